import HoldplanModel
import HoldplanResources
import HoldplanTestSupport

@testable import HoldplanInterface

/// What the engine and the store would answer, written by hand.
enum Answers {
  static let person: Employee.ID = "02"

  /// For somebody in team 2 of conflict handling: team 3 is best, team 4 costs, team 1 is barred by leave.
  static func alternatives(for person: Employee.ID, from: Team.ID) -> [Effect] {
    [
      Effect(
        change: .move(person, from: from, to: "KONF-1"),
        broken: [
          Violation(
            .absence, .leave, employee: person, module: "KONF", team: "KONF-1", session: 1,
            date: day("2026-11-17"))
        ]),
      Effect(
        change: .move(person, from: from, to: "KONF-3"),
        soft: [.departmentPairs: -6, .sizeDeviation: -1, .avoidDates: 3]),
      Effect(change: .move(person, from: from, to: "KONF-4"), soft: [.departmentPairs: 2]),
    ]
  }

  static let explanation = Explanation(
    employee: "09", module: "KONF", certainty: .notFound, question: .asPlanned,
    facts: [
      ConflictingFact(
        fact: .leave(days("2026-11-02", "2027-01-30")), teams: ["KONF-1", "KONF-2", "KONF-3", "KONF-4"]),
      ConflictingFact(fact: .largestTeam(8), teams: ["KONF-4"]),
    ],
    teams: ["KONF-1", "KONF-2", "KONF-3", "KONF-4"].map { team in
      BlockedTeam(
        team: team,
        blocks: [
          Violation(
            .absence, .leave, employee: "09", module: "KONF", team: team, session: 1, date: day("2026-11-17"))
        ])
    },
    waysOut: [
      Effect(
        change: .group([
          .setSession(
            team: "KONF-4", index: 1,
            Session(date: day("2027-02-02"), slot: 1, room: "B", instructor: "SF")),
          .addMember("09", to: "KONF-4"),
        ]), soft: [.spacing: 3]),
      Effect(
        change: .put(
          .waiver(
            Waiver(
              id: "W2", rule: .unassigned, subject: .employee("09", "KONF"), reason: "Næste vinter",
              author: "mette", writtenOn: Sample.today)))),
    ])

  /// A sheet as the program sets it.
  static func sheet(_ language: Language) -> [String] {
    let isDanish = language == .danish
    return [
      "AL2Bolig", String(repeating: "═", count: 76), isDanish ? "Deltagerliste" : "Participants",
      "Mødet med andre kulturer", "", (isDanish ? "Dato       " : "Date       ") + "12-11-2026",
      (isDanish ? "Lokale     " : "Room       ") + "Lokale A, Nord", "", "1  Anna Bach      Drift",
      "2  Dan Holst      Social", "3  Gert Ravn      Økonomi",
    ]
  }

  static let proposal: Proposal = {
    var plan = Sample.workspace.draft
    plan.teams["KONF-1"]?.members.removeAll { $0 == "05" }
    plan.teams["KONF-2"]?.members.append("05")
    plan.teams["KONF-2"]?.members.sort()
    plan.teams["KULT-3"]?.sessions[0].date = day("2026-12-09")
    return Proposal(
      plan: plan,
      assessment: Assessment(
        violations: [], waived: [],
        soft: [.departmentPairs: 12, .sizeDeviation: 2, .repeatPairs: 8, .teams: 8]),
      bound: 110, seconds: 10)
  }()

  /// 200 changes, the latest first: mette's own two, one of hers that she undid, and further down one of anders.
  static let log: [HistoryEntry] = (0..<200).map { place in
    let number = 200 - place
    let (kind, isUndone): (HistoryEntry.Kind, Bool) =
      place == 2 ? (.undo, false) : place == 3 ? (.do, true) : (.do, false)
    return HistoryEntry(
      number: number, kind: kind, author: place == 150 ? "anders" : "mette",
      moment: place < 3 ? "12-11-2026 14:0\(9 - place)" : "11-11-2026 09:30",
      change: .move("02", from: "KONF-2", to: place.isMultiple(of: 2) ? "KONF-3" : "KONF-4"),
      isUndone: isUndone)
  }

