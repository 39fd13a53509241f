import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Settings hold at once, are kept, and every set of keys reaches every command.
struct SettingsTests {
  @Test func aChoiceHoldsAtOnceAndIsKept() throws {
    var state = try start()
    assertUpdate(&state, ", right", gives: [.saveSettings(InterfaceSettings(theme: .dark))])
    assertUpdate(
      &state, "left left",
      gives: [
        .saveSettings(InterfaceSettings()), .saveSettings(InterfaceSettings(theme: .monochrome)),
      ])
    _ = update(
      &state, .reply(.settings(InterfaceSettings(tongue: .english), try Words(.english), drawsLines: true)))
    press("esc", &state)
    #expect(picture(of: view(state, size: state.size)).contains("Overview"))
  }

  @Test func theFileSurvivesOtherVersions() throws {
    let settings = InterfaceSettings(theme: .highContrast, tongue: .danish, keys: .vi, borders: .ascii)
    let data = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(InterfaceSettings.self, from: data) == settings)
    let odd = Data(#"{"theme":"rainbow","keys":"emacs","sound":"loud"}"#.utf8)
    #expect(try JSONDecoder().decode(InterfaceSettings.self, from: odd) == InterfaceSettings())
  }

  @Test func viLettersMoveAndWhatTheyDidIsOnAlt() throws {
    var state = try start()
    state.settings.keys = .vi
    press("2 j j k", &state)
    #expect(state.people.selected == 1)
    press("G", &state)
    #expect(state.people.selected == 31)
    press("3 l l", &state)
    #expect(state.board.column == 2)
    guard case .commit(.pin, _)? = press("alt-l", &state).last else {
      Issue.record("not pinned")
      return
    }
  }

  @Test func theDanishKeysNeedNeitherShiftNorAltGr() throws {
    var state = try start()
    state.settings.keys = .danish
    press("æ", &state)
    #expect(state.context == .palette)
    press("esc 2 ø", &state)
    #expect(state.search?.purpose == .filter)
    press("enter - 'a'", &state)
    #expect(state.search?.purpose == .jump)
    press("enter å", &state)
    #expect(state.marks.people.count == 32)
    #expect(picture(of: view(state, size: state.size)).contains("æ kommando"))
  }

  /// AltGr and dead keys are hard to reach on a Danish keyboard: no command needs one in any set of keys.
  @Test(arguments: KeySet.allCases, Language.allCases)
  func noKeyIsHardToReach(_ set: KeySet, _ language: Language) throws {
    let words = try Words(language)
    let hard: Set<Character> = ["@", "£", "$", "{", "}", "[", "]", "|", "\\", "~", "^", "¨", "´", "`"]
    for entry in CommandTable.entries {
      for key in set.keys(of: entry, words) {
        if case .character(let character) = key.code { #expect(!hard.contains(character), "\(entry.id)") }
      }
    }
  }
}
