import HoldplanModel

extension ImportBatch {
  mutating func readModule(_ row: inout ImportRow) {
    guard let (id, name) = identify(.module, &row) else { return }
    let old = workspace.modules[Module.ID(id)]
    var module =
      old
      ?? Module(
        id: Module.ID(id), name: name ?? id, sessions: [],
        teamSize: TeamSize(minimum: 0, ideal: 0, maximum: 0), teamCount: TeamCount(maximum: 0))
    if let name { module.name = name }
    readSessions(of: &module, &row)
    readTeams(of: &module, isNew: old == nil, &row)
    row.cell(.everyWeeks, orReport: .noWholeNumber) { Self.weeks($0) }.apply(to: &module.everyWeeks)
    row.hours(.studyHoursPerWeek).apply(to: &module.studyHoursPerWeek, empty: .zero)
    modules(.requires, &row).apply(to: &module.requires, empty: [])
    references(.rooms, .room, &row).map { $0.map { Room.ID($0) } }.apply(to: &module.rooms, empty: [])
    instructors(&row).apply(to: &module.instructors, empty: [])
    roles(&row).apply(to: &module.eligibleRoles, empty: nil)
    audience(&row).apply(to: &module.audience, empty: .listed)
    composition(&row).apply(to: &module.composition, empty: [])
    levels(.raises, &row).apply(to: &module.raises, empty: [:])
    row.wholeNumber(.validMonths).apply(to: &module.validMonths)
    let completion = row.cell(.completion, orReport: .noCompletion) { [vocabulary] in
      vocabulary.completion($0)
    }
    completion.apply(to: &module.completion, empty: .allSessions)
    readProgramme(of: module.id, &row)
    stage(.module(module), from: row)
  }

  // MARK: Sessions

  private mutating func readSessions(of module: inout Module, _ row: inout ImportRow) {
    let grammar = SessionGrammar(vocabulary: vocabulary, slots: workspace.season.slots.count)
    let written = row.cell(.sessions, orReport: .noSessions) { grammar.read($0) }
    written.apply(to: &module.sessions, empty: [])
    if module.sessions.isEmpty && !row.isBad { reportMissing(.sessions, &row) }
    let isNewlyWritten = written.value != nil
    let gap = (row.wholeNumber(.gapMinimum), row.wholeNumber(.gapIdeal), row.wholeNumber(.gapMaximum))
    let isGapGiven = gap.0.isGiven || gap.1.isGiven || gap.2.isGiven
    let weekdays = row.weekdays(.weekdays)
    for index in module.sessions.indices {
      // A value inside the cell of the sessions goes before that of a column for all of them.
      if isGapGiven, index > 0, !(isNewlyWritten && module.sessions[index].gap != nil) {
        let base = module.sessions[index].gap
        let minimum = gap.0.value ?? base?.minimum ?? 1
        let ideal = gap.1.value ?? base?.ideal ?? minimum
        let maximum = gap.2.value ?? base?.maximum ?? max(ideal, 366)
        module.sessions[index].gap = GapLimits(minimum: minimum, ideal: ideal, maximum: maximum)
      }
      if !(isNewlyWritten && module.sessions[index].weekdays != nil) {
        weekdays.apply(to: &module.sessions[index].weekdays)
      }
    }
  }

  /// A number, alone or with words around it: `2`, `hver 2. uge`.
  private static func weeks(_ text: String) -> Int? {
    let numbers = text.split { !("0"..."9").contains($0) }
    guard numbers.count == 1, !text.contains("-"), !text.contains(",") else { return nil }
    return ImportNumbers.whole(String(numbers[0]))
  }

  // MARK: Teams

