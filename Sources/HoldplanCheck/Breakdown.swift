import HoldplanModel

/// A plan's score divided among its rules and goals, teams, people or dates. The shares add up to the broken
/// rules and the weighted total of `assess`, whichever way it is divided.
///
/// What several have to answer for together is divided evenly among them: a pair of colleagues is half each
/// one's, a pair that meets in two teams half each team's. Where that leaves a remainder, those who come first
/// by identifier or date bear it. What belongs to none of the kind stands under `rest`. Rules come first, then
/// what costs most.
package func breakdown(_ plan: Plan, of workspace: Workspace, by axis: ScoreAxis) -> [ScoreShare] {
  let assessment = assess(plan, of: workspace)
  var ledger = ScoreLedger(axis, weights: workspace.rules.weights)
  for violation in assessment.violations { ledger.add(violation) }
  if axis == .rule {
    for goal in SoftGoal.allCases { ledger.add(goal, assessment.soft[goal] ?? 0, [.goal(goal)]) }
  } else {
    Inspection(teams: plan.teams.sorted, of: workspace).divide(among: &ledger)
  }
  return ledger.shares
}

/// Adds up what each has to answer for.
struct ScoreLedger {
  typealias Subject = ScoreShare.Subject

  let axis: ScoreAxis
  private let weights: Weights
  private var bySubject: [Subject: ScoreShare] = [:]

  init(_ axis: ScoreAxis, weights: Weights) {
    self.axis = axis
    self.weights = weights
  }

  /// Of what concerns a team, people and a date, what the axis asks for.
  func subjects(teams: [Team.ID], people: [Employee.ID], dates: [CalendarDate]) -> [Subject] {
    let found: [Subject] =
      switch axis {
      case .rule: []
      case .team: teams.map { .team($0) }
      case .person: people.map { .person($0) }
      case .date: dates.map { .date($0) }
      }
    return found.isEmpty ? [.rest] : found
  }

  /// Adds a value of a goal, weighted, to those who have to answer for it together.
  mutating func add(_ goal: SoftGoal, _ value: Int, _ subjects: [Subject]) {
    let amount = value * weights[goal]
    guard amount != 0, !subjects.isEmpty else { return }
    let (each, rest) = amount.quotientAndRemainder(dividingBy: subjects.count)
    for (index, subject) in subjects.enumerated() {
      let share = each + (index < rest ? 1 : 0)
      if share != 0 {
        bySubject[subject, default: ScoreShare(subject: subject)].soft[goal, default: 0] += share
      }
    }
  }

  mutating func add(
    _ goal: SoftGoal, _ value: Int = 1, teams: [Team.ID] = [], people: [Employee.ID] = [],
    dates: [CalendarDate] = []
  ) {
    add(goal, value, subjects(teams: teams, people: people, dates: dates))
  }

  mutating func add(_ violation: Violation) {
    let subject: Subject? =
      switch axis {
      case .rule: .rule(violation.rule)
      case .team: violation.team.map { .team($0) }
      case .person: violation.employee.map { .person($0) }
      case .date: (violation.date ?? violation.week).map { .date($0) }
      }
    let key = subject ?? .rest
    bySubject[key, default: ScoreShare(subject: key)].hard[violation.rule, default: 0] += violation.count
  }

  /// The most expensive first; equals in the order of their names.
  var shares: [ScoreShare] {
    bySubject.values.sorted { one, two in
      (-one.hardTotal, -one.softTotal, "\(one.subject)") < (-two.hardTotal, -two.softTotal, "\(two.subject)")
    }
  }
}

extension Inspection {
  func divide(among ledger: inout ScoreLedger) {
    for team in plan { ledger.add(.teams, teams: [team.id]) }
    divideTeams(among: &ledger)
    divideRepeats(among: &ledger)
    dividePeople(among: &ledger)
    divideInstructorDays(among: &ledger)
    dividePerturbation(among: &ledger)
  }

