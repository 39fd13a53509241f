import Foundation
import HoldplanModel

extension NeutralInstance {
  /// Reads an instance from a file.
  ///
  /// - Throws: `DocumentError` when the file cannot be read, is no JSON, is of another format, or lacks
  ///   something.
  package init(contentsOf path: String) throws(DocumentError) {
    try self.init(json: try readDocument(at: path), file: path)
  }

  /// Reads an instance from JSON text; `file` is named in errors.
  package init(json text: Data, file: String) throws(DocumentError) {
    do throws(DocumentError) {
      self = try decodeDocument(Self.self, from: text, file: file)
    } catch {
      // A document of another kind fails somewhere at random; its format is the better thing to say.
      try requireFormat(Self.formatName, of: text, file: file)
      throw error
    }
    guard format == Self.formatName else {
      let issue = DocumentError.Problem.Issue.otherFormat(found: format, expected: Self.formatName)
      throw DocumentError(file: file, problems: [.init(path: "format", issue: issue)])
    }
  }
}

extension NeutralPlan {
  /// Reads a plan from a file.
  ///
  /// - Throws: `DocumentError` when the file cannot be read, is no JSON or lacks something. A plan that
  ///   breaks rules is no error.
  package init(contentsOf path: String) throws(DocumentError) {
    try self.init(json: try readDocument(at: path), file: path)
  }

  /// Reads a plan from JSON text; `file` is named in errors.
  package init(json text: Data, file: String) throws(DocumentError) {
    self = try decodeDocument(Self.self, from: text, file: file)
  }

  /// The plan as JSON text, keys in a fixed order, with a newline at the end.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
