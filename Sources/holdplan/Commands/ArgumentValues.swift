import ArgumentParser
import HoldplanExchange
import HoldplanModel

// Words that stand for one of several things: the help, the completions and the errors list them.

/// What the rows of a table are, or the whole workspace.
enum TableName: ExpressibleByArgument {
  case workspace
  case table(ImportKind)

  init?(argument: String) {
    if argument == "workspace" {
      self = .workspace
    } else if let kind = ImportKind(rawValue: argument) {
      self = .table(kind)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ImportKind.allCases.map(\.rawValue) + ["workspace"] }

  /// As it is typed.
  var text: String {
    switch self {
    case .workspace: "workspace"
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
