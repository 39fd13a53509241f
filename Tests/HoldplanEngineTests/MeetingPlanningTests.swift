import HoldplanCheck
import HoldplanEngine
import HoldplanModel
import HoldplanTestSupport
import Testing

@Suite("Planning of meetings")
struct MeetingPlanningTests {
  private let today = day("2022-01-01")

  private func organisation(people: Int = 6, closed: [String] = [], _ series: [MeetingSeries]) -> Workspace {
    Workspace(
      name: "Prøve", season: .fixture("2022-01-03", "2022-12-30", closed: closed),
      departments: [Department(id: "DRIFT", name: "Drift")],
      roles: [JobRole(id: "A", name: "A"), JobRole(id: "B", name: "B")],
      employees: Records(
        (1...people).map { .fixture(Identifier("0\($0)"), role: $0 % 2 == 0 ? "B" : "A") }),
      series: Records(series))
  }

  private func group(
    _ id: MeetingSeries.ID, of people: [Employee.ID], from: String = "2022-01-03", to: String = "2022-07-03",
    times: [String] = ["09:00"]
  ) -> MeetingSeries {
    MeetingSeries(
      id: id, name: "Gruppe \(id)",
      recurrence: .window(minimum: 28, maximum: 42, on: .mondayToFriday), dates: days(from, to),
      times: times.map(clock), minutes: 60, seats: people.map { MeetingSeat(employee: $0) })
  }

  /// The workspace with its meetings planned, in which the check finds nothing wrong.
  private func planned(_ workspace: Workspace) throws -> Workspace {
    let plan = planMeetings(of: workspace, today: today)
    #expect(plan.unplanned == [])
    let result = try workspace.applying(#require(plan.change(in: workspace)))
    #expect(meetingProblems(of: result) == [])
    return result
  }

  @Test func groupsWithTheSamePeopleNeverMeetAtOnce() throws {
    let all: [Employee.ID] = ["01", "02", "03"]
    let workspace = try planned(organisation((1...7).map { group(Identifier("G\($0)"), of: all) }))
    for id in 1...7 {
      let own = workspace.meetings.sorted.filter { $0.series.rawValue == "G\(id)" }
      let first = try #require(own.first?.date)
      #expect((5...7).contains(own.filter { first.distance(to: $0.date) < 182 }.count))
    }
  }

  @Test func severalMeetingsADayAreAllowed() throws {
    let onlyDay = ["2022-01-03"]
    let week = (4...7).map { "2022-01-0\($0)" }
    var one = group("G1", of: ["01"], to: "2022-01-07", times: ["09:00", "10:00"])
    one.dates = days(onlyDay[0], "2022-01-07")
    var other = one
    other.id = "G2"
    let workspace = try planned(organisation(closed: week, [one, other]))
    #expect(workspace.meetings.sorted.map(\.start) == [clock("09:00"), clock("10:00")])
  }

  @Test func whereEverybodyIsTakenTheMeetingIsNamed() {
    var one = group("G1", of: ["01"], to: "2022-01-07")
    var other = one
    other.id = "G2"
    one.recurrence = .everyWeeks(1, on: .monday)
    other.recurrence = .everyWeeks(1, on: .monday)
    let plan = planMeetings(of: organisation([one, other]), today: today)
    #expect(plan.meetings.map(\.series) == ["G1"])
    #expect(plan.unplanned.map(\.series) == ["G2"])
    #expect(plan.unplanned.map(\.taken) == [["01"]])
  }

  @Test func whatWasHeldStays() throws {
    let workspace = try planned(organisation([group("G1", of: ["01"])]))
    let held = workspace.meetings.sorted.filter { $0.date < day("2022-03-01") }
    var changed = workspace
    var employee = try #require(workspace.employees["01"])
    employee.leave = [days("2022-03-07", "2022-03-15")]
    try changed.apply(.put(.employee(employee)))
    let again = planMeetings(of: changed, today: day("2022-03-01"))
    #expect(!held.isEmpty && held.allSatisfy(again.meetings.contains))
    #expect(again.meetings.allSatisfy { $0.date < day("2022-03-07") || $0.date > day("2022-03-15") })
  }

  @Test func seatsAreSharedEvenlyAmongThoseWithTheRole() throws {
    let seats = [MeetingSeat(role: "A"), MeetingSeat(role: "B")]
    let series = (1...7).map { number in
      var series = group(Identifier("G\(number)"), of: [])
      series.seats = seats
      return series
    }
    let workspace = organisation(people: 6, series)
    let formed = formGroups(in: workspace)
    let after = try workspace.applying(.group(formed.map { .put(.series($0)) }))
    #expect(meetingProblems(of: try planned(after)) == [])
    let counts = Dictionary(grouping: formed.flatMap { $0.seats.compactMap(\.employee) }, by: { $0 })
      .mapValues(\.count)
    #expect(counts.values.sorted() == [2, 2, 2, 2, 3, 3])
  }
}

@Suite("Rotas of pairs")
struct PairPlanningTests {
  /// Three of one profession, two of another and the rest single: 41 pairs are allowed of 45.
  private func organisation(workers: Int = 10) -> Workspace {
    let professions = ["job", "job", "job", "familie", "familie", "læge", "jura", "psyk", "soc", "pæd"]
    let people = (0..<workers).map { index in
      var person = Employee.fixture(Identifier("0\(index)"))
      person.profession = professions[index]
      return person
    }
    return Workspace(
      name: "Prøve", season: .fixture(), departments: [Department(id: "DRIFT", name: "Drift")],
      employees: Records(people))
  }

