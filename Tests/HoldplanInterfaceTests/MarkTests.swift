import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Several people at once: one change, one undo.
struct MarkTests {
  private func group(_ commands: [Command]) -> [Change] {
    guard case .commit(.group(let parts), _)? = commands.last else { return [] }
    return parts
  }

  @Test func peopleAreMarkedOneByOneByRangeAndAll() throws {
    var state = try start()
    press("2 space space", &state)
    #expect(state.marks.people.count == 2 && state.people.selected == 2)
    press("down down v", &state)
    #expect(state.marks.people.count == 5)
    press("esc", &state)
    #expect(state.marks.people.isEmpty)
    press("f 'drift' enter *", &state)
    #expect(state.marks.people.places == Set(state.people.rows))
    press("*", &state)
    #expect(state.marks.people.isEmpty)
  }

  @Test func aFieldIsSetForSeveralInOneChange() throws {
    var state = try start()
    let parts = group(press("2 space space space e right enter", &state))
    #expect(parts.count == 2, "one of the three is in that department already")
    for part in parts {
      guard case .put(.employee(let person)) = part else {
        Issue.record("no employee")
        continue
      }
      #expect(person.department == "DRI")
      let before = try #require(Sample.workspace.employees[person.id])
      #expect(person.name == before.name && person.leave == before.leave)
    }
  }

  @Test func modulesAreAddedAndTakenAway() throws {
    var state = try start()
    let keys = "tab tab tab tab tab tab tab 'KONF' tab 'KULT' tab 'KULT' enter"
    let parts = group(press("2 space space e \(keys)", &state))
    #expect(parts.count == 2)
    guard case .put(.employee(let person))? = parts.first else { return }
    #expect(person.required == ["KONF"] && person.passed == ["KULT"])
  }

  @Test func aFormForSeveralThatSaysNothingChangesNothing() throws {
    var state = try start()
    assertUpdate(&state, "2 space space e ^s", gives: [])
    #expect(state.context == .form)
  }

  @Test func leaveForSeveralIsAllOrNone() throws {
    var state = try start()
    // Anna's teams meet on 17-11; the sentence names her.
    press("2 space space a '17-11' enter", &state)
    guard case .form(let form) = state.overlays.last else {
      Issue.record("stored")
      return
    }
    #expect(form.problems.values.first?.hasPrefix("Anna Bach: ") == true)
    let parts = group(press("esc enter 2 a '23-12' enter", &state))
    #expect(parts.count == 2)
  }

  @Test func pinsForSeveralAreOneChange() throws {
    var state = try start()
    let parts = group(press("2 space space l", &state))
    #expect(parts.count == 4, "two people in two teams each")
    #expect(parts.allSatisfy { if case .pin = $0 { true } else { false } })
  }

  @Test func severalAreRemovedAfterAQuestion() throws {
    var state = try start()
    press("2 space space D", &state)
    let parts = group(press("enter", &state))
    #expect(parts == [.remove(.employee("01")), .remove(.employee("26"))])
  }

  @Test func whoIsGoneIsNoLongerMarked() throws {
    var workspace = Sample.workspace
    try workspace.apply(.put(.employee(Employee(id: "99", name: "Bo Aagaard", department: "DRI"))))
    var state = try start(workspace: workspace)
    press("2 *", &state)
    #expect(state.marks.people.count == 33)
    _ = update(&state, .reply(.changedElsewhere(Sample.workspace, by: "anders", changes: [])))
    #expect(state.marks.people.count == 32)
    #expect(state.chosenPeople.map(\.id) == state.index.employees.map(\.id))
  }
}