  /// A new module needs its greatest team size; the least is 1 and the ideal the greatest unless given.
  private mutating func readTeams(of module: inout Module, isNew: Bool, _ row: inout ImportRow) {
    let minimum = row.wholeNumber(.teamMinimum)
    let ideal = row.wholeNumber(.teamIdeal)
    let maximum = row.wholeNumber(.teamMaximum)
    let teams = row.wholeNumber(.teamsMaximum)
    let exactly = row.wholeNumber(.teamsRequired)
    if isNew {
      if maximum.value == nil && !row.isBad { reportMissing(.teamMaximum, &row) }
      if teams.value == nil && exactly.value == nil && !row.isBad { reportMissing(.teamsMaximum, &row) }
      module.teamSize = TeamSize(minimum: 1, ideal: maximum.value ?? 1, maximum: maximum.value ?? 1)
    }
    minimum.apply(to: &module.teamSize.minimum, empty: 1)
    maximum.apply(to: &module.teamSize.maximum, empty: module.teamSize.maximum)
    ideal.apply(to: &module.teamSize.ideal, empty: module.teamSize.maximum)
    exactly.apply(to: &module.teamCount.required)
    if let exactly = exactly.value, !teams.isGiven { module.teamCount.maximum = exactly }
    teams.apply(to: &module.teamCount.maximum, empty: module.teamCount.maximum)
  }

  // MARK: People and places

