import Foundation
import HoldplanModel

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
    self = try readDocument(text, file: file, Self.init(from:))
  }

  /// The plan as JSON text, keys in a fixed order, with a newline at the end.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}

extension NeutralPlan {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["teams"]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "instance": instance = try reader.optionalString()
      case "teams": teams = try reader.list(NeutralTeam.init(from:))
      case "meta": meta = try reader.optionalObject()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralTeam {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["id", "module", "sessions", "members"]) {
      reader, key throws(DocumentError.Problem) in
      switch key {
      case "id": id = try reader.string()
      case "module": module = try reader.optionalString() ?? ""
      case "sessions": sessions = try reader.list(NeutralSession.init(from:))
      case "members": members = try reader.strings()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralSession {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["date", "slot", "room", "instructor"]) {
      reader, key throws(DocumentError.Problem) in
      switch key {
      case "date": date = try reader.date()
      case "slot": slot = try reader.slot()
      case "room": room = try reader.optionalString() ?? ""
      case "instructor": instructor = try reader.optionalString() ?? ""
      default: try reader.skip()
      }
    }
  }
}

extension JSONReader {
  /// Reads the index of a slot. A broken plan may have any, but none so large that adding to it overflows.
  fileprivate mutating func slot() throws(Problem) -> Int {
    let slot = try int()
    guard (-1_000_000...1_000_000).contains(slot) else { throw problem(.tooLarge("\(slot)")) }
    return slot
  }
}
