import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Carries out what keys ask for, as the program would.
private func work(_ keys: String, _ state: inout State) throws {
  for key in parseKeys(keys) {
    for command in update(&state, .input(.key(key))) {
      guard case .commit(let change, _) = command else { continue }
      let signed = change.signed(by: "mette", at: Timestamp(seconds: 1_794_000_000))
      let after = try state.workspace.applying(signed)
      _ = update(&state, .reply(.saved(after, nil, change: signed)))
    }
  }
}

@Suite("Noting who was at a meeting")
struct MeetingMarkTests {
  private func meeting(_ state: State) throws -> Meeting { try #require(state.workspace.meetings["GR#01"]) }

  /// The attendance view at the meeting of 10 November, which 01 and 04 have a seat in.
  private func opened(_ viewer: Viewer = .planner, _ workspace: Workspace = LedgerFormTests.workspace) throws
    -> State
  {
    var state = try start(workspace: workspace, viewer: viewer)
    state.view = .attendance
    state.attendance.page = .marks
    state.attendance.session = state.gatherings.firstIndex(of: .meeting("GR#01"))
    return state
  }

  @Test func meetingsStandBetweenTheSessionsByDayAndTime() throws {
    let state = try start(workspace: LedgerFormTests.workspace)
    let dates = state.gatherings.compactMap { gathering -> CalendarDate? in
      switch gathering {
      case .session(let occurrence): occurrence.date
      case .meeting(let id): state.workspace.meetings[id]?.date
      }
    }
    #expect(dates == dates.sorted() && dates.count == state.heldSessions.count + 1)
    // A meeting that is yet to come is not marked.
    var later = try #require(state.workspace.meetings["GR#01"])
    later.date = Sample.today.advanced(by: 1)
    let workspace = try state.workspace.applying(.put(.meeting(later)))
    #expect(try start(workspace: workspace).gatherings.count == state.heldSessions.count)
  }

  @Test func oneKeyAPersonInTheRoomOrRemotely() throws {
    var state = try opened()
    try work("enter m o", &state)
    let statuses = try state.attendees.map { try meeting(state).mark(of: $0)?.status }
    #expect(statuses == [.present, .remote])
    // The same again says nothing; a correction keeps the mark before.
    try work("home m x", &state)
    let marks = try meeting(state).marks
    #expect(marks.map(\.status) == [.present, .remote, .absent])
    try work("backspace", &state)
    #expect(try meeting(state).mark(of: state.attendees[1]) == nil)
  }

  @Test func nobodyIsLateThere() throws {
    var state = try opened()
    #expect(press("enter f", &state) == [])
    #expect(state.message?.text == "Det noteres ikke ved møder.")
  }

  @Test func everybodyIsPresentWithOneKeyAtSeveralAtOnce() throws {
    var state = try opened()
    try work("home space end space *", &state)
    #expect(state.attendance.chosen.isEmpty)
    let first = try #require(state.heldSessions.first)
    #expect(state.workspace.marks(at: first).count == state.expected(at: first).count)
  }

  @Test func aManagerNotesTheOwnPeople() throws {
    var person = try #require(LedgerFormTests.workspace.employees["04"])
    person.manager = "02"
    let workspace = try LedgerFormTests.workspace.applying(.put(.employee(person)))
    var state = try opened(.manager("02"), workspace)
    #expect(state.attendees == ["04"])
    try work("enter o", &state)
    #expect(try meeting(state).marks.map(\.employee) == ["04"])
    // An instructor has the sessions of the own teams and no meetings.
    #expect(
      !(try start(workspace: workspace, viewer: .instructor("02"))).gatherings.contains(.meeting("GR#01")))
  }

  @Test(arguments: [Language.danish, .english])
  func frame(_ language: Language) throws {
    var state = try start(language, workspace: LedgerFormTests.workspace)
    state.view = .attendance
    state.attendance.session = state.gatherings.firstIndex(of: .meeting("GR#01"))
    try work("enter m", &state)
    state.message = nil
    try assertFrame(state, matches: "attendance-meeting-80x24-\(language.rawValue)")
  }
}

@Suite("Goals are signed off where they are seen")
struct GoalSignOffTests {
  private func workspace(passing: Bool = true, goals: Int = 1) throws -> Workspace {
    var person = try #require(LedgerFormTests.workspace.employees["01"])
    if passing { person.passed.insert("KONF") }
    let more = (1..<goals).map {
      Change.put(
        .goal(Goal(id: .init("N\($0)"), employee: "01", competence: "SAMT", level: 4 - $0, owner: "02")))
    }
    return try LedgerFormTests.workspace.applying(.group([.put(.employee(person))] + more))
  }

  private func person(_ workspace: Workspace, _ viewer: Viewer = .planner) throws -> State {
    var state = try start(workspace: workspace, viewer: viewer)
    state.overlays.append(.person(PersonState(employee: "01")))
    return state
  }

  @Test func withOneKeyInThePersonView() throws {
    var state = try person(try workspace())
    guard case .commit(let change, "goal.signOff")? = press("S", &state).first else {
      Issue.record("not signed off: \(String(describing: state.message))")
      return
    }
    let after = try state.workspace.applying(change)
    #expect(after.goals["G1"]?.signOff == SignOff(author: "mette", date: Sample.today))
    #expect(after.employees["01"]?.levels["SAMT"] == 4)
  }

  @Test func notBeforeTheModuleIsPassed() throws {
    var state = try person(try workspace(passing: false))
    #expect(press("S", &state) == [] && state.message?.text.contains("ikke bestået") == true)
  }

  @Test func whereSeveralAreReachedItIsAskedWhich() throws {
    var state = try person(try workspace(goals: 3))
    press("S", &state)
    guard case .form(let form) = state.overlays.last else {
      Issue.record("nothing is asked")
      return
    }
    #expect(form.fields.map { $0.choices?.count } == [3])
    guard case .commit(let change, _)? = press("right enter", &state).first else {
      Issue.record("not signed off")
      return
    }
    #expect(try state.workspace.applying(change).goals["N1"]?.signOff != nil)
  }

  @Test func byTheManagerWhoFollowsItUpAndNoOther() throws {
    var employee = try #require(LedgerFormTests.workspace.employees["03"])
    employee.passed.insert("KONF")
    var known = try LedgerFormTests.workspace.applying(.put(.employee(employee)))
    func signing(_ workspace: Workspace) throws -> State {
      var state = try start(workspace: workspace, viewer: .manager("01"))
      state.overlays.append(.person(PersonState(employee: "03")))
      press("S", &state)
      return state
    }
    // The manager of 03 is 01, and nobody else is named.
    #expect(try signing(known).waiting.contains(.saving))
    var goal = try #require(known.goals["G2"])
    goal.owner = "02"
    try known.apply(.put(.goal(goal)))
    #expect(try signing(known).message?.text == "Målet følges op af en anden.")
  }
}
