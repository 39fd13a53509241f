import Foundation
import HoldplanModel

extension DocumentError.Problem {
  /// What Foundation found wrong while decoding, with its place in the document.
  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context):
      self.init(path: documentPath(context.codingPath + [key]), issue: .missing)
    case .valueNotFound(_, let context):
      self.init(path: documentPath(context.codingPath), issue: .missing)
    case .typeMismatch(let type, let context):
      self.init(path: documentPath(context.codingPath), issue: .wrongType(expected: .init(decoded: type)))
    case .dataCorrupted(let context):
      self.init(
        path: documentPath(context.codingPath),
        issue: .notValid(value: context.debugDescription, expected: .value))
    @unknown default:
      self.init(path: "", issue: .notValid(value: String(describing: error), expected: .value))
    }
  }
}

extension DocumentError.Problem.Expected {
  /// What a Swift type is called in a sentence about JSON.
  fileprivate init(decoded type: any Any.Type) {
    self =
      switch type {
      case is String.Type: .text
      case is Int.Type: .wholeNumber
      case is Double.Type: .number
      case is Bool.Type: .truth
      case is any RangeReplaceableCollection.Type: .list
      default: .object
      }
  }
}

/// A place in a document, written as `employees[3].leave[0].from`.
private func documentPath(_ keys: [any CodingKey]) -> String {
  keys.reduce(into: "") { path, key in
    if let index = key.intValue {
      path += "[\(index)]"
    } else {
      path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
    }
  }
}
