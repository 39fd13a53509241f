import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Undoing to a point: everything that goes is shown first, and nobody else's change goes.
struct HistoryTests {
  private func opened() throws -> State {
    var state = try start()
    press("H", &state)
    _ = update(&state, .reply(.history(Answers.log)))
    return state
  }

  @Test func undoingToAPointShowsWhatGoes() throws {
    var state = try opened()
    press("down down down down", &state)
    // The line below the two newest was undone by the third, so neither of these is taken back again.
    #expect(state.entriesToUndo.map(\.number) == [200, 199, 196])
    press("enter", &state)
    guard case .confirm(let question) = state.overlays.last else {
      Issue.record("not asked")
      return
    }
    #expect(question.lines.count == 3 && question.lines[0].hasPrefix("12-11-2026 14:09"))
    assertUpdate(&state, "enter", gives: [.undoTo(196)])
  }

  @Test func nobodyElsesLaterChangeIsUndone() throws {
    var state = try opened()
    press("end", &state)
    assertUpdate(&state, "enter", gives: [])
    #expect(state.message?.text == state.words["hindrance.othersChange"])
    #expect(picture(of: view(state, size: state.size)).contains("anders har ændret noget siden"))
  }

  @Test func whatIsUndoneCannotBeUndone() throws {
    var state = try opened()
    press("down down down", &state)
    assertUpdate(&state, "enter", gives: [])
    #expect(state.message?.text == state.words["hindrance.notInEffect"])
  }

  @Test func earlierDaysAreReadOnDemand() throws {
    var state = try opened()
    assertUpdate(&state, "m", gives: [.history(limit: 800)])
    _ = update(&state, .reply(.history(Answers.log)))
    assertUpdate(&state, "m", gives: [])
  }

  @Test func whatCameOfItIsTold() throws {
    var state = try start()
    let change = Change.move("02", from: "KONF-3", to: "KONF-2")
    _ = update(&state, .reply(.undoneSeveral(Sample.workspace, changes: [change], blockedBy: nil)))
    #expect(state.message?.text == "Fortrudt: 1 ændring.")
    _ = update(&state, .reply(.undoneSeveral(Sample.workspace, changes: [change], blockedBy: "anders")))
    #expect(state.message?.kind == .problem && state.message?.text.contains("anders") == true)
  }

  @Test func aLongQuestionIsScrolled() throws {
    var state = try opened()
    press("pagedown pagedown pagedown pagedown pagedown enter", &state)
    let first = picture(of: view(state, size: state.size))
    #expect(first.contains("linjer til"))
    press("pagedown", &state)
    #expect(picture(of: view(state, size: state.size)) != first)
  }
}
