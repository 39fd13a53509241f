extension Workspace {
  /// The last plan that was announced in each closed season, oldest first.
  package var closedPlans: [(season: Season, plan: Plan)] {
    closedSeasons.compactMap { closed in
      publications.last { $0.number <= closed.lastPublication && $0.number > previousLast(before: closed) }
        .map { (closed.season, $0.plan) }
    }
  }

  private func previousLast(before closed: ClosedSeason) -> Int {
    closedSeasons.prefix { $0 != closed }.last?.lastPublication ?? 0
  }

  /// How many pairs of people from different departments met in a team for the first time, season by season
  /// and in all, and how many met again.
  package func acquaintanceReport() -> ReportTable {
    var met: Set<WorkerPair> = []
    var rows: [[ReportTable.Cell]] = []
    var again = 0
    for (season, plan) in closedPlans + [(self.season, reportedPlan)] where !plan.teams.isEmpty {
      let pairs = acquaintances(in: plan)
      let old = pairs.intersection(met).count
      again += old
      met.formUnion(pairs)
      rows.append([.text(season.name), .count(plan.teams.count), .count(pairs.count - old), .count(old)])
    }
    return ReportTable(
      "acquaintance", columns: [.key("season"), .key("teams"), .key("metFirst"), .key("metAgain")],
      rows: rows,
      total: [.word("total"), .none, .count(met.count), .count(again)])
  }

  /// How many pairs of people from different departments share a team of a plan and met in no closed season.
  ///
  /// The same as the report says of the season; quick enough to be asked after each change to a large plan.
  package func newAcquaintances(in plan: Plan) -> Int {
    var numbers: [Employee.ID: UInt64] = [:]
    var met: Set<UInt64> = []
    for (_, earlier) in closedPlans { met.formUnion(pairNumbers(in: earlier, &numbers)) }
    let pairs = Set(pairNumbers(in: plan, &numbers))
    return met.isEmpty ? pairs.count : pairs.count { !met.contains($0) }
  }

  /// The pairs that `acquaintances(in:)` tells of, each as one number, some more than once.
  private func pairNumbers(in plan: Plan, _ numbers: inout [Employee.ID: UInt64]) -> [UInt64] {
    var homes: [Department.ID: Int] = [:]
    var pairs: [UInt64] = []
    for team in plan.teams.unordered {
      let people = team.members.compactMap { id -> (number: UInt64, home: Int)? in
        guard let employee = employees[id] else { return nil }
        let number = numbers[id] ?? UInt64(numbers.count)
        numbers[id] = number
        let home = homes[employee.department] ?? homes.count
        homes[employee.department] = home
        return (number, home)
      }
      for (index, one) in people.enumerated() {
        for other in people[(index + 1)...] where one.home != other.home {
          pairs.append(min(one.number, other.number) << 32 | max(one.number, other.number))
        }
      }
    }
    return pairs
  }

  /// The pairs of people from different departments who share a team of a plan.
  package func acquaintances(in plan: Plan) -> Set<WorkerPair> {
    var pairs: Set<WorkerPair> = []
    for team in plan.teams.unordered {
      let people = team.members.compactMap { employees[$0] }
      for (index, one) in people.enumerated() {
        for other in people[(index + 1)...] where one.department != other.department {
          if let pair = WorkerPair(one.id, other.id) { pairs.insert(pair) }
        }
      }
    }
    return pairs
  }
}
