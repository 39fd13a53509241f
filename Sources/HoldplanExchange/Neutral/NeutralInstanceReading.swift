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
    self = try readDocument(text, file: file, Self.init(from:))
  }
}

extension NeutralInstance {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: [
      "format", "name", "season", "employees", "modules", "rooms", "instructors", "rules", "weights",
    ]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "format": format = try reader.formatName(Self.formatName)
      case "name": name = try reader.string()
      case "season": season = try NeutralSeason(from: &reader)
      case "employees": employees = try reader.list(NeutralEmployee.init(from:))
      case "modules": modules = try reader.list(NeutralModule.init(from:))
      case "rooms": rooms = try reader.list(NeutralRoom.init(from:))
      case "instructors": instructors = try reader.list(NeutralInstructor.init(from:))
      case "rules": rules = try NeutralRules(from: &reader)
      case "weights": weights = try reader.wholeNumbers()
      case "pins": pins = try reader.list(NeutralPin.init(from:))
      case "published": published = try reader.optional(NeutralPlan.init(from:))
      default: try reader.skip()
      }
    }
  }
}
