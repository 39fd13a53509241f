import HoldplanModel
import HoldplanTestSupport

/// Makes up changes of every kind, sensible and senseless ones, from a few names so that they often meet.
struct RandomChanges {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
  private mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
  private mutating func employee() -> Employee.ID { Identifier("0\(number(1...9))") }
  private mutating func module() -> Module.ID { Identifier("K\(number(1...4))") }
  private mutating func team() -> Team.ID { Identifier("\(module())-\(number(1...3))") }
  private mutating func department() -> Department.ID { ["DRIFT", "OKO", "HR"][number(0...2)] }
  private mutating func site() -> Site.ID { ["NORD", "SYD"][number(0...1)] }
  private mutating func room() -> Room.ID { ["A", "B"][number(0...1)] }
  private mutating func instructor() -> Instructor.ID { ["U1", "U2"][number(0...1)] }
  private mutating func role() -> JobRole.ID { ["R1", "R2"][number(0...1)] }
  private mutating func date() -> CalendarDate { day("2026-11-02").advanced(by: number(0...60)) }
  private mutating func some<Value>(_ make: (inout Self) -> Value) -> [Value] {
    var values: [Value] = []
    while chance(40) { values.append(make(&self)) }
    return values
  }

  mutating func change(of workspace: Workspace) -> Change {
    switch number(0...22) {
    case 0, 1, 2, 3: return .put(record())
    case 4, 5: return .remove(record().reference)
    case 6: return chance(50) ? .remove(record().reference) : workspace.removal(of: record().reference)
    case 7: return .rename(organisation: chance(80) ? "Navn \(number(1...9))" : "")
    case 8: return .setSeason(season())
    case 9: return .setRules(rules())
    case 10: return .addMember(employee(), to: team())
    case 11, 12, 13: return ofSeats(in: workspace)
    case 14:
      let dated = workspace.draft.teams.sorted.first { !$0.sessions.isEmpty }?.id
      return .setSession(team: chance(80) ? dated ?? team() : team(), index: number(0...2), session())
    case 15: return chance(60) ? .pin(pin()) : .unpin(workspace.pins.sorted().first ?? pin())
    case 16:
      guard chance(30) else { return .put(.team(teamRecord())) }
      return .setDraft(Plan(teams: Records(some { $0.teamRecord() })))
    case 17:
      return chance(50)
        ? .publish(workspace.nextPublication(on: date()))
        : .withdraw(publication: workspace.publications.count)
    case 18: return .mark(mark(of: workspace))
    case 19:
      let outcome = ExamResult.Outcome.allCases[number(0...3)]
      return .noteExam(.fixture(employee(), outcome, in: module()))
    case 20:
      if let access = workspace.accesses.first, chance(40) { return .revokeAccess(access) }
      let access = Access(
        user: "bruger\(number(1...2))", role: AccessRole.allCases[number(0...3)],
        employee: chance(70) ? employee() : nil)
      return .grantAccess(access)
    case 21: return seat(in: workspace)
    default: return .group((0..<number(0...4)).map { _ in change(of: workspace) })
    }
  }

  /// A change of who sits where, mostly among people who sit somewhere.
  private mutating func ofSeats(in workspace: Workspace) -> Change {
    let seats = workspace.draft.teams.sorted.flatMap { team in team.members.map { ($0, team.id) } }
    guard seats.count > 1, chance(80) else {
      return .swap(employee(), in: team(), with: employee(), of: team())
    }
    let (one, other) = (seats[number(0...(seats.count - 1))], seats[number(0...(seats.count - 1))])
    switch number(0...2) {
    case 0: return .removeMember(one.0, from: one.1)
    case 1: return .move(one.0, from: one.1, to: other.1)
    default: return .swap(one.0, in: one.1, with: other.0, of: other.1)
    }
  }

