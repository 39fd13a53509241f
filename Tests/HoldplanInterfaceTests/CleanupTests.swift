import HoldplanModel
import Testing

@testable import HoldplanInterface

@Suite("Personal data is taken away in the interface, after it was shown what goes")
struct CleanupTests {
  @Test func aPurgeIsShownAskedAboutAndMade() throws {
    var state = try start()
    assertUpdate(&state, "8 end up X", gives: [.rehearse(.purge)])
    _ = update(&state, .reply(.rehearsed(.purge, ["Fremmødenoter: 12"], isEmpty: false)))
    #expect(picture(of: view(state, size: state.size)).contains("Fremmødenoter: 12"))
    assertUpdate(&state, "j", gives: [.cleanUp(.purge)])
    let after = try state.workspace.applying(.rename(organisation: "Søvang"))
    _ = update(&state, .reply(.cleanedUp(after, ["Det er væk."])))
    #expect(state.message?.text == "Det er væk." && state.workspace.name == "Søvang")
    #expect(!state.waiting.contains(.saving))
  }

  @Test func whereNothingIsTooOldNothingIsAsked() throws {
    var state = try start()
    press("8 end up X", &state)
    _ = update(&state, .reply(.rehearsed(.purge, ["Intet er for gammelt."], isEmpty: true)))
    #expect(state.overlays.isEmpty && state.message?.text == "Intet er for gammelt.")
  }

  @Test func somebodyIsErasedByNameAndOnlyByHR() throws {
    var state = try start()
    assertUpdate(&state, "2 X", gives: [.rehearse(.erase("01"))])
    _ = update(&state, .reply(.rehearsed(.erase("01"), ["Alt om Anna Bach går."], isEmpty: false)))
    #expect(picture(of: view(state, size: state.size)).contains("Slet alt om Anna Bach"))
    assertUpdate(&state, "n", gives: [])
    assertUpdate(&state, "Y", gives: [.exportPerson("01")])
    var manager = try start(viewer: .manager("01"))
    assertUpdate(&manager, "2 X", gives: [])
    #expect(manager.message?.kind == .problem)
  }
}
