import ArgumentParser
import HoldplanExchange
import HoldplanModel

// Words that stand for one of several things: the help, the completions and the errors list them.

/// What the rows of a table are, the whole workspace, or a folder with a file for each kind.
enum TableName: ExpressibleByArgument {
  case workspace, folder
  case table(ImportKind)

  init?(argument: String) {
    switch argument {
    case "workspace": self = .workspace
    case "folder": self = .folder
    default:
      guard let kind = ImportKind(rawValue: argument) else { return nil }
      self = .table(kind)
    }
  }

  static var allValueStrings: [String] { ImportKind.allCases.map(\.rawValue) + ["folder", "workspace"] }
}

/// What is written to a file: the rows of a table, the rosters as one, or the whole workspace.
enum ExportedName: ExpressibleByArgument, Equatable {
  case workspace, rosters
  case table(ImportKind)

  init?(argument: String) {
    if argument == "rosters" {
      self = .rosters
      return
    }
    switch TableName(argument: argument) {
    case .workspace: self = .workspace
    case .table(let kind): self = .table(kind)
    case .folder, nil: return nil
    }
  }

  static var allValueStrings: [String] { ImportKind.allCases.map(\.rawValue) + ["rosters", "workspace"] }

  /// As it is typed.
  var text: String {
    switch self {
    case .workspace: "workspace"
    case .rosters: "rosters"
    case .table(let kind): kind.rawValue
    }
  }
}

/// A rule by its key, with or without its number: `coverage` or `H10_coverage`.
struct RuleName: ExpressibleByArgument {
  let rule: HardRule

  init?(argument: String) {
    guard let rule = HardRule(shortName: argument) else { return nil }
    self.rule = rule
  }

  static var allValueStrings: [String] { HardRule.allCases.map(\.shortName) }
}

/// What can be added and edited field by field.
enum EditableKind: String, CaseIterable, ExpressibleByArgument {
  case department, site, role, employee, programme, module, room, instructor
  case closedDay = "closed-day"
  case coverage, waiver, season, rules, organisation
}

/// What can be removed.
enum RemovableKind: String, CaseIterable, ExpressibleByArgument {
  case department, site, role, employee, programme, module, room, instructor, waiver, team
  case closedDay = "closed-day"
  case coverage

  /// Nil for what is no record of its own.
  var record: RecordReference.Kind? { RecordReference.Kind(rawValue: rawValue) }
}