  private func rota(target: Int?, forbids: Bool = false, workers: Int = 10) -> PairRota {
    PairRota(
      id: "R", name: "Familier", workers: (0..<workers).map { Identifier("0\($0)") }, targetPairs: target,
      forbidsSameProfession: forbids, duties: (1...62).map { PairDuty(number: String($0)) })
  }

  @Test func loadsAreEvenAndTheTargetIsMet() {
    let workspace = organisation()
    for (target, forbids) in [(37, false), (37, true), (31, false), (45, false)] {
      let plan = planPairs(rota(target: target, forbids: forbids), of: workspace)
      let standing = plan.rota.standing(in: workspace)
      #expect(plan.unpaired == [])
      #expect(standing.duties == 124)
      #expect(standing.loads.values.allSatisfy { $0 == 12 || $0 == 13 })
      #expect(standing.pairs == target)
      #expect(standing.possiblePairs == (forbids ? 41 : 45))
      #expect(standing.notAllowed == [])
    }
  }

  @Test func aLeaverChangesOnlyTheirOwnCases() throws {
    let workspace = organisation()
    var before = planPairs(rota(target: 37), of: workspace).rota
    let leaver = before.workers[3]
    before.workers.remove(at: 3)
    let own = before.duties.filter { $0.pair?.contains(leaver) ?? false }.map(\.number)
    let plan = planPairs(before, of: workspace)
    #expect(plan.changed == own)
    let standing = plan.rota.standing(in: workspace)
    #expect(standing.loads.values.allSatisfy { $0 == 13 || $0 == 14 })
    #expect(standing.possiblePairs == 36)
    #expect(standing.isTargetOutOfReach)
    // Who stayed keeps the case.
    for (old, new) in zip(before.duties, plan.rota.duties) where own.contains(old.number) {
      let stayed = try #require(old.pair.map { $0.first == leaver ? $0.second : $0.first })
      #expect(new.pair?.contains(stayed) ?? false)
    }
  }

  @Test func theSameSeedGivesTheSamePairs() {
    let workspace = organisation()
    #expect(planPairs(rota(target: 37), of: workspace) == planPairs(rota(target: 37), of: workspace))
  }
}
