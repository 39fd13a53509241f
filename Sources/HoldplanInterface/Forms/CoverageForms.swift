import HoldplanModel

/// A rule of staffing: for all departments or sites, or for a single one that is to be treated otherwise.
extension FormMaker {
  func coverageFields(_ place: Int?) -> [Field] {
    let rules = workspace.rules.coverage
    let rule = place.flatMap { rules.indices.contains($0) ? rules[$0] : nil }
    let (scope, unit) =
      switch rule?.scope {
      case nil, .everyDepartment: ("everyDepartment", "")
      case .everySite: ("everySite", "")
      case .department(let id): ("department", id.rawValue)
      case .site(let id): ("site", id.rawValue)
      }
    var (kind, share, atLeast, present) = ("share", "", "", "")
    switch rule?.limit {
    case nil: break
    case .away(let part, let least):
      (share, atLeast) = (typed(part.value * 100), least == 0 ? "" : String(least))
    case .present(let count): (kind, present) = ("present", String(count))
    }
    return [
      .choice(
        "coverage.scope", scope,
        ["everyDepartment", "everySite", "department", "site"].map {
          Field.Choice(id: $0, label: words["coverage.scope.\($0)"])
        }),
      .text("coverage.unit", unit),
      .choice(
        "coverage.kind", kind,
        ["share", "present"].map { Field.Choice(id: $0, label: words["coverage.kind.\($0)"]) }),
      .text("coverage.share", share), .text("coverage.atLeast", atLeast),
      .text("coverage.present", present),
    ]
  }
}

extension FormReader {
  mutating func coverage(replacing place: Int?) -> Change? {
    guard let scope = coverageScope(), let limit = coverageLimit() else { return nil }
    var rules = workspace.rules
    let rule = CoverageRule(scope: scope, limit: limit)
    if let place, rules.coverage.indices.contains(place) {
      rules.coverage[place] = rule
    } else {
      rules.coverage.append(rule)
    }
    return .setRules(rules)
  }

  private mutating func coverageScope() -> CoverageRule.Scope? {
    switch value("coverage.scope") {
    case "department":
      _ = required("coverage.unit")
      return identifier("coverage.unit", of: workspace.departments) { $0.name }.map { .department($0) }
    case "site":
      _ = required("coverage.unit")
      return identifier("coverage.unit", of: workspace.sites) { $0.name }.map { .site($0) }
    case "everySite": return .everySite
    default: return .everyDepartment
    }
  }

  private mutating func coverageLimit() -> CoverageRule.Limit? {
    if value("coverage.kind") == "present" {
      _ = required("coverage.present")
      return number("coverage.present").map { .present($0) }
    }
    _ = required("coverage.share")
    guard let percent = decimal("coverage.share") else { return nil }
    guard let share = Share(percent / 100) else {
      report(
        "coverage.share",
        words["issue.outsideRange", ["value": value("coverage.share"), "minimum": "0", "maximum": "100"]])
      return nil
    }
    return .away(share: share, atLeast: number("coverage.atLeast") ?? 0)
  }
}