  /// For team 2 of cultures, which has one too many: two moves away from it.
  static let waysOut = [
    Effect(
      change: .move("10", from: "KULT-2", to: "KULT-3"),
      mended: [Violation(.teamSize, .tooMany, module: "KULT", team: "KULT-2", actual: 9, limit: 8)],
      soft: [.departmentPairs: -2]),
    Effect(
      change: .move("02", from: "KULT-2", to: "KULT-4"),
      mended: [Violation(.teamSize, .tooMany, module: "KULT", team: "KULT-2", actual: 9, limit: 8)],
      soft: [.departmentPairs: 4]),
  ]

  static let recentFiles = [
    RecentFile(
      path: "/home/mette/al2bolig.holdplan", name: "AL2Bolig", moment: "12-11-2026 08:00", isOpen: true,
      exists: true),
    RecentFile(
      path: "/home/mette/sovang.holdplan", name: "Søvang", moment: "11-11-2026 10:12", isOpen: false,
      exists: true),
    RecentFile(
      path: "/home/mette/gammel.holdplan", name: "Gammel", moment: "1-3-2026 09:00", isOpen: false,
      exists: false),
  ]

  /// The sample with the first session of team 1 marked in part.
  static let marked: Workspace = {
    var workspace = Sample.workspace
    guard let team = workspace.published?.plan.teams["KULT-1"], let held = Occurrence(of: team, session: 0)
    else { preconditionFailure("team 1 is gone") }
    let statuses: [AttendanceMark.Status] = [.present, .remote, .late, .absent, .excused]
    for (person, status) in zip(team.members, statuses) {
      let mark = AttendanceMark(
        occurrence: held, employee: person, status: status, author: "mette",
        markedAt: Timestamp(seconds: 1_794_000_000))
      do { try workspace.apply(.mark(mark)) } catch { preconditionFailure("\(error)") }
    }
    return workspace
  }()

  /// Where a command can be done.
  static func workspace(for command: String) -> Workspace {
    switch command {
    case "attendance.cancelSeat": booked
    case "attendance.enterPassed": completed
    case "goal.signOff", "meeting.mark": LedgerFormTests.workspace
    default: marked
    }
  }

  /// One session is enough to complete the module, and Anna Bach was there.
  static let completed: Workspace = {
    guard var module = marked.modules["KULT"] else { preconditionFailure("the module is gone") }
    module.completion = CompletionRule(sessions: 1)
    do { return try marked.applying(.put(.module(module))) } catch { preconditionFailure("\(error)") }
  }()

  /// The same, and Pia Skov, who was excused, has a seat with team 2.
  static let booked: Workspace = {
    let workspace = marked
    guard let plan = workspace.published?.plan, let one = plan.teams["KULT-1"],
      let two = plan.teams["KULT-2"],
      let missed = Occurrence(of: one, session: 0), let host = Occurrence(of: two, session: 0)
    else { preconditionFailure("a team is gone") }
    let seat = GuestSeat(
      employee: "17", missed: missed, host: host, author: "mette",
      bookedAt: Timestamp(seconds: 1_794_000_000))
    do { return try workspace.applying(.bookSeat(seat)) } catch { preconditionFailure("\(error)") }
  }()
}

/// Answers the question that picking somebody up on the board asks.
func answerAlternatives(_ state: inout State) {
  guard let held = state.board.held, let from = held.team, let module = state.board.module else { return }
  _ = update(
    &state,
    .reply(
      .alternatives(
        Answers.alternatives(for: held.employee, from: from), employee: held.employee, module: module,
        revision: state.revision)))
}

/// Answers the question that picking up a session asks: the next days can be used, the day after them not.
func answerSessionAlternatives(_ state: inout State) {
  guard let held = state.calendar.held?.session, let team = state.workspace.draft.teams[held.team] else {
    return
  }
  let old = team.sessions[held.index]
  let effects = (1...4).map { step in
    var session = old
    session.date = old.date.advanced(by: step)
    let broken =
      step == 3
      ? [Violation(.coverage, date: session.date, department: "DRI", actual: 5, limit: 3)] : []
    return Effect(
      change: .setSession(team: held.team, index: held.index, session), broken: broken,
      soft: [.spacing: step])
  }
  _ = update(
    &state,
    .reply(.sessionAlternatives(effects, team: held.team, index: held.index, revision: state.revision)))
}
