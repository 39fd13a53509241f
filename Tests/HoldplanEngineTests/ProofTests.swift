import HoldplanModel
import Testing

@testable import HoldplanEngine

/// Whether a module's sessions fit on some of the dates, found by trying all sequences.
private func canMeet(_ module: Module, on dates: [CalendarDate], after chosen: [CalendarDate] = []) -> Bool {
  let index = chosen.count
  guard index < module.sessions.count else { return true }
  let pattern = module.sessions[index]
  return dates.contains { date in
    guard pattern.weekdays?.contains(date.weekday) ?? true else { return false }
    if let previous = chosen.last {
      guard pattern.gap?.allows(previous.distance(to: date)) ?? (previous < date) else { return false }
      if let weeks = module.everyWeeks, pattern.kind == .lesson,
        chosen[0].distance(to: date) % (7 * weeks) != 0
      {
        return false
      }
    }
    return canMeet(module, on: dates, after: chosen + [date])
  }
}

@Suite("What is said to be impossible")
struct ProofTests {
  @Test(arguments: 1...20)
  func dateSequencesAreFoundExactly(seed: UInt64) throws {
    var random = Random(seed: seed)
    let workspace = RandomWorkspace().make(seed: seed)
    let dates = Array(workspace.season.teachingDates.prefix(30))
    for module in workspace.modules.sorted {
      let open = dates.map { _ in random.below(4) == 0 }
      let exists = canMeet(module, on: zip(dates, open).filter(\.1).map(\.0))
      #expect(DateSequences(module, dates).exists(open) == exists, "\(module.id)")
    }
  }

  /// Somebody who is away most of the time, on days that do not come, and perhaps not employed throughout.
  private func busy(_ workspace: Workspace, _ random: inout Random) -> Employee? {
    guard var employee = workspace.employees.sorted.first else { return nil }
    let start = workspace.season.start
    (employee.role, employee.passed) = ("clerk", ["M0"])
    employee.weeklyStudyHours = StudyHours(nanohours: 9_000_000_000)
    employee.leave = (0..<26).filter { _ in random.below(8) > 0 }.compactMap { week in
      let first = start.advanced(by: 7 * week)
      return DateRange(from: first, to: first.advanced(by: random.below(3) + 4))
    }
    employee.unavailableWeekdays = WeekdaySet([Weekday.allCases[random.below(5)]])
    if random.below(2) == 0 { employee.employedFrom = start.advanced(by: 20 + random.below(20)) }
    if random.below(2) == 0 { employee.employedTo = start.advanced(by: 60 + random.below(30)) }
    (employee.required, employee.choice) = (workspace.modules.sorted.map(\.id), .none)
    return employee
  }

  /// The dates that are left when just some facts hold.
  private func dates(_ workspace: Workspace, _ facts: [Fact]) -> [CalendarDate] {
    workspace.season.teachingDates.filter { date in
      !facts.contains { fact in
        switch fact {
        case .leave(let range): range.contains(date)
        case .unavailableWeekday(let weekday): date.weekday == weekday
        case .employment(let from, let to):
          (from.map { date < $0 } ?? false) || (to.map { $0 < date } ?? false)
        case .departmentCoverage, .siteCoverage: true
        default: false
        }
      }
    }
  }

  /// A proof names facts under which no sequence of dates exists, and with any one of them gone one does; where
  /// nothing is proven, there is one. All of it found by trying every sequence.
  @Test func aProofNamesASmallestSetOfFacts() throws {
    var (proofs, several, open) = (0, 0, 0)
    for seed in UInt64(1)...30 {
      var random = Random(seed: seed)
      var workspace = RandomWorkspace().make(seed: seed)
      let employee = try #require(busy(workspace, &random))
      try workspace.apply(.put(.employee(employee)))
      let whatIf = WhatIf(workspace)
      let all =
        employee.leave.map { Fact.leave($0) }
        + employee.unavailableWeekdays.weekdays.map { .unavailableWeekday($0) }
        + [.employment(from: employee.employedFrom, to: employee.employedTo)]
      for module in workspace.modules.sorted {
        let explanation = whatIf.explain(employee.id, in: module.id)
        guard explanation.certainty == .proven else {
          #expect(canMeet(module, on: dates(workspace, all)), "\(seed) \(module.id)")
          open += 1
          continue
        }
        let facts = explanation.facts.map(\.fact)
        #expect(!canMeet(module, on: dates(workspace, facts)), "\(seed) \(module.id): these are enough")
        for fact in facts {
          let others = facts.filter { $0 != fact }
          #expect(canMeet(module, on: dates(workspace, others)), "\(seed) \(module.id): \(fact) is needed")
        }
        for fact in explanation.facts {
          let others = all.filter { $0 != fact.fact }
          #expect(canMeet(module, on: dates(workspace, others)) == fact.isDecisive, "\(fact.fact)")
        }
        proofs += 1
        several += facts.count > 1 ? 1 : 0
      }
    }
    // Else the property would hold of nothing.
    #expect(proofs > 5 && several > 3 && open > 5, "\(proofs) \(several) \(open)")
  }

  /// The best plan of all is found one way or the other; leave never makes it better, and what is said to be its
  /// bound is not above it.
  @Test(arguments: 1...8)
  func leaveNeverMakesTheBestPlanOfAllBetter(seed: UInt64) throws {
    var workspace = TinyWorkspace(people: 3, rooms: 2).make(seed: seed)
    var random = Random(seed: seed)
    var last = 0
    for _ in 0..<4 {
      // No plan is worse than any.
      guard let optimum = ExhaustivePlans(workspace).optimum else { return }
      #expect(optimum >= last)
      let problem = Problem(workspace)
      #expect(lowerBound(problem).map { $0 <= optimum } ?? true)
      let solution = solve(workspace, options: SolveOptions(steps: 200, threads: 1))
      #expect(solution.bound.map { $0 <= optimum } ?? true)
      #expect(!solution.isOptimal || solution.softTotal == optimum)
      last = optimum
      let people = workspace.employees.sorted
      var employee = people[random.below(people.count)]
      let days = workspace.season.teachingDates
      employee.leave.append(DateRange(day: days[random.below(days.count)]))
      try workspace.apply(.put(.employee(employee)))
    }
  }
}
