import Foundation
import HoldplanModel
import HoldplanResources

/// What a command knows of the world around it: language, date, who is at the keyboard, where files lie.
struct Context {
  /// The interface may be told to speak another language while it runs.
  var words: Words
  /// Whether the language was named on the command line, which goes before what is set.
  let isLanguageGiven: Bool
  let today: CalendarDate
  let author: String
  let paths: Paths
  let json: Bool
  /// The role to look through, as typed.
  let role: String?
  let output: Printout
  /// The workspace that was named on the command line.
  let file: URL?

  init(_ options: GlobalOptions, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
    let language =
      options.language.flatMap(Language.init(rawValue:)) ?? Self.language(environment: environment)
    words = try Words(language)
    isLanguageGiven = options.language != nil
    today = options.today.flatMap { CalendarDate(iso: $0) } ?? Clock.today()
    author = NSUserName()
    paths = Paths(environment: environment)
    json = options.json
    role = options.role
    output = Printout(words: words, isJSON: options.json)
    file = options.file.map { URL(fileURLWithPath: $0) }
  }

  /// The first variable that is set decides, as for every program with messages.
  static func language(environment: [String: String]) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("da") == true ? .danish : .english
  }
}
