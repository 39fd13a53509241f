import HoldplanCheck
import HoldplanEngine
import HoldplanModel
import HoldplanTestSupport
import Testing

/// Groups that meet, cases for two and a quota: six people, 01, 03 and 05 with role A, the others with B.
private func organisation(
  closed: [String] = [], series: [MeetingSeries] = [], meetings: [Meeting] = [], rotas: [PairRota] = [],
  quotas: [Quota] = [], professions: [Employee.ID: String] = [:]
) -> Workspace {
  Workspace(
    name: "Prøve", season: .fixture("2022-01-03", "2022-12-30", closed: closed),
    departments: [Department(id: "DRIFT", name: "Drift")],
    roles: [JobRole(id: "A", name: "A"), JobRole(id: "B", name: "B"), JobRole(id: "C", name: "C")],
    employees: Records(
      (1...6).map { number in
        var person = Employee.fixture(Identifier("0\(number)"), role: number % 2 == 0 ? "B" : "A")
        person.profession = professions[person.id] ?? ""
        return person
      }),
    series: Records(series), meetings: Records(meetings), rotas: Records(rotas), quotas: Records(quotas))
}

private func group(
  _ id: MeetingSeries.ID, _ recurrence: MeetingRecurrence, seats: [MeetingSeat], to: String = "2022-03-31"
) -> MeetingSeries {
  MeetingSeries(
    id: id, name: "Gruppe \(id)", recurrence: recurrence, dates: days("2022-01-03", to),
    times: [clock("09:00")], minutes: 60, seats: seats)
}

private func seats(_ people: Employee.ID...) -> [MeetingSeat] { people.map { MeetingSeat(employee: $0) } }

private let everyFourWeeks = MeetingRecurrence.window(minimum: 28, maximum: 42, on: .mondayToFriday)

extension Workspace {
  fileprivate func broken() -> [Violation] { assessLedgers(of: self).violations }

  fileprivate func explain(_ violation: Violation, today: String? = nil) -> LedgerExplanation {
    LedgerWays(self, today: today.map { day($0) }) { $0.broken() }.explain(violation)
  }

  /// Explains the only thing that is broken; each way out is tried once more, by the independent count.
  fileprivate func explained(_ reason: Violation.Reason, today: String? = nil) throws -> LedgerExplanation {
    let violation = try #require(broken().first { $0.reason == reason }, "\(broken())")
    let explanation = explain(violation, today: today)
    for way in explanation.waysOut {
      let after = try applying(
        way.change.giving(reason: "Aftalt", author: "Mette", on: day("2022-01-01"))
      ).broken()
      #expect(!after.contains(violation), "\(way.change)")
      #expect(after.count < broken().count, "\(way.change)")
    }
    return explanation
  }
}

@Suite("What is broken in meetings, cases and quotas: why, and the ways out")
struct LedgerWaysTests {
  /// A group whose second meeting was moved too far away.
  private func movedTooFar(closed: [String] = []) throws -> Workspace {
    var workspace = organisation(
      closed: closed, series: [group("G1", everyFourWeeks, seats: seats("01", "02"))])
    let plan = planMeetings(of: workspace, today: day("2022-01-01"))
    try workspace.apply(#require(plan.change(in: workspace)))
    var second = try #require(workspace.meetings["G1#02"])
    second.move(to: second.date.advanced(by: 12))
    try workspace.apply(.put(.meeting(second)))
    return workspace
  }

  @Test func aGapIsTwoMeetingsAndAWindowAndMendedByAnotherDay() throws {
    let explanation = try movedTooFar().explained(.gap)
    #expect(explanation.facts == [.held("G1#01"), .held("G1#02"), .window(28...42)])
    #expect(explanation.hindrances == [])
    #expect(explanation.waysOut.count >= 3)
    // The rule is set aside last, and only with a reason.
    #expect(explanation.waysOut.map(\.change.needsReason).last == true)
    #expect(explanation.waysOut.dropLast().allSatisfy { !$0.change.needsReason })
  }

  @Test func whatWasAttendedIsNotMoved() throws {
    var workspace = try movedTooFar()
    for id: Meeting.ID in ["G1#01", "G1#02"] {
      let meeting = try #require(workspace.meetings[id])
      let mark = MeetingMark(
        employee: "01", status: .present, author: "Mette", markedAt: Timestamp(seconds: 1))
      try workspace.apply(.put(.meeting(meeting.noting([mark]))))
    }
    #expect(try workspace.explained(.gap).waysOut.map(\.change.needsReason) == [true])
  }

  @Test func aMeetingWithoutATimeIsExplainedByASmallestSetOfFacts() throws {
    func workspace(_ other: [MeetingSeat]) -> Workspace {
      organisation(
        series: [
          group("G1", .everyWeeks(1, on: .monday), seats: seats("01"), to: "2022-01-09"),
          group("G2", .everyWeeks(1, on: .monday), seats: other, to: "2022-01-09"),
        ],
        meetings: [Meeting(series: "G1", number: 1, date: day("2022-01-03"), start: clock("09:00"))])
    }
    let explanation = try workspace(seats("01")).explained(.missing)
    #expect(explanation.hindrances.count == 2)
    #expect(explanation.hindrances.contains(.rhythm("G2")))
    #expect(explanation.hindrances.contains(.taken("01", [day("2022-01-03")])))
    // Without either of the two there is a time: with somebody else, and on another day.
    #expect(try workspace(seats("02")).explained(.missing).hindrances == [])
    var free = workspace(seats("01"))
    var series = try #require(free.series["G2"])
    series.recurrence = .everyWeeks(1, on: .tuesday)
    try free.apply(.put(.series(series)))
    let way = try #require(try free.explained(.missing).waysOut.first?.change)
    #expect(
      way == .put(.meeting(Meeting(series: "G2", number: 1, date: day("2022-01-04"), start: clock("09:00")))))
  }

