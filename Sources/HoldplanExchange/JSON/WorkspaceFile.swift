import Foundation
import HoldplanModel

/// A whole workspace as one JSON document: for copies, for other programs, and for the samples.
///
/// The document is an object with `format` (`holdplan-workspace-1`) and the parts of the workspace, keys in
/// alphabetical order, so that the same workspace is always the same text. What is left out is empty.
package struct WorkspaceFile {
  package static let formatName = "holdplan-workspace-1"

  private static let formatStem = "holdplan-workspace-"
  private static let newestVersion = 1

  package let workspace: Workspace

  package init(_ workspace: Workspace) { self.workspace = workspace }

  /// Reads a workspace from a file.
  ///
  /// - Throws: `DocumentError` when the file cannot be read, is no JSON, is of another format or of a newer
  ///   version, lacks something, or does not hold together (then with every problem of the workspace).
  package init(contentsOf path: String) throws(DocumentError) {
    try self.init(json: try readDocument(at: path), file: path)
  }

  /// Reads a workspace from JSON text; `file` is named in errors.
  package init(json text: Data, file: String) throws(DocumentError) {
    try readDocument(text, file: file, Self.checkFormat)
    workspace = try Self.content(of: text, file: file).workspace
    let problems = workspace.problems()
    guard problems.isEmpty else {
      throw DocumentError(
        file: file, problems: problems.map { .init(path: $0.place, issue: .invalid($0)) })
    }
  }

  /// The workspace as JSON text with a newline at the end.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Content(workspace: workspace)) + Data("\n".utf8)
  }

  private static func content(of text: Data, file: String) throws(DocumentError) -> Content {
    do {
      return try JSONDecoder().decode(Content.self, from: text)
    } catch let error as DecodingError {
      throw DocumentError(file: file, problems: [.init(error)])
    } catch {
      let issue = DocumentError.Problem.Issue.unreadable(error.localizedDescription)
      throw DocumentError(file: file, problems: [.init(path: "", issue: issue)])
    }
  }

  /// Reads the document once to see that it is JSON and of this format, so that a document of another kind is
  /// called that rather than one that lacks this or that.
  private static func checkFormat(_ reader: inout JSONReader) throws(DocumentError.Problem) {
    try reader.object(requiring: ["format"]) { reader, key throws(DocumentError.Problem) in
      guard key == "format" else { return try reader.skip() }
      let found = try reader.string()
      if found == formatName { return }
      let version = found.hasPrefix(formatStem) ? Int(found.dropFirst(formatStem.count)) : nil
      if let version, version > newestVersion {
        throw reader.problem(.newerVersion(found: found, newest: formatName))
      }
      throw reader.problem(.otherFormat(found: found, expected: formatName))
    }
  }

  /// The workspace's own keys, and `format` among them.
  private struct Content: Codable {
    private enum Key: String, CodingKey { case format }

    var workspace: Workspace

    init(workspace: Workspace) { self.workspace = workspace }

    init(from decoder: any Decoder) throws { workspace = try Workspace(from: decoder) }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(formatName, forKey: .format)
      try workspace.encode(to: encoder)
    }
  }
}

extension ModelProblem {
  /// Such as `employee 0042: leave`.
  fileprivate var place: String {
    guard let record else { return field }
    return "\(record.kind.rawValue) \(record.identifier): \(field)"
  }
}