  private mutating func record() -> Record {
    switch number(0...12) {
    case 0: return .site(Site(id: site(), name: "Sted"))
    case 1: return .department(Department(id: department(), name: chance(90) ? "Afdeling" : ""))
    case 2: return .role(JobRole(id: role(), name: "Rolle"))
    case 3: return .programme(Programme(id: "P", name: "Forløb", modules: some { $0.module() }))
    case 4, 5: return .module(moduleRecord())
    case 6:
      return .room(
        Room(id: room(), name: "Lokale", site: chance(50) ? site() : nil, capacity: number(0...30)))
    case 7:
      return .instructor(Instructor(id: instructor(), name: "U", employee: chance(50) ? employee() : nil))
    case 8:
      let subjects: [Waiver.Subject] = [
        .department(department()), .site(site()), .employee(employee(), module()), .team(team()), .everything,
      ]
      return .waiver(
        Waiver(
          id: Identifier("W\(number(1...2))"), rule: .coverage, subject: subjects[number(0...4)],
          reason: "Aftalt",
          author: "HR", writtenOn: date()))
    case 9: return .team(teamRecord())
    default: return .employee(employeeRecord())
    }
  }

  private mutating func employeeRecord() -> Employee {
    .fixture(
      employee(), in: department(), site: chance(20) ? site() : nil, role: chance(20) ? role() : nil,
      manager: chance(50) ? employee() : nil, leave: some { DateRange(day: $0.date()) },
      passed: Set(some { $0.module() }), required: some { $0.module() },
      choice: chance(20) ? ModuleChoice(count: number(0...2), from: some { $0.module() }) : .none)
  }

  private mutating func moduleRecord() -> Module {
    .fixture(
      module(), sessions: number(0...3), size: (number(0...2), number(1...4), number(3...6)),
      requires: some { $0.module() }, instructors: some { $0.instructor() }, rooms: some { $0.room() },
      composition: some { CompositionRule(kind: .department($0.department()), minimum: $0.number(0...2)) },
      audience: chance(50) ? .everyone : .departments([department()]))
  }

  private mutating func teamRecord() -> Team {
    let module = module()
    var team = Team.fixture(
      Identifier("\(module)-\(number(1...3))"), of: module,
      members: chance(90) ? Array(Set(some { $0.employee() })) : some { $0.employee() })
    if chance(60) { team.sessions = (0..<number(1...3)).map { _ in session() } }
    return team
  }

  private mutating func session() -> Session {
    Session(date: date(), slot: number(0...2) % 2, room: room(), instructor: instructor())
  }

  private mutating func season() -> Season {
    var season = Season.fixture(closed: chance(50) ? ["2026-12-24"] : [])
    if chance(30) { season.slots.removeLast() }
    return season
  }

  private mutating func rules() -> Rules {
    Rules(
      maxSessionsPerDay: number(0...3),
      coverage: some { CoverageRule(scope: .department($0.department()), limit: .present($0.number(0...3))) })
  }

  private mutating func pin() -> Pin {
    chance(50)
      ? .member(employee(), module: module(), team: team())
      : .session(
        team: team(), module: chance(70) ? module() : nil, session: number(0...2), date: date(),
        slot: number(0...1))
  }

  private mutating func seat(in workspace: Workspace) -> Change {
    if let seat = workspace.guestSeats.min(), chance(40) { return .cancelSeat(seat) }
    let held = workspace.published?.plan.occurrences ?? []
    guard let missed = held.first,
      let host = held.first(where: {
        $0.team != missed.team && $0.module == missed.module && $0.session == missed.session
      })
    else {
      let session = Occurrence(team: team(), module: module(), session: 0, date: date(), slot: 0)
      return .bookSeat(.fixture(employee(), missed: session, host: session))
    }
    return .bookSeat(.fixture(employee(), missed: missed, host: host))
  }

  private mutating func mark(of workspace: Workspace) -> AttendanceMark {
    let held = workspace.published?.plan.occurrences ?? []
    let occurrence =
      held.isEmpty || chance(10)
      ? Occurrence(team: team(), module: module(), session: 0, date: date(), slot: 0)
      : held[number(0...(held.count - 1))]
    return AttendanceMark(
      occurrence: occurrence, employee: employee(), status: AttendanceMark.Status.allCases[number(0...4)],
      author: "Test", markedAt: Timestamp(seconds: number(0...9)))
  }
}
