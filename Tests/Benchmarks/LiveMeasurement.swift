import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanExchange
import HoldplanModel

/// How long a live view waits for an answer, and what a repair changes: for a preset or a file in the neutral format.
///
///     Benchmarks --live city5000 [SECONDS]
///
/// The plan is searched for first, for so many seconds.
struct LiveMeasurement: Codable {
  var instance: String
  var employees: Int
  var teams: Int
  /// Making the index from a workspace, and following to the next one, in milliseconds.
  var build: Double
  var follow: Double
  /// All alternatives of one person, in milliseconds.
  var alternatives: Int
  var alternativesMedian: Double
  var alternativesWorst: Double
  /// All other dates of one session, in milliseconds.
  var dates: Int
  var datesMedian: Double
  /// Why somebody has no place, with ways out, in milliseconds.
  var explainMedian: Double
  var repairs: [RepairMeasurement]

  struct RepairMeasurement: Codable {
    var hit: Int
    var memberships: Int
    var sessions: Int
    var unplacedBefore: Int
    var unplacedAfter: Int
    var broken: Int
    var seconds: Double
  }

  static func run(_ words: ArraySlice<String>) throws {
    guard let instance = words.first else { return }
    let seconds = words.dropFirst().first.flatMap { Double($0) } ?? 10
    let workspace = try Measurement.workspace(of: Trial(instance: instance, Arguments([])))
    let measured = try make(workspace, seconds: seconds)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(measured), as: UTF8.self))
  }

  static func make(_ instance: Workspace, seconds: Double) throws -> LiveMeasurement {
    var workspace = instance
    let plan = solve(workspace, options: SolveOptions(seconds: seconds)).plan
    try workspace.apply(.setDraft(plan))
    try workspace.apply(.publish(workspace.nextPublication(on: workspace.season.start)))
    let people = workspace.employees.sorted.map(\.id)
    let chosen = stride(from: 0, to: people.count, by: max(1, people.count / 200)).map { people[$0] }
    var whatIf = WhatIf(workspace)
    let build = (0..<3).map { _ in time { whatIf = WhatIf(workspace) } }.min() ?? 0
    var count = 0
    let alternatives = chosen.map { person in time { count += whatIf.alternatives(for: person).count } }
    let (follow, explain) = (
      try measureFollowing(workspace, whatIf), try measureExplaining(workspace, chosen)
    )
    let sessions = plan.teams.sorted.prefix(40)
    var dates = 0
    let dateTimes = sessions.map { team in
      time { dates += whatIf.sessionAlternatives(team: team.id, index: 0).count }
    }
    return LiveMeasurement(
      instance: instance.name, employees: people.count, teams: plan.teams.count, build: build, follow: follow,
      alternatives: count / max(1, chosen.count), alternativesMedian: median(alternatives),
      alternativesWorst: alternatives.max() ?? 0, dates: dates / max(1, sessions.count),
      datesMedian: median(dateTimes), explainMedian: explain,
      repairs: try [1, 3].map { try repairing($0, in: workspace) })
  }

  private static func measureFollowing(_ workspace: Workspace, _ whatIf: WhatIf) throws -> Double {
    var (index, draft) = (whatIf, workspace)
    var times: [Double] = []
    for person in workspace.employees.sorted.prefix(400) {
      guard let best = index.alternatives(for: person.id).first(where: \.isAllowed) else { continue }
      try draft.apply(best.change)
      times.append(time { index.follow(draft) })
    }
    return median(times)
  }

  private static func measureExplaining(_ workspace: Workspace, _ people: [Employee.ID]) throws -> Double {
    let times = try people.prefix(12).compactMap { person -> Double? in
      guard let team = workspace.draft.teams(with: person).first else { return nil }
      let without = try workspace.applying(.removeMember(person, from: team.id))
      let whatIf = WhatIf(without)
      return time { _ = whatIf.explain(person, in: team.module) }
    }
    return median(times)
  }

  /// Leave on the first day of a team for some people, who are then moved.
  private static func repairing(_ hit: Int, in workspace: Workspace) throws -> RepairMeasurement {
    var sick = workspace
    let teams = workspace.draft.teams.sorted.filter { $0.members.count > 2 }
    for index in 0..<hit {
      let team = teams[(index + 1) * teams.count / (hit + 1)]
      guard var person = sick.employees[team.members[1]] else { continue }
      person.leave.append(DateRange(day: team.sessions[0].date))
      try sick.apply(.put(.employee(person)))
    }
    let before = assess(workspace.draft, of: workspace)
    let repair = HoldplanEngine.repair(sick)
    let after = assess(repair.plan, of: sick)
    return RepairMeasurement(
      hit: hit, memberships: repair.difference.memberships.count, sessions: repair.difference.sessions.count,
      unplacedBefore: before.hardTotal, unplacedAfter: after.violations.filter(\.isUnplaced).count,
      broken: after.violations.filter { !$0.isUnplaced }.count, seconds: repair.seconds)
  }

  private static func time(_ work: () -> Void) -> Double {
    let begin = ContinuousClock.now
    work()
    return begin.duration(to: .now).milliseconds
  }

  private static func median(_ times: [Double]) -> Double {
    times.isEmpty ? 0 : times.sorted()[times.count / 2]
  }
}
