import HoldplanModel
import HoldplanResources

/// Modules. The sessions and the composition are written compactly, so that a form can say all that the model
/// can.
extension FormMaker {
  func moduleFields(_ id: String?) -> [Field] {
    let module = id.flatMap { workspace.modules[.init($0)] }
    let (audience, members) = audience(of: module)
    return [
      identifierField(id), .text("name", module?.name ?? ""),
      .text("sessions", module.map { text(of: $0.sessions) } ?? "1, 1 7-14-28"),
      .text("everyWeeks", text(module?.everyWeeks)),
      .text("studyHoursPerWeek", text(module?.studyHoursPerWeek ?? .zero)),
      .text("teamSize.minimum", text(module?.teamSize.minimum)),
      .text("teamSize.ideal", text(module?.teamSize.ideal)),
      .text("teamSize.maximum", text(module?.teamSize.maximum)),
      .text("teamCount.maximum", text(module?.teamCount.maximum)),
      .text("teamCount.required", text(module?.teamCount.required)),
      .text("instructors", text(of: module?.instructors ?? [])),
      .text("rooms", text(of: module?.rooms ?? [])),
      .text("requires", text(of: module?.requires ?? [])),
      .choice(
        "audience", audience,
        ["everyone", "listed", "departments", "roles"].map {
          Field.Choice(id: $0, label: words["audience.\($0)"])
        }),
      .text("audienceMembers", members),
      .text("eligibleRoles", text(of: (module?.eligibleRoles ?? []).sorted())),
      .text("composition", (module?.composition ?? []).map { text(of: $0) }.joined(separator: ", ")),
      .text("completion", completion(of: module)), .text("raises", text(of: module?.raises ?? [:])),
      .text("validMonths", text(module?.validMonths)),
    ]
  }

  /// `alle`, `7 + eksamen`.
  private func completion(of module: Module?) -> String {
    (module?.completion ?? .allSessions)
      .written(all: words["completion.word.all"], exam: words["completion.word.exam"])
  }

  private func audience(of module: Module?) -> (String, String) {
    switch module?.audience {
    case nil, .everyone: ("everyone", "")
    case .listed: ("listed", "")
    case .departments(let departments): ("departments", text(of: departments.sorted()))
    case .roles(let roles): ("roles", text(of: roles.sorted()))
    }
  }

  /// `1, 1 7-14-28, eksamen 2 14-21-35 ma ti`.
  func text(of sessions: [SessionPattern]) -> String {
    sessions.map { session in
      var parts = session.kind == .exam ? [words["form.exam"]] : []
      parts.append(String(session.slotCount))
      if let gap = session.gap { parts.append("\(gap.minimum)-\(gap.ideal)-\(gap.maximum)") }
      if let weekdays = session.weekdays { parts.append(text(of: weekdays)) }
      return parts.joined(separator: " ")
    }
    .joined(separator: ", ")
  }

  /// `afdeling DRIFT: 2-2`.
  private func text(of rule: CompositionRule) -> String { rule.written(words.compositionWord) }
}

extension Words {
  /// How a word of composition rules is written in tables and forms.
  func compositionWord(_ word: CompositionGrammar.Word) -> String {
    String(self["import.word.\(word.rawValue)"].prefix { $0 != "|" })
  }
}

extension FormReader {
  mutating func module(_ id: String?) -> Record? {
    let roles = Set(identifiers("eligibleRoles", of: workspace.roles) { $0.name })
    let module = Module(
      id: self.id(isNew: id == nil, in: workspace.modules), name: required("name"),
      sessions: sessionPatterns(), everyWeeks: number("everyWeeks"),
      studyHoursPerWeek: hours("studyHoursPerWeek"),
      requires: identifiers("requires", of: workspace.modules) { $0.name },
      teamSize: TeamSize(
        minimum: requiredNumber("teamSize.minimum"), ideal: requiredNumber("teamSize.ideal"),
        maximum: requiredNumber("teamSize.maximum")),
      teamCount: TeamCount(
        maximum: requiredNumber("teamCount.maximum"), required: number("teamCount.required")),
      eligibleRoles: roles.isEmpty ? nil : roles,
      instructors: identifiers("instructors", of: workspace.instructors) { $0.name },
      rooms: identifiers("rooms", of: workspace.rooms) { $0.name }, composition: composition(),
      audience: audience(), completion: completion(), raises: levels("raises"),
      validMonths: number("validMonths"))
    return .module(module)
  }

  private mutating func completion() -> CompletionRule {
    let text = value("completion")
    let rule = CompletionRule(
      text, all: [words["completion.word.all"], "all"], exam: [words["completion.word.exam"], "exam"])
    if rule == nil { report("completion", words["form.noCompletion", ["value": shown(text)]]) }
    return rule ?? .allSessions
  }

  private mutating func audience() -> Audience {
    switch value("audience") {
    case "listed": .listed
    case "departments":
      .departments(Set(identifiers("audienceMembers", of: workspace.departments) { $0.name }))
    case "roles": .roles(Set(identifiers("audienceMembers", of: workspace.roles) { $0.name }))
    default: .everyone
    }
  }

  private mutating func sessionPatterns() -> [SessionPattern] {
    var patterns: [SessionPattern] = []
    for text in value("sessions").split(separator: ",").map({ String($0).trimmed }) where !text.isEmpty {
      guard let pattern = sessionPattern(text) else {
        report("sessions", words["form.noSession", ["value": shown(text)]])
        continue
      }
      patterns.append(pattern)
    }
    return patterns
  }

  private func sessionPattern(_ text: String) -> SessionPattern? {
    var pattern = SessionPattern()
    var days: [Weekday] = []
    for part in text.lowercased().split(separator: " ") {
      let numbers = part.split(separator: "-").map { Int($0) }
      if part == words["form.exam"].lowercased() || part == "exam" {
        pattern.kind = .exam
      } else if let day = weekday(String(part)) {
        days.append(day)
      } else if numbers.count == 1, let count = numbers[0], count > 0 {
        pattern.slotCount = count
      } else if numbers.count == 3, let minimum = numbers[0], let ideal = numbers[1], let maximum = numbers[2]
      {
        pattern.gap = GapLimits(minimum: minimum, ideal: ideal, maximum: maximum)
      } else {
        return nil
      }
    }
    if !days.isEmpty { pattern.weekdays = WeekdaySet(days) }
    return pattern
  }

  private mutating func composition() -> [CompositionRule] {
    var rules: [CompositionRule] = []
    for text in value("composition").split(separator: ",").map({ String($0).trimmed }) where !text.isEmpty {
      guard let rule = compositionRule(text) else {
        report("composition", words["form.noComposition", ["value": shown(text)]])
        continue
      }
      rules.append(rule)
    }
    return rules
  }

  private func compositionRule(_ text: String) -> CompositionRule? {
    let grammar = CompositionGrammar { [words] text in
      CompositionGrammar.Word.allCases.first { word in
        word.rawValue == text
          || words["import.word.\(word.rawValue)"].lowercased().split(separator: "|")
            .contains { $0 == text.lowercased() }
      }
    }
    guard let written = grammar.rule(text), let kind = written.kind?.kind(written.name) else { return nil }
    var rule = CompositionRule(kind: kind, minimum: written.minimum, maximum: written.maximum)
    if let company = written.company {
      guard let others = company.kind.kind(company.name) else { return nil }
      rule.company = CompositionRule.Company(kind: others, each: company.each)
    }
    return rule
  }
}
