import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Several records at once: one change, one undo.
struct MarkedRecordTests {
  /// In the list of a kind.
  private func list(_ kind: RecordKind, _ workspace: Workspace = Sample.workspace) throws -> State {
    var state = try start(workspace: workspace)
    let place = try #require(RecordKind.allCases.firstIndex(of: kind))
    press("8 " + String(repeating: "down ", count: place) + "right", &state)
    return state
  }

  private func group(_ commands: [Command]) -> [Change] {
    guard case .commit(.group(let parts), _)? = commands.last else { return [] }
    return parts
  }

  private func modules(_ commands: [Command]) -> [Module] {
    group(commands).compactMap { if case .put(.module(let module)) = $0 { module } else { nil } }
  }

  @Test func recordsAreMarkedOneByOneByRangeAndAll() throws {
    var state = try list(.department)
    press("space down v", &state)
    #expect(state.records.marks == ["DRI", "KON", "SOC"] && state.records.selected == 2)
    #expect(picture(of: view(state, size: state.size)).contains("✓ 3 valgt"))
    press("*", &state)
    #expect(state.records.marks.count == 4)
    press("*", &state)
    #expect(state.records.marks.isEmpty)
  }

  @Test func escapeLetsGoOfTheMarksFirst() throws {
    var state = try list(.room)
    press("space esc", &state)
    #expect(state.records.marks.isEmpty && state.records.isInside)
    press("esc", &state)
    #expect(!state.records.isInside)
    press("space", &state)
    #expect(state.records.marks.isEmpty && state.message?.text == state.words["hindrance.outside"])
    press("right space left down", &state)
    #expect(state.records.marks.isEmpty, "they are of one kind")
  }

  @Test func aFilterHidesNoMark() throws {
    var state = try list(.department)
    press("space f 'soc' enter right space", &state)
    #expect(state.chosenRecords.map(\.id) == ["DRI", "SOC"])
  }

  @Test func modulesGetSizesRoomsAndInstructors() throws {
    var state = try list(.module)
    let modules = modules(press("* e '5' tab tab '7' tab tab 'A' tab tab 'SF' enter", &state))
    #expect(modules.map(\.id) == ["KONF", "KULT"])
    for module in modules {
      // The ideal of 8 would be more than the most.
      #expect(module.teamSize == TeamSize(minimum: 5, ideal: 7, maximum: 7))
      #expect(module.rooms == ["A"] && module.instructors == ["SF"])
      let before = try #require(Sample.workspace.modules[module.id])
      #expect(module.sessions == before.sessions && module.teamCount == before.teamCount)
    }
  }

  @Test func roomsAndInstructorsAreAddedToTheOthers() throws {
    var workspace = Sample.workspace
    try workspace.apply(.put(.room(Room(id: "C", name: "Lokale C", capacity: 10))))
    var state = try list(.module, workspace)
    let modules = modules(press("* e tab tab tab tab tab 'C' tab tab 'SF' enter", &state))
    #expect(modules.map(\.rooms) == [["A", "B", "C"], ["A", "B", "C"]])
    #expect(modules.map(\.instructors) == [["BK", "SF"], ["BK", "SF"]])
  }

  @Test func itIsToldWhichRecordWillNotDo() throws {
    var state = try list(.module)
    assertUpdate(&state, "* e '9' enter", gives: [])
    guard case .form(let form) = state.overlays.last else {
      Issue.record("stored")
      return
    }
    let told = Array(form.problems.values) + [state.message?.text ?? ""]
    #expect(told.contains { $0.contains("Konflikthåndtering") }, "\(told)")
  }

