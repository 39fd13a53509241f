import HoldplanModel

extension Compiler {
  func compileModules(_ calendar: DateTable) -> ModuleTable {
    let modules = names.modules
    var start: [Int32] = [0]
    for module in modules { start.append((start.last ?? 0) + Int32(module.sessions.count)) }
    let requires = modules.map { module in
      module.requires.compactMap { names.moduleIndex[$0].map(Int32.init) }
    }
    var isRequired = [Bool](repeating: false, count: modules.count)
    for index in requires.joined() { isRequired[Int(index)] = true }
    let composition = modules.map { module in compositionRows(module) }
    var compositionStart: [Int32] = [0]
    for rows in composition { compositionStart.append((compositionStart.last ?? 0) + Int32(rows.count)) }
    let patterns = modules.flatMap(\.sessions)
    return ModuleTable(
      count: modules.count,
      sessionCount: arena.make(modules.map { Int32($0.sessions.count) }),
      sessionStart: arena.make(start),
      minimum: arena.make(modules.map { Int32($0.teamSize.minimum) }),
      ideal: arena.make(modules.map { Int32($0.teamSize.ideal) }),
      maximum: arena.make(modules.map { Int32($0.teamSize.maximum) }),
      teamsMaximum: arena.make(modules.map { Int32($0.teamCount.maximum) }),
      teamsRequired: arena.make(modules.map { Int32($0.teamCount.required ?? -1) }),
      hours: arena.make(modules.map { hours($0.studyHoursPerWeek) }),
      rooms: arena.rows(modules.map { $0.rooms.sorted().compactMap { names.roomIndex[$0].map(Int32.init) } }),
      instructors: arena.rows(
        modules.map { $0.instructors.sorted().compactMap { names.instructorIndex[$0].map(Int32.init) } }),
      composition: arena.make(Array(composition.joined())), compositionStart: arena.make(compositionStart),
      periods: arena.make(patterns.map { Int32($0.slotCount) }),
      gapMinimum: arena.make(patterns.map { Int32(clamping: $0.gap?.minimum ?? 1) }),
      gapIdeal: arena.make(patterns.map { Int32(clamping: $0.gap?.ideal ?? -1) }),
      gapMaximum: arena.make(patterns.map { Int32(clamping: $0.gap?.maximum ?? 100_000) }),
      rhythm: arena.make(modules.flatMap(rhythms)),
      allowed: allowedDates(patterns),
      maxSessions: modules.map(\.sessions.count).max() ?? 0,
      maxComposition: composition.map(\.count).max() ?? 0,
      isRequired: arena.make(isRequired), depth: arena.make(depths(requires)))
  }

  private func rhythms(of module: Module) -> [Int32] {
    module.sessions.enumerated().map { index, pattern in
      guard let weeks = module.everyWeeks, weeks > 0, pattern.kind == .lesson, index > 0 else { return 0 }
      return Int32(7 * weeks)
    }
  }

  private func allowedDates(_ patterns: [SessionPattern]) -> Flat<UInt64> {
    let allowed = arena.make(patterns.count * words, UInt64(0))
    for (index, pattern) in patterns.enumerated() {
      set(index, weekdays: pattern.weekdays ?? .all, in: allowed)
    }
    return allowed
  }

  private func compositionRows(_ module: Module) -> [CompositionRow] {
    let isWaived = workspace.waivers.unordered.contains {
      $0.rule == .composition && $0.dates == nil
        && ($0.subject == .everything || $0.subject == .module(module.id))
    }
    guard !isWaived else { return [] }
    return workspace.groupedComposition(of: module).flatMap { rule -> [CompositionRow] in
      let minimum = Int32(clamping: rule.minimum ?? 0)
      let maximum = Int32(clamping: rule.maximum ?? 1_000_000)
      guard let company = rule.company else { return [row(rule.kind, minimum, maximum)] }
      var first = row(rule.kind, 0, maximum)
      first.company = 1
      first.wanted = minimum
      first.each = Int32(clamping: company.each ?? 0)
      return [first, row(company.kind, 0, 1_000_000)]
    }
  }

  private func row(_ kind: CompositionRule.Kind, _ minimum: Int32, _ maximum: Int32) -> CompositionRow {
    let (row, value): (CompositionRow.Kind, Int?) =
      switch kind {
      case .department(let id): (.department, names.departments.firstIndex(of: id))
      case .site(let id): (.site, names.sites.firstIndex(of: id))
      case .role(let id): (.role, names.roles.firstIndex(of: id))
      case .profession(let name): (.profession, professions.firstIndex(of: name))
      case .tag(let name): (.tag, countedTags.firstIndex(of: name))
      // Said once for each group before it comes here.
      case .same: (.role, nil)
      }
    // -2 is nobody's department, site, role, profession or tag.
    return CompositionRow(kind: row, value: Int32(value ?? -2), minimum: minimum, maximum: maximum)
  }

  /// How many modules lie before each in the chain of prerequisites. A circle ends at the module count.
  private func depths(_ requires: [[Int32]]) -> [Int32] {
    var depth = [Int32](repeating: 0, count: requires.count)
    for _ in requires.indices {
      var changed = false
      for (index, row) in requires.enumerated() {
        let wanted = (row.map { depth[Int($0)] + 1 }.max() ?? 0)
        if wanted > depth[index], Int(wanted) <= requires.count {
          depth[index] = wanted
          changed = true
        }
      }
      if !changed { break }
    }
    return depth
  }
}
