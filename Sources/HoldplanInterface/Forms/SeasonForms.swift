import HoldplanModel
import HoldplanResources

/// The season, its closed days, and the rules.
extension FormMaker {
  var seasonFields: [Field] {
    let season = workspace.season
    let slots = season.slots.map { "\($0.name) \($0.start)-\($0.end)" }.joined(separator: ", ")
    return [
      .text("organisation", workspace.name), .text("season.name", season.name),
      .text("season.start", typed(season.start)), .text("season.end", typed(season.end)),
      .text("season.teachingWeekdays", text(of: season.teachingWeekdays)), .text("season.slots", slots),
      yesNo("season.observesDanishHolidays", season.observesDanishHolidays),
    ]
  }

  func closedDayFields(_ date: CalendarDate?) -> [Field] {
    let reason = date.flatMap { workspace.season.closedDay(on: $0)?.reason }
    return [.text("date", typed(date)), .text("reason", reason ?? "")]
  }

  var ruleFields: [Field] {
    let rules = workspace.rules
    let coverage = ["department", "site"].flatMap { scope -> [Field] in
      let limits = rules.coverage.filter { $0.scope == Self.scope(scope) }.map(\.limit)
      var (share, atLeast, present) = ("", "", "")
      for limit in limits {
        switch limit {
        case .away(let part, let least): (share, atLeast) = (typed(part.value * 100), String(least))
        case .present(let count): present = String(count)
        }
      }
      return [
        .text("coverage.\(scope).share", share), .text("coverage.\(scope).atLeast", atLeast),
        .text("coverage.\(scope).present", present),
      ]
    }
    let weights = SoftGoal.allCases.map { goal in
      Field.text(
        "weight.\(goal.rawValue)", String(rules.weights[goal]),
        label: words["form.weight", ["goal": name(of: goal, words: words)]])
    }
    let sources = HardRule.allCases.map { rule in
      Field.text(
        "source.\(rule.rawValue)", rules.sources[rule] ?? "",
        label: words["form.source", ["rule": name(of: rule, words: words)]])
    }
    return [.text("rules.maxSessionsPerDay", String(rules.maxSessionsPerDay))] + coverage + [
      yesNo("closesTeachingDays", rules.closesTeachingDaysForLeave),
      .text("rules.leaveSource", rules.leaveSource),
    ] + weights + sources
  }

  fileprivate static func scope(_ name: String) -> CoverageRule.Scope {
    name == "site" ? .everySite : .everyDepartment
  }
}

extension FormReader {
  mutating func season() -> Change? {
    var season = workspace.season
    season.name = required("season.name")
    guard let start = requiredDate("season.start"), let end = requiredDate("season.end") else { return nil }
    season.start = start
    season.end = end
    season.teachingWeekdays = weekdays("season.teachingWeekdays")
    season.slots = slots()
    season.observesDanishHolidays = value("season.observesDanishHolidays") == "yes"
    let organisation = required("organisation")
    if organisation == workspace.name { return .setSeason(season) }
    return .group([.rename(organisation: organisation), .setSeason(season)])
  }

  /// `Formiddag 08:30-11:30, Eftermiddag 12:30-15:30`.
  private mutating func slots() -> [Slot] {
    var slots: [Slot] = []
    for text in value("season.slots").split(separator: ",").map({ String($0).trimmed }) where !text.isEmpty {
      let parts = text.split(separator: " ")
      let times = (parts.last ?? "").split(separator: "-").map { ClockTime($0) }
      guard parts.count >= 2, times.count == 2, let start = times[0], let end = times[1] else {
        report("season.slots", words["form.noSlot", ["value": shown(text)]])
        continue
      }
      slots.append(Slot(name: parts.dropLast().joined(separator: " "), start: start, end: end))
    }
    return slots
  }

  mutating func closedDay(replacing old: CalendarDate?) -> Change? {
    let reason = required("reason")
    guard let date = requiredDate("date") else { return nil }
    var season = workspace.season
    season.closedDays.removeAll { $0.date == date || $0.date == old }
    season.closedDays.append(ClosedDay(date: date, reason: reason))
    season.closedDays.sort { $0.date < $1.date }
    return .setSeason(season)
  }

  mutating func rules() -> Change? {
    var rules = workspace.rules
    rules.maxSessionsPerDay = requiredNumber("rules.maxSessionsPerDay")
    // Rules for one department or site alone are kept: this form sets those for all of them.
    rules.coverage.removeAll { $0.scope == .everyDepartment || $0.scope == .everySite }
    for scope in ["department", "site"] { rules.coverage += coverage(scope) }
    rules.closesTeachingDaysForLeave = value("closesTeachingDays") == "yes"
    rules.leaveSource = value("rules.leaveSource")
    for goal in SoftGoal.allCases { rules.weights[goal] = number("weight.\(goal.rawValue)") ?? 0 }
    for rule in HardRule.allCases {
      let source = value("source.\(rule.rawValue)")
      rules.sources[rule] = source.isEmpty ? nil : source
    }
    return .setRules(rules)
  }

  private mutating func coverage(_ name: String) -> [CoverageRule] {
    let scope = FormMaker.scope(name)
    var rules: [CoverageRule] = []
    if let percent = decimal("coverage.\(name).share") {
      if let share = Share(percent / 100) {
        let atLeast = number("coverage.\(name).atLeast") ?? 0
        rules.append(CoverageRule(scope: scope, limit: .away(share: share, atLeast: atLeast)))
      } else {
        report(
          "coverage.\(name).share",
          words[
            "issue.outsideRange",
            ["value": value("coverage.\(name).share"), "minimum": "0", "maximum": "100"]])
      }
    }
    if let present = number("coverage.\(name).present") {
      rules.append(CoverageRule(scope: scope, limit: .present(present)))
    }
    return rules
  }
}
