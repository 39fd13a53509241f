import ArgumentParser
import Foundation
import HoldplanModel
import HoldplanResources

/// The options that every command takes, after its name or before it.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp(valueName: "workspace")) var file: String?
  @Option(help: ArgumentHelp(valueName: "da|en")) var language: String?
  @Option(help: ArgumentHelp(valueName: "YYYY-MM-DD")) var today: String?
  @Flag var json = false

  /// The role to look through, such as `manager:0042`.
  @Option(name: .customLong("as"), help: ArgumentHelp(valueName: "role")) var role: String?

  static let namesWithValue: Set = ["--file", "--language", "--today", "--as"]
  static let names = namesWithValue.union(["--json"])

  mutating func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw UsageProblem("usage.language", ["value": language])
    }
    if let today, CalendarDate(iso: today) == nil { throw UsageProblem("usage.today", ["value": today]) }
  }

  /// The language to answer in, before the rest of what was typed is understood.
  static func language(in words: [String], environment: [String: String]) -> Language {
    let typed = Array(words.prefix { $0 != "--" })
    var named: Language?
    for (index, word) in typed.enumerated() {
      let value =
        word == "--language"
        ? typed[safe: index + 1] : word.split(separator: "=", maxSplits: 1).last.map(String.init)
      guard word == "--language" || word.hasPrefix("--language="), let value else { continue }
      named = Language(rawValue: value) ?? named
    }
    return named ?? Context.language(environment: environment)
  }
}
