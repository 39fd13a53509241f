import HoldplanModel

extension WhatIf {
  /// Why somebody has no place in a module: for each of its teams what is in the way, and ways out that were
  /// each tried. `proven` is said only where an argument shows that no team on any dates could take the person.
  package func explain(_ employee: Employee.ID, in module: Module.ID) -> Explanation {
    var copy = board
    let names = board.problem.names
    guard let person = names.employeeIndex[employee], let index = names.moduleIndex[module] else {
      return Explanation(employee: employee, module: module, certainty: .notFound, teams: [])
    }
    let blocked = board.teams(of: index).filter { !board.groups[$0].members.contains(person) }
      .sorted {
        (board.groups[$0].number, board.groups[$0].id) < (board.groups[$1].number, board.groups[$1].id)
      }
      .map { team in
        BlockedTeam(team: board.groups[team].id, blocks: copy.effect([.join(person, team)]).broken)
      }
    let isImpossible = !board.problem.canEverTake(person, index)
    let ways =
      isImpossible ? [] : waysIn(employee, module, atMost: 5) + roomForOneMore(person, index, blocked)
    return Explanation(
      employee: employee, module: module, certainty: isImpossible ? .proven : .notFound, teams: blocked,
      waysOut: ways)
  }

  /// Where a team is full and nothing else is in the way: allowing one more in the module's teams.
  private func roomForOneMore(_ person: Int, _ module: Int, _ blocked: [BlockedTeam]) -> [Effect] {
    var record = board.problem.names.modules[module]
    let full = blocked.filter { !$0.blocks.isEmpty && $0.blocks.allSatisfy { $0.rule == .teamSize } }
    record.teamSize.maximum += 1
    let changes = full.prefix(2).map { team in
      Change.group([.put(.module(record)), .addMember(board.employee(person).id, to: team.team)])
    }
    return changes.compactMap { change in
      do {
        let effect = try effect(of: change)
        return effect.isAllowed ? effect : nil
      } catch {
        // A change that cannot be made is no way out.
        return nil
      }
    }
  }
}

extension Problem {
  /// Whether some sequence of dates exists on which a person could take a module if nothing else were planned.
  /// Where none exists, no plan has a place for the person: every team meets on such a sequence, and leave,
  /// employment, weekdays and coverage limits of nought close their dates whatever else is planned.
  func canEverTake(_ person: Int, _ module: Int) -> Bool {
    guard let option = options.range(of: person).first(where: { Int(options.module[$0]) == module }),
      !options.isBarred[option], modules.hours[module] <= people.allowance[person],
      modules.rooms.count(module) > 0, modules.instructors.count(module) > 0
    else { return false }
    return hasFreeSequence(person, module)
  }

  /// Searches the dates session by session, keeping all that can be reached.
  private func hasFreeSequence(_ person: Int, _ module: Int) -> Bool {
    let sessions = Int(modules.sessionCount[module])
    guard sessions > 0 else { return true }
    for dateClass in 0..<Int(patterns.classes[module]) {
      var reached = (0..<calendar.count).filter {
        Int(calendar.dayNumber[$0]) % Int(patterns.classes[module]) == dateClass
          && isGood($0, module, dateClass, 0, sessions) && isOpen($0, to: person)
      }
      for index in 1..<max(1, sessions) {
        let pattern = Int(modules.sessionStart[module]) + index
        reached = (0..<calendar.count).filter { day in
          isGood(day, module, dateClass, index, sessions) && isOpen(day, to: person)
            && reached.contains { before in
              let gap = calendar.dayNumber[day] - calendar.dayNumber[before]
              return before < day && gap >= modules.gapMinimum[pattern] && gap <= modules.gapMaximum[pattern]
            }
        }
      }
      if !reached.isEmpty { return true }
    }
    return false
  }

  private func isGood(_ day: Int, _ table: Int, _ dateClass: Int, _ index: Int, _ sessions: Int) -> Bool {
    let row = patterns.row(table, class: dateClass, session: index, sessions: sessions, words: calendar.words)
    return patterns.bits[row + day >> 6] & (1 << UInt64(day & 63)) != 0
  }

  private func isOpen(_ day: Int, to person: Int) -> Bool {
    let isBlocked = people.blocked[person * calendar.words + day >> 6] & (1 << UInt64(day & 63)) != 0
    return !isBlocked && coverage.limit[Int(people.departmentGroup[person]) * calendar.count + day] > 0
      && coverage.limit[Int(people.siteGroup[person]) * calendar.count + day] > 0
  }
}

/// As `WhatIf.explain`, for one question.
package func explain(
  _ employee: Employee.ID, in module: Module.ID, of workspace: Workspace
) -> Explanation {
  WhatIf(workspace).explain(employee, in: module)
}

/// As `WhatIf.place`, for one person.
package func place(_ employee: Employee.ID, in module: Module.ID, of workspace: Workspace) -> Effect? {
  WhatIf(workspace).place(employee, in: module)
}

/// As `WhatIf.release`, for one leaver.
package func release(_ employee: Employee.ID, from workspace: Workspace) -> Effect {
  WhatIf(workspace).release(employee)
}

/// As `WhatIf.reassign`, for one person whose leave stands in the workspace.
package func reassign(_ employee: Employee.ID, in workspace: Workspace) -> Effect {
  WhatIf(workspace).reassign(employee)
}
