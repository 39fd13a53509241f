import HoldplanResources
import Testing

@testable import HoldplanInterface

/// Help can be asked for everywhere, and tells of the place where it was asked for.
struct HelpTests {
  /// Each dialog, form and menu with the keys that lead there and a command of its own.
  static let places: [(context: Context, keys: String, help: String, command: String)] = [
    (.form, "2 e", "F1", "form.save"), (.confirm, "2 D", "?", "confirm.yes"),
    (.palette, "1 :", "?", "palette.run"), (.teamMenu, "3 right t", "?", "team.split"),
    (.choices, "3 right t r", "?", "choices.choose"), (.settings, "1 ,", "?", "settings.next"),
    (.files, "1 ^o", "?", "files.other"), (.history, "H", "?", "history.undoTo"),
    (.explanation, "5 enter", "?", "problem.apply"), (.day, "4 enter", "?", "day.close"),
    (.person, "2 enter", "?", "person.leave"), (.reports, "B", "?", "reports.open"),
    (.picker, "2 e tab tab tab tab tab ^p", "?", "picker.choose"),
    (.dates, "2 a ^p", "?", "dates.choose"),
    (.search, "2 /", "?", "search.keep"),
  ]

  @Test(arguments: places, Language.allCases)
  func helpTellsOfThePlace(
    _ place: (context: Context, keys: String, help: String, command: String), _ language: Language
  ) throws {
    // The letters of some commands differ between the languages; these do not.
    var state = try start(language)
    press(place.keys, &state)
    #expect(state.context == place.context)
    press(place.help, &state)
    guard case .help(let help) = state.overlays.last else {
      Issue.record("no help in \(place.context)")
      return
    }
    #expect(help.context == place.context)
    #expect(state.helpEntries(help).contains { $0.id == place.command })
    #expect(state.helpEntries(help).allSatisfy { $0.contexts.contains(place.context) })
    let about = state.words["help.about.\(place.context.rawValue)"]
    let text = picture(of: view(state, size: state.size))
    #expect(text.contains(about.prefix(30)))
    press("esc", &state)
    #expect(state.context == place.context, "what was begun goes on")
  }

  @Test(arguments: Language.allCases) func everyPlaceIsDescribed(_ language: Language) throws {
    let words = try Words(language)
    for context in Context.helped { #expect(words.keys.contains("help.about.\(context.rawValue)")) }
  }

  @Test func aQuestionMarkWithinTextIsText() throws {
    var state = try start()
    press("2 / 'hvem?'", &state)
    #expect(state.search?.input.text == "hvem?")
    press("F1", &state)
    #expect(state.context == .help)
  }

  @Test func helpInAFormTellsOfTheField() throws {
    var state = try start()
    press("2 a F1", &state)
    let text = picture(of: view(state, size: state.size)).split(separator: "\n").joined(separator: " ")
    #expect(text.contains("uge 47") && text.contains("F2"))
    press("esc", &state)
    #expect(state.focusedField?.name == "from")
  }

  @Test func aCommandIsDoneFromHelpInADialog() throws {
    var state = try start()
    press("2 e tab F1 'gem' enter", &state)
    #expect(state.overlays.isEmpty, "the form was saved")
  }
}
