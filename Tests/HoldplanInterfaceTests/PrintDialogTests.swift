import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Printer, copies and sides are chosen before anything is printed, and what came of it is told.
struct PrintDialogTests {
  static let request = RosterRequest(team: "KULT-1", session: 0, kind: .roster, isPublished: true)

  @Test func printingAsksForThePrintersFirst() throws {
    var state = try start()
    assertUpdate(&state, "7 p", gives: [.previewRoster(Self.request), .listPrinters])
    assertUpdate(&state, "enter", gives: [.print(PrintOrder(Self.request))])
    #expect(state.overlays.isEmpty && state.waiting.contains(.printing))
  }

  @Test func aPrinterCopiesAndSidesAreChosen() throws {
    var state = try start()
    press("7 p", &state)
    _ = update(&state, .reply(.printers(["kontor", "hal"], standard: "kontor")))
    try assertFrame(state, matches: "printing-80x24-da")
    let order = PrintOrder(Self.request, printer: "hal", copies: 3, sides: .longEdge)
    assertUpdate(&state, "right tab backspace '3' tab right enter", gives: [.print(order)])
  }

  @Test func theChoiceStaysWhenThePrintersComeLate() throws {
    var state = try start()
    press("7 p tab backspace '2'", &state)
    _ = update(&state, .reply(.printers(["hal"], standard: nil)))
    assertUpdate(&state, "enter", gives: [.print(PrintOrder(Self.request, copies: 2))])
  }

  @Test(arguments: ["0", "100", "x", ""]) func impossibleCopiesAreRefused(_ copies: String) throws {
    var state = try start()
    assertUpdate(
      &state, "7 p tab backspace '\(copies)' enter",
      gives: [
        .previewRoster(Self.request), .listPrinters,
      ])
    #expect(picture(of: view(state, size: state.size)).contains(state.words["printing.badCopies"]))
  }

  @Test func aMachineWithoutPrintersSaysSo() throws {
    var state = try start()
    press("7 p", &state)
    _ = update(&state, .reply(.printers([], standard: nil)))
    #expect(picture(of: view(state, size: state.size)).contains(state.words["field.printer.none"]))
  }

  @Test func printersThatComeAfterTheDialogAreNoMatter() throws {
    var state = try start()
    press("7 p esc", &state)
    _ = update(&state, .reply(.printers(["hal"], standard: nil)))
    #expect(state.overlays.isEmpty)
  }

  @Test func theJobsNumberIsTold() throws {
    var state = try start()
    press("7 p enter", &state)
    _ = update(&state, .reply(.printed(Self.request, job: "kontor-42")))
    #expect(state.message?.text.contains("kontor-42") == true && !state.waiting.contains(.printing))
    _ = update(&state, .reply(.failed("lp: Error - no such printer")))
    #expect(state.message?.text.contains("no such printer") == true)
  }

  @Test func everyKindOfSheetIsReachedAndBackAgain() throws {
    var state = try start()
    press("7", &state)
    var kinds: [RosterRequest.Kind] = []
    for _ in RosterRequest.Kind.allCases {
      kinds.append(state.rosters.kind)
      press("k", &state)
      #expect(state.rosters.previewed?.kind == state.rosters.kind)
    }
    #expect(kinds == RosterRequest.Kind.allCases && state.rosters.kind == .roster)
    press("K", &state)
    #expect(state.rosters.kind == RosterRequest.Kind.allCases.last)
  }

  @Test(arguments: Language.allCases) func everyKindHasItsWords(_ language: Language) throws {
    let words = try Words(language)
    for kind in RosterRequest.Kind.allCases {
      for key in ["rosters.\(kind.rawValue)", "roster.title.\(kind.rawValue)"] {
        #expect(words.keys.contains(key), "\(key)")
      }
    }
    for sides in PrintOrder.Sides.allCases { #expect(words.keys.contains("printing.\(sides.rawValue)")) }
  }
}
