import ArgumentParser
import Foundation
import HoldplanModel
import HoldplanResources

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The workspace to work on (default: the last one used).", valueName: "workspace"))
  var file: String?

  @Option(help: ArgumentHelp("da or en (default: by LANG).", valueName: "da|en"))
  var language: String?

  @Option(
    help: ArgumentHelp("The date that counts as today (default: the clock's).", valueName: "YYYY-MM-DD"))
  var today: String?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Show what a role would see: hr, viewer, or manager:0042. Nothing can be altered then.",
      valueName: "role"))
  var role: String?

  @Flag(help: "Print JSON instead of text.")
  var json = false

  mutating func validate() throws {
    if let language, Language(rawValue: language) == nil {
      throw ValidationError("'\(language)' is no language that Holdplan speaks: use da or en.")
    }
    if let today, CalendarDate(iso: today) == nil {
      throw ValidationError("'\(today)' is no date: write it as 2026-11-14.")
    }
  }
}
