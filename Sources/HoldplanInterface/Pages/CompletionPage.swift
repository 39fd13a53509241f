import HoldplanModel

extension PageMaker {
  /// Who has come how far with which module.
  ///
  /// - Parameters:
  ///   - manager: only the people who report directly to this manager.
  ///   - onlyLacking: leaves out who is done and who will be by what is planned.
  package func completion(
    in module: Module.ID? = nil, manager: Employee.ID? = nil, onlyLacking: Bool = false
  ) -> [PageLine] {
    let all = workspace.progress(in: module, manager: manager, today: today)
    let listed = onlyLacking ? all.filter(\.needsAction) : all
    if listed.isEmpty {
      return [PageLine("✓ " + words[onlyLacking ? "page.lacking.none" : "page.completion.none"], .good)]
    }
    var lines: [PageLine] = []
    for group in Dictionary(grouping: listed, by: \.module).sorted(by: { $0.key < $1.key }) {
      let done = all.count { $0.module == group.key && $0.isComplete }
      let count = all.count { $0.module == group.key }
      lines.append(
        .heading(
          words[
            "page.completion.module",
            [
              "module": workspace.name(of: group.key), "done": String(done), "count": String(count),
              "rule": rule(of: group.key),
            ]]))
      lines += group.value.map { line($0) }
    }
    return lines
  }

  /// `alle gange`, `7 af 8 gange og bestået eksamen`.
  package func rule(of module: Module.ID) -> String {
    guard let module = workspace.modules[module] else { return "" }
    let (needed, counted) = (module.sessionsNeeded, module.countedSessions.count)
    let sessions =
      needed == counted
      ? words["page.rule.all"]
      : words["page.rule.some", ["needed": String(needed), "count": String(counted)]]
    return module.completion.exam ? words["page.rule.exam", ["sessions": sessions]] : sessions
  }

  private func line(_ progress: ModuleProgress) -> PageLine {
    let mark = progress.isComplete ? "✓" : progress.needsAction ? "!" : "·"
    let role: ColorRole = progress.isComplete ? .good : progress.needsAction ? .warning : .text
    let target: PageLine.Target? =
      progress.isComplete
      ? nil
      : progress.missed.first.map { .makeUp(progress.employee, $0) }
        ?? (progress.needsExam ? .exam(progress.employee, progress.module) : nil)
    let text =
      "  \(mark) " + padded(workspace.name(of: progress.employee), columns: 30) + " " + sentence(progress)
    return PageLine(text, role, target: target)
  }

  /// What somebody has and lacks in a module: `1 af 2 gange, mangler 1 gang (ma 14-12)`.
  package func sentence(_ progress: ModuleProgress) -> String {
    if progress.wasPassed { return words["page.progress.passed"] }
    var parts = [
      words[
        "page.progress", ["attended": String(progress.attended), "needed": String(progress.needed)]]
    ]
    if progress.needsExam {
      parts.append(words["page.exam.\(progress.exam?.rawValue ?? "none")"])
    }
    let open = progress.missed.filter { workspace.guestSeat(of: progress.employee, for: $0) == nil }
    if !open.isEmpty && progress.lacking > 0 {
      let dates = open.map { words.dayAndDate($0.date) }
      parts.append(words["page.progress.missed", ["dates": words.listed(dates)]])
    }
    if !progress.unmarked.isEmpty {
      parts.append(words["page.progress.unmarked", ["count": String(progress.unmarked.count)]])
    }
    if !progress.upcoming.isEmpty {
      let dates = progress.upcoming.map { words.dayAndDate($0.date) }
      parts.append(words["page.progress.upcoming", ["dates": words.listed(dates)]])
    }
    return parts.joined(separator: ", ")
  }
}
