import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// What helps with filling in: dates in words, lists to choose from, and nothing typed is lost unasked.
struct FormHelpTests {
  private func form(_ state: State) -> Form? {
    for case .form(let form) in state.overlays.reversed() { return form }
    return nil
  }

  private func value(_ field: String, _ state: State) -> String? {
    form(state)?.fields.first { $0.name == field }?.value
  }

  @Test func escAsksBeforeTypedTextIsLost() throws {
    var state = try start()
    press("2 n 'X9' esc", &state)
    #expect(state.context == .confirm)
    press("esc", &state)
    #expect(value("id", state) == "X9")
    press("esc enter", &state)
    #expect(state.overlays.isEmpty && state.waiting.isEmpty)
    press("n esc", &state)
    #expect(state.overlays.isEmpty)
  }

  @Test(arguments: [
    ("uge 47", "ma 16-11-2026  uge 47"), ("14-11", "lø 14-11-2026  uge 46"), ("+2u", "to 26-11-2026  uge 48"),
    ("i dag", "to 12-11-2026  uge 46"), ("24-12", "to 24-12-2026  uge 52  Juleaften"),
  ])
  func aTypedDateIsSeenToBeUnderstood(_ typed: String, _ meaning: String) throws {
    var state = try start()
    press("2 a '\(typed)'", &state)
    #expect(picture(of: view(state, size: state.size)).contains("= " + meaning))
  }

  @Test func whatIsWrongIsToldWhenTheFieldIsLeft() throws {
    var state = try start()
    press("2 a 'hvornår' tab", &state)
    #expect(form(state)?.problems[2] == state.words["form.noDate"])
    press("backtab ^u '14-11' tab", &state)
    #expect(form(state)?.problems[2] == nil)
  }

  @Test func aDayIsChosenInACalendar() throws {
    var state = try start()
    press("2 a ^p down right pagedown enter", &state)
    #expect(value("from", state) == "20-12-2026")
  }

  @Test func aRangeIsChosenInACalendar() throws {
    var state = try start()
    press("2 n tab tab tab tab tab tab tab tab tab tab tab ^p space down enter", &state)
    #expect(value("leave", state) == "12-11-2026 til 19-11-2026")
    press("^p down down enter", &state)
    #expect(value("leave", state) == "12-11-2026 til 19-11-2026, 26-11-2026")
  }

  @Test func aRecordIsChosenByItsName() throws {
    var state = try start()
    press("2 n tab tab tab tab tab ^p 'møller' enter", &state)
    #expect(value("manager", state) == "10")
    press("^s", &state)
  }

  @Test func severalRecordsAreChosen() throws {
    var state = try start()
    press("2 n tab tab tab tab tab tab tab tab tab tab tab tab tab ^p tab tab enter", &state)
    #expect(value("required", state) == "KONF, KULT")
  }

  @Test func wishesAmongModulesAreFilledIn() throws {
    var state = try start()
    let commands = press("2 e up up up up up up up up up up up up up up", &state)
    #expect(commands.isEmpty)
    let last = String(repeating: "tab ", count: 15)
    guard
      case .commit(.put(.employee(let person)), _)? = press(
        last + "'1' tab 'KONF, KULT' tab 'KULT, KONF=4' enter", &state
      ).last
    else {
      Issue.record("not stored: \(String(describing: form(state)?.problems))")
      return
    }
    #expect(person.choice == ModuleChoice(count: 1, from: ["KONF", "KULT"], cost: ["KULT": 0, "KONF": 4]))
  }

  @Test func staffingOfOneDepartmentIsARuleOfItsOwn() throws {
    var state = try start()
    let keys = "8 down down down n right right tab 'Kontoret' tab tab '50' tab '1' enter"
    guard case .commit(.setRules(let rules), _)? = press(keys, &state).last else {
      Issue.record("not stored: \(String(describing: form(state)?.problems))")
      return
    }
    let half = try #require(Share(0.5))
    #expect(
      rules.coverage.last
        == CoverageRule(scope: .department("KON"), limit: .away(share: half, atLeast: 1)))
    #expect(rules.coverage.count == 2)
  }

  @Test func aStaffingRuleIsRemoved() throws {
    var state = try start()
    guard case .commit(.setRules(let rules), _)? = press("8 down down down right D", &state).last else {
      Issue.record("not removed")
      return
    }
    #expect(rules.coverage.isEmpty)
  }

  @Test func aPinIsListedFoundAndLifted() throws {
    var state = try start()
    press("8 end right", &state)
    #expect(state.recordRows.map(\.columns) == [["Hugo Ibsen", "Hold 3 i Konflikthåndtering"]])
    assertUpdate(
      &state, "D",
      gives: [.commit(.unpin(.member("07", module: "KONF", team: "KONF-3")), label: "record.remove")])
    press("enter", &state)
    #expect(state.view == .board && state.boardPerson == "07")
  }
}