  @Test func closedDaysAndDaysGoneByAreFacts() throws {
    let week = (0..<5).map { day("2022-01-31").advanced(by: $0) }
    let series = group("G1", .everyWeeks(4, on: .monday), seats: seats("01"), to: "2022-02-06")
    var workspace = organisation(series: [series])
    let plan = planMeetings(of: workspace, today: day("2022-01-01"))
    try workspace.apply(#require(plan.change(in: workspace)))
    var season = workspace.season
    season.closedDays = week.map { ClosedDay(date: $0, reason: "Flytning") }
    try workspace.apply(.setSeason(season))
    let closed = try #require(workspace.broken().first { $0.reason == .closedDay })
    #expect(workspace.explain(closed).facts == [.held("G1#02"), .closed([day("2022-01-31")])])
    let late = try movedTooFar()
    #expect(try late.explained(.gap, today: "2022-03-30").hindrances == [.past(day("2022-03-30"))])
  }

  @Test func twoMeetingsAtOnceAreTwoTimesAndAPerson() throws {
    let workspace = organisation(
      series: [
        group("G1", everyFourWeeks, seats: seats("01", "02"), to: "2022-02-01"),
        group("G2", everyFourWeeks, seats: seats("01", "03"), to: "2022-02-01"),
      ],
      meetings: ["G1", "G2"].map {
        Meeting(series: $0, number: 1, date: day("2022-01-10"), start: clock("09:00"))
      })
    let explanation = try workspace.explained(.doubleBooked)
    #expect(explanation.facts == [.held("G1#01"), .held("G2#01"), .sits("01", ["G1", "G2"])])
    #expect(explanation.waysOut.count >= 3)
  }

  @Test func seatsAreExplainedByRolesAndFilledByThoseWithTheFewest() throws {
    let empty = organisation(
      series: [group("G1", everyFourWeeks, seats: seats("02") + [MeetingSeat(role: "A")], to: "2022-01-20")])
    let explanation = try empty.explained(.emptySeat)
    #expect(explanation.facts == [.seat("G1", "A")])
    #expect(explanation.waysOut.count == 4)
    let nobody = organisation(
      series: [group("G1", everyFourWeeks, seats: [MeetingSeat(role: "C")], to: "2022-01-20")])
    #expect(try nobody.explained(.emptySeat).facts == [.nobodyWithRole("C")])
    let all = seats("01", "03", "05") + [MeetingSeat(role: "A")]
    let full = organisation(series: [group("G1", everyFourWeeks, seats: all, to: "2022-01-20")])
    #expect(try full.explained(.emptySeat).facts == [.seat("G1", "A"), .allSeated(["01", "03", "05"])])
    let wrong = organisation(
      series: [
        group("G1", everyFourWeeks, seats: [MeetingSeat(role: "A", employee: "02")], to: "2022-01-20")
      ])
    #expect(try wrong.explained(.wrongSeat).facts == [.seat("G1", "A"), .hasRole("02", "B")])
    #expect(try wrong.explained(.wrongSeat).waysOut.count == 4)
  }

  private func rota(
    _ pairs: [(Employee.ID, Employee.ID)?], workers: [Employee.ID] = ["01", "02", "03", "04"]
  )
    -> PairRota
  {
    PairRota(
      id: "R", name: "Familier", workers: workers,
      duties: pairs.enumerated().map { number, pair in
        PairDuty(number: "\(number + 1)", pair: pair.flatMap { WorkerPair($0.0, $0.1) })
      })
  }

  @Test func casesAreExplainedByWhyAPairMayNotBeOne() throws {
    var forbidden = rota([("01", "02"), ("03", "04")])
    forbidden.forbiddenPairs = [WorkerPair("01", "02")].compactMap { $0 }
    let pair = try #require(WorkerPair("01", "02"))
    let explanation = try organisation(rotas: [forbidden]).explained(.notEligible)
    #expect(explanation.facts == [.forbiddenPair(pair)])
    #expect(explanation.waysOut.count >= 2)
    var same = rota([("01", "02"), ("03", "04")])
    same.forbidsSameProfession = true
    let jurists = organisation(rotas: [same], professions: ["01": "Jurist", "02": "Jurist"])
    #expect(try jurists.explained(.notEligible).facts == [.sameProfession(pair, "Jurist")])
    let left = rota([("01", "06"), ("03", "04"), ("02", "03")])
    #expect(try organisation(rotas: [left]).explained(.notEligible).facts == [.notWorker("06", "R")])
  }

  @Test func loadsTargetsAndCasesWithoutAPairHaveTheirWays() throws {
    let uneven = organisation(
      rotas: [rota([("01", "02"), ("01", "02"), ("01", "03"), ("01", "04")])])
    let explanation = try uneven.explained(.uneven)
    #expect(explanation.facts.first == .load("01", 4))
    // One of the ways changes no more cases than it must.
    let duties = try #require(uneven.rotas["R"]).duties
    let changed = explanation.waysOut.compactMap { way -> Int? in
      guard case .put(.rota(let rota)) = way.change else { return nil }
      return zip(rota.duties, duties).count { $0.0.pair != $0.1.pair }
    }
    #expect(changed.min() == 2)
    #expect(
      try organisation(rotas: [rota([nil, ("01", "02")])]).explained(.missing).facts == [.unplanned("R")])
    var wanted = rota([("01", "02"), ("03", "04"), ("01", "02"), ("03", "04")])
    wanted.targetPairs = 4
    let few = try organisation(rotas: [wanted]).explained(.tooFew)
    #expect(few.facts == [.pairs(2, possible: 6), .target(4)])
    // Planned anew, the target lowered, or waived.
    #expect(few.waysOut.count == 3)
  }

