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
      self.init(
        path: documentPath(context.codingPath), issue: .wrongType(expected: .init(decoded: type)))
    case .dataCorrupted(let context):
      let path = documentPath(context.codingPath)
      let underlying = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
      self.init(
        path: path,
        issue: path.isEmpty
          ? .notJSON(underlying ?? context.debugDescription)
          : .notValid(value: context.debugDescription, expected: .value))
    @unknown default:
      self.init(path: "", issue: .notJSON(String(describing: error)))
    }
  }
}

extension DocumentError.Problem.Expected {
  /// What a Swift type is called in a sentence about JSON.
  init(decoded type: Any.Type) {
    self =
      switch type {
      case is String.Type, is CalendarDate.Type: .text
      case is Int.Type: .wholeNumber
      case is Double.Type: .number
      case is Bool.Type: .truth
      case is any RangeReplaceableCollection.Type: .list
      default: .object
      }
  }
}

/// A place in a document, written as `employees[3].absences[0]`.
func documentPath(_ keys: [any CodingKey]) -> String {
  keys.reduce(into: "") { path, key in
    if let index = key.intValue {
      path += "[\(index)]"
    } else {
      path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
    }
  }
}

/// Reads a file from disk.
///
/// - Throws: `DocumentError` with what the system says when the file cannot be read.
func readDocument(at path: String) throws(DocumentError) -> Data {
  do {
    return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
  } catch {
    throw DocumentError(
      file: path, problems: [.init(path: "", issue: .unreadable(error.localizedDescription))])
  }
}

/// Decodes one value from JSON text; `file` is named in the error.
func decodeDocument<Value: Decodable>(
  _ type: Value.Type, from text: Data, file: String
) throws(DocumentError) -> Value {
  do {
    return try JSONDecoder().decode(type, from: text)
  } catch let error as DecodingError {
    throw DocumentError(file: file, problems: [.init(error)])
  } catch {
    throw DocumentError(
      file: file, problems: [.init(path: "", issue: .notJSON(error.localizedDescription))])
  }
}

/// Just enough of a document to tell what it is.
private struct FormatName: Decodable { var format: String }

/// Refuses a document whose `format` is another than the one that is wanted, before anything else is said
/// about it.
func requireFormat(_ expected: String, of text: Data, file: String) throws(DocumentError) {
  let found = try decodeDocument(FormatName.self, from: text, file: file).format
  guard found == expected else {
    let issue = DocumentError.Problem.Issue.otherFormat(found: found, expected: expected)
    throw DocumentError(file: file, problems: [.init(path: "format", issue: issue)])
  }
}
