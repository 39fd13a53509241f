import Foundation
import HoldplanModel
import Testing

@testable import HoldplanInterface

/// What the mouse can do, clicked where it's seen.
struct PointingTests {
  @Test func tabsRowsAndTheFooter() throws {
    var state = try start()
    click("2 Folk", &state)
    #expect(state.view == .people)
    click("Carl Dam", &state)
    #expect(state.selectedEmployee?.name == "Carl Dam")
    #expect(click("q luk", &state) == [.quit])
  }

  @Test func aDoubleClickOpens() throws {
    var state = try start()
    press("5", &state)
    #expect(click("Ida Holm har", &state, .doubleClick) == [.explain("09", "KONF", revision: 0)])
  }

  @Test func cardsOnTheBoard() throws {
    var state = try start()
    press("3", &state)
    click("Gitte Høj", &state)
    #expect(state.boardPerson == "06")
  }

  @Test func theWheelScrolls() throws {
    var state = try start()
    press("2", &state)
    _ = update(&state, .input(.mouse(MouseEvent(.scrollDown, at: Point(column: 5, row: 8)))))
    #expect(state.people.selected == 1)
  }

  @Test func whatLiesBelowAQuestionDoesNotAnswer() throws {
    var state = try start()
    press("2 D", &state)
    _ = update(&state, .input(.mouse(MouseEvent(.press, at: Point(column: 3, row: 1)))))
    #expect(state.view == .people && state.context == .confirm)
    let commands = click("Enter/j ja", &state)
    #expect(commands == [.commit(.remove(.employee("01")), label: "remove")])
  }

  @Test func everyTargetLiesOnTheScreen() throws {
    for (_, keys) in FrameTests.views {
      var state = try start()
      press(keys, &state)
      for target in render(state, size: state.size).targets {
        #expect(target.area.right <= 80 && target.area.bottom <= 24)
      }
    }
  }

  /// Clicks on the first place where a text is seen.
  @discardableResult
  private func click(_ text: String, _ state: inout State, _ action: MouseEvent.Action = .press) -> [Command]
  {
    let rows = picture(of: view(state, size: state.size)).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (row, line) in rows.enumerated() {
      guard let range = line.range(of: text) else { continue }
      let column = displayWidth(String(line[..<range.lowerBound]))
      return update(&state, .input(.mouse(MouseEvent(action, at: Point(column: column, row: row)))))
    }
    Issue.record("\(text) is not on the screen")
    return []
  }
}