  /// Instructors, and colleagues who become instructors because a module names them.
  private mutating func instructors(_ row: inout ImportRow) -> ImportCell<[Instructor.ID]> {
    switch row.cell(.instructors, keepingLines: true) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      if case .one(let id) = answer(text, .instructor) { return .value([Instructor.ID(id)]) }
      var ids: [Instructor.ID] = []
      for part in ImportLists.split(text) {
        if let id = instructor(part, &row), !ids.contains(id) { ids.append(id) }
      }
      return .value(ids)
    }
  }

  private mutating func instructor(_ text: String, _ row: inout ImportRow) -> Instructor.ID? {
    if case .none(nil) = answer(text, .instructor), case .one(let id) = answer(text, .employee),
      case .employee(let employee)? = current(.employee(Employee.ID(id)))
    {
      if let known = workspace.instructors(for: employee.id).first { return known.id }
      let instructor = Instructor(id: Instructor.ID(id), name: employee.name, employee: employee.id)
      if current(.instructor(instructor.id)) == nil { row.mentions.append(.instructor(instructor)) }
      return instructor.id
    }
    return find(text, .instructor, .instructors, &row).map { Instructor.ID($0) }
  }

  private mutating func roles(_ row: inout ImportRow) -> ImportCell<Set<JobRole.ID>?> {
    if let text = row.text(.roles), vocabulary.meaning(of: text) == .everyone { return .value(nil) }
    return references(.roles, .role, &row).map { Set($0.map { JobRole.ID($0) }) }
  }

  /// `alle`, `listede`, or departments or roles, with or without that word before them.
  private mutating func audience(_ row: inout ImportRow) -> ImportCell<Audience> {
    switch row.cell(.audience, keepingLines: true) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      switch vocabulary.meaning(of: text) {
      case .everyone: return .value(.everyone)
      case .listed: return .value(.listed)
      default: break
      }
      let (kind, rest) = kindPrefix(text)
      let names = kind == nil ? [] : ImportLists.split(rest)
      switch kind ?? guessedKind(rest) {
      case .department:
        return identifiers(names, rest, .department, &row).map {
          .departments(Set($0.map { Department.ID($0) }))
        }
      case .role: return identifiers(names, rest, .role, &row).map { .roles(Set($0.map { JobRole.ID($0) })) }
      default:
        row.report(.noAudience, .audience)
        return .kept
      }
    }
  }

  private mutating func identifiers(
    _ names: [String], _ text: String, _ kind: RecordReference.Kind, _ row: inout ImportRow
  ) -> ImportCell<[String]> {
    if case .one(let id) = answer(text, kind) { return .value([id]) }
    var ids: [String] = []
    for name in names.isEmpty ? ImportLists.split(text) : names {
      if let id = find(name, kind, .audience, &row) { ids.append(id) }
    }
    return .value(ids)
  }

  /// The kind whose records all the names are, departments before roles.
  private mutating func guessedKind(_ text: String) -> RecordReference.Kind? {
    for kind in [RecordReference.Kind.department, .role] {
      let names = ImportLists.split(text)
      if isKnown(text, kind) || (!names.isEmpty && names.allSatisfy { isKnown($0, kind) }) { return kind }
    }
    return nil
  }

  private mutating func isKnown(_ text: String, _ kind: RecordReference.Kind) -> Bool {
    if case .one = answer(text, kind) { true } else { false }
  }

  /// The kind that the first word names, and the text after it and a colon.
  private func kindPrefix(_ text: String) -> (RecordReference.Kind?, String) {
    let parts = text.split(maxSplits: 1, whereSeparator: { $0 == ":" || $0 == " " })
    guard parts.count == 2 else { return (nil, text) }
    let rest = parts[1].drop { $0 == ":" || $0 == " " }.trimmed
    return switch vocabulary.meaning(of: parts[0]) {
    case .department: (.department, rest)
    case .site: (.site, rest)
    case .role: (.role, rest)
    default: (nil, text)
    }
  }

  // MARK: Composition

  /// Rules such as `afdeling Drift: 2` or `rolle Leder: 1-3`, each on a line of its own or between `|`.
  private mutating func composition(_ row: inout ImportRow) -> ImportCell<[CompositionRule]> {
    switch row.cell(.composition, keepingLines: true) {
    case .kept: return .kept
    case .cleared: return .cleared
    case .value(let text):
      var rules: [CompositionRule] = []
      for part in ImportLists.splitStrongly(text) {
        if let rule = compositionRule(part, &row) { rules.append(rule) }
      }
      return .value(rules)
    }
  }

  private mutating func compositionRule(_ text: String, _ row: inout ImportRow) -> CompositionRule? {
    let grammar = CompositionGrammar { [vocabulary] word in
      vocabulary.meaning(of: word).flatMap { CompositionGrammar.Word(rawValue: $0.rawValue) }
    }
    guard let written = grammar.rule(text) else {
      row.report(.noComposition, .composition, value: text)
      return nil
    }
    let guessed = [CompositionGrammar.Word.department, .site, .role].first { word in
      word.recordKind.map { isKnown(written.name, $0) } ?? false
    }
    guard let word = written.kind ?? guessed else {
      row.report(.noComposition, .composition, value: text)
      return nil
    }
    guard let kind = compositionKind(word, written.name, &row) else { return nil }
    var rule = CompositionRule(kind: kind, minimum: written.minimum, maximum: written.maximum)
    if let company = written.company {
      guard let others = compositionKind(company.kind, company.name, &row) else { return nil }
      rule.company = CompositionRule.Company(kind: others, each: company.each)
    }
    return rule
  }

  /// Departments, sites and roles are looked up; the others are words.
  private mutating func compositionKind(
    _ word: CompositionGrammar.Word, _ name: String, _ row: inout ImportRow
  ) -> CompositionRule.Kind? {
    guard let kind = word.recordKind else { return word.kind(name) }
    return find(name, kind, .composition, &row).flatMap { word.kind($0) }
  }

  // MARK: Programmes

  /// Adds the module to programmes, which are created when they don't exist yet.
  private mutating func readProgramme(of module: Module.ID, _ row: inout ImportRow) {
    guard case .value(let text) = row.cell(.programme, keepingLines: true) else { return }
    for name in ImportLists.splitStrongly(text) {
      switch answer(name, .programme) {
      case .one(let id):
        guard case .programme(var programme)? = current(.programme(Programme.ID(id))),
          !programme.modules.contains(module)
        else { continue }
        programme.modules.append(module)
        row.mentions.append(.programme(programme))
      case .several(let ids): row.report(.ambiguous(.programme, candidates: ids), .programme)
      case .none:
        let programme = Programme(id: Programme.ID(name), name: name, modules: [module])
        row.mentions.append(.programme(programme))
      }
    }
  }
}

extension ImportCell {
  var isGiven: Bool { if case .kept = self { false } else { true } }
}

extension CompositionGrammar.Word {
  /// The kind of record that a name with this word means.
  fileprivate var recordKind: RecordReference.Kind? {
    switch self {
    case .department: .department
    case .site: .site
    case .role: .role
    case .profession, .tag, .same, .atLeast, .atMost, .per, .with: nil
    }
  }
}