  @Test func roomsGetSeatsAndKeepTheirSite() throws {
    var state = try list(.room)
    #expect(
      group(press("* e tab '12' enter", &state)) == [
        .put(.room(Room(id: "A", name: "Lokale A", site: "NORD", capacity: 12))),
        .put(.room(Room(id: "B", name: "Lokale B", site: "NORD", capacity: 12))),
      ])
    state = try list(.room)
    #expect(group(press("* e right enter", &state)).count == 2, "no site")
  }

  @Test func daysAwayAreAddedForSeveralInstructors() throws {
    var workspace = Sample.workspace
    let before = Instructor(id: "BK", name: "Birte Krogh", unavailable: [days("2026-11-02", "2026-11-03")])
    try workspace.apply(.put(.instructor(before)))
    var state = try list(.instructor, workspace)
    let away = days("2026-12-21", "2026-12-23")
    #expect(
      group(press("* e '21-12 til 23-12' enter", &state)) == [
        .put(
          .instructor(Instructor(id: "BK", name: "Birte Krogh", unavailable: before.unavailable + [away]))),
        .put(.instructor(Instructor(id: "SF", name: "Søren Friis", unavailable: [away]))),
      ])
  }

  @Test func goalsGetOneDate() throws {
    var state = try list(.goal, LedgerFormTests.workspace)
    let count = state.recordRowCount
    press("* e tab '1-3-2027'", &state)
    let commands = press("enter", &state)
    guard case .commit(let change, _)? = commands.last else {
      Issue.record("not stored")
      return
    }
    let parts = if case .group(let parts) = change { parts } else { [change] }
    #expect(parts.count == count)
    for case .put(.goal(let goal)) in parts { #expect(goal.due == day("2027-03-01")) }
  }

  @Test func aFormThatSaysNothingChangesNothing() throws {
    var state = try list(.room)
    assertUpdate(&state, "* e ^s", gives: [])
    #expect(state.context == .form)
  }

  @Test func whatHasNothingInCommonIsEditedOneByOne() throws {
    var state = try list(.department)
    assertUpdate(&state, "space e", gives: [])
    #expect(state.overlays.isEmpty && state.message?.text == state.words["hindrance.oneByOne"])
  }

  @Test func severalAreRemovedAfterAQuestion() throws {
    var state = try list(.room)
    assertUpdate(&state, "* D", gives: [])
    guard case .confirm(let question) = state.overlays.last else {
      Issue.record("not asked")
      return
    }
    #expect(
      question.title == "Lokaler: fjern 2?" && question.lines.first == "Lokale A, Lokale B")
    assertUpdate(
      &state, "enter",
      gives: [.commit(.group([.remove(.room("A")), .remove(.room("B"))]), label: "remove")])
  }

  @Test func whatHasNoRecordIsRemovedAsOneChange() throws {
    var state = try list(.closedDay)
    var season = Sample.workspace.season
    season.closedDays = []
    assertUpdate(&state, "* D enter", gives: [.commit(.setSeason(season), label: "remove")])
    state = try list(.pin)
    assertUpdate(
      &state, "* D enter", gives: [.commit(.unpin(Sample.workspace.pins.sorted()[0]), label: "remove")])
    state = try list(.coverage)
    var rules = Sample.workspace.rules
    rules.coverage = []
    assertUpdate(&state, "* D enter", gives: [.commit(.setRules(rules), label: "remove")])
  }

  @Test func whatIsGoneIsNoLongerMarked() throws {
    var workspace = Sample.workspace
    try workspace.apply(.put(.room(Room(id: "C", name: "Lokale C", capacity: 10))))
    var state = try list(.room, workspace)
    press("*", &state)
    _ = update(&state, .reply(.changedElsewhere(Sample.workspace, by: "anders", changes: [])))
    #expect(state.records.marks == ["A", "B"])
    // A pin has a place in the list only, and another may come to stand there.
    state = try list(.pin)
    press("*", &state)
    _ = update(&state, .reply(.changedElsewhere(workspace, by: "anders", changes: [])))
    #expect(state.records.marks.isEmpty)
  }

  @Test func theMarkedAreCopied() throws {
    var state = try list(.room)
    press("space", &state)
    let copied = press("y", &state)
    guard case .copy(let text)? = copied.last else {
      Issue.record("\(copied)")
      return
    }
    #expect(text.lineCount == 1 && text.hasPrefix("A\t"))
  }
}