  @Test func aQuotaSaysHowManyAreMissingAndIsOnlyEverWaived() throws {
    let share = try #require(Share(0.14))
    let workspace = organisation(
      quotas: [
        Quota(
          id: "Q", name: "Lærlinge", minimum: share,
          entries: [QuotaEntry(date: day("2022-02-01"), part: 6, whole: 43)])
      ])
    let explanation = try workspace.explained(.tooFew)
    #expect(explanation.facts == [.counted(part: 6, whole: 43), .minimum(share), .lacking(1)])
    #expect(explanation.waysOut.map(\.change.needsReason) == [true])
    #expect(share.least(of: 50) == 7 && share.least(of: 51) == 8 && share.least(of: 0) == 0)
  }

  /// Meetings thrown about at random: whatever is told of them holds.
  @Test(arguments: 1...12)
  func whateverIsBrokenEachWayMendsIt(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let people: [Employee.ID] = ["01", "02", "03", "04"]
    var workspace = organisation(
      closed: ["2022-02-01"],
      series: (1...3).map { number in
        group(
          Identifier("G\(number)"), number == 3 ? .everyWeeks(2, on: .wednesday) : everyFourWeeks,
          seats: seats(people[number - 1], people[number]))
      })
    let plan = planMeetings(of: workspace, today: day("2022-01-01"))
    try workspace.apply(#require(plan.change(in: workspace)))
    for var meeting in workspace.meetings.sorted where Int.random(in: 0..<3, using: &random) == 0 {
      let moved = meeting.date.advanced(by: Int.random(in: -20...20, using: &random))
      meeting.move(to: min(max(moved, day("2022-01-03")), day("2022-03-31")))
      try workspace.apply(.put(.meeting(meeting)))
    }
    let broken = workspace.broken()
    #expect(!broken.isEmpty)
    for violation in broken {
      let explanation = workspace.explain(violation)
      #expect(!explanation.facts.isEmpty, "\(violation)")
      // Setting the rule aside is always one of them.
      #expect(explanation.waysOut.last?.change.needsReason == true, "\(violation)")
      for way in explanation.waysOut {
        let change = way.change.giving(reason: "-", author: "-", on: day("2022-01-01"))
        let after = try workspace.applying(change).broken()
        #expect(!after.contains(violation), "\(violation) \(change)")
        #expect(after.allSatisfy { new in broken.contains { $0.ledger == new.ledger } }, "\(change)")
      }
    }
  }
}