  private func divideTeams(among ledger: inout ScoreLedger) {
    for team in teams {
      ledger.add(.sizeDeviation, abs(team.size - team.module.teamSize.ideal), teams: [team.id])
      let departments = Dictionary(grouping: team.members, by: \.employee.department)
      for colleagues in departments.values {
        for (index, one) in colleagues.enumerated() {
          for other in colleagues[..<index] {
            ledger.add(.departmentPairs, teams: [team.id], people: [other.id, one.id].sorted())
          }
        }
      }
      let sessions = team.patterned
      for (before, now) in zip(sessions, sessions.dropFirst()) {
        guard let gap = now.pattern.gap else { continue }
        let days = before.session.date.distance(to: now.session.date)
        ledger.add(.spacing, abs(days - gap.ideal), teams: [team.id], dates: [now.session.date])
      }
    }
  }

  /// Each pair of people with each pair of teams in which both are.
  private func divideRepeats(among ledger: inout ScoreLedger) {
    struct Couple: Hashable {
      let first: Team.ID
      let second: Team.ID
    }
    var inBoth: [Couple: [Employee.ID]] = [:]
    for person in people where person.teams.count > 1 {
      let own = Set(person.teams.map(\.id)).sorted()
      for (index, second) in own.enumerated() {
        for first in own[..<index] {
          inBoth[Couple(first: first, second: second), default: []].append(person.id)
        }
      }
    }
    for (couple, people) in inBoth where people.count > 1 {
      if ledger.axis != .person {
        ledger.add(.repeatPairs, pairs(among: people.count), teams: [couple.first, couple.second])
        continue
      }
      for (index, second) in people.enumerated() {
        for first in people[..<index] { ledger.add(.repeatPairs, people: [first, second].sorted()) }
      }
    }
  }

  private func dividePeople(among ledger: inout ScoreLedger) {
    for person in people {
      dividePreference(of: person, among: &ledger)
      let weeks = Dictionary(grouping: person.sessions, by: \.date.weekIndex)
      for sessions in weeks.values where sessions.count > 1 {
        let ordered = sessions.sorted { ($0.date, $0.team.id, $0.index) < ($1.date, $1.team.id, $1.index) }
        for (index, second) in ordered.enumerated() {
          for first in ordered[..<index] {
            ledger.add(
              .weekLoad, teams: [first.team.id, second.team.id], people: [person.id],
              dates: [first.date, second.date])
          }
        }
      }
      let wished = person.employee.wishedFreeDates
      for session in person.sessions where wished.contains(session.date) {
        ledger.add(.avoidDates, teams: [session.team.id], people: [person.id], dates: [session.date])
      }
    }
  }

  private func dividePreference(of person: Person, among ledger: inout ScoreLedger) {
    var seen: Set<Module.ID> = []
    for team in person.teams where seen.insert(team.module.id).inserted {
      guard !person.required.contains(team.module.id), person.choice.from.contains(team.module.id) else {
        continue
      }
      ledger.add(
        .preference, person.choice.cost(of: team.module.id), teams: [team.id], people: [person.id])
    }
  }

  /// One day of an instructor, divided among the teams that are taught on it.
  private func divideInstructorDays(among ledger: inout ScoreLedger) {
    struct Day: Hashable {
      let instructor: Instructor.ID
      let date: CalendarDate
    }
    var taught: [Day: Set<Team.ID>] = [:]
    for team in teams where team.hasItsSessions {
      for session in team.sessions {
        taught[Day(instructor: session.instructor, date: session.date), default: []].insert(team.id)
      }
    }
    for (day, teams) in taught { ledger.add(.instructorDays, teams: teams.sorted(), dates: [day.date]) }
  }

  private func dividePerturbation(among ledger: inout ScoreLedger) {
    for team in workspace.published?.plan.teams.sorted ?? [] {
      let now = teamNamed[team.id]
      let members = Set(now?.members ?? [])
      for member in team.members where personNamed[member] != nil && !members.contains(member) {
        ledger.add(.perturbMember, teams: [team.id], people: [member])
      }
      for (index, session) in team.sessions.enumerated() {
        let kept = now.flatMap { $0.sessions.indices.contains(index) ? $0.sessions[index] : nil }
        guard kept?.date != session.date || kept?.slot != session.slot else { continue }
        ledger.add(.perturbSession, teams: [team.id], dates: [session.date])
      }
    }
  }
}
