import ArgumentParser
import HoldplanExchange
import HoldplanStore

/// Where sheets go: to the screen, to files or to a printer.
struct PaperOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, pdf }

  @Option var format: Format?
  @Option var output: String?
  @Flag(name: .customLong("print")) var sendToPrinter = false
  @Option var printer: String?
  @Option var copies = 1
  @Flag var duplex = false
  @Flag var shortEdge = false

  mutating func validate() throws {
    guard (1...99).contains(copies) else {
      throw UsageProblem("usage.range", ["option": "--copies", "from": "1", "to": "99"])
    }
    for (name, isGiven) in [("--output", output != nil), ("--format", format != nil)]
    where sendToPrinter && isGiven {
      throw UsageProblem("usage.apart", ["one": "--print", "other": name])
    }
    if shortEdge, !duplex { throw UsageProblem("usage.needs", ["one": "--short-edge", "other": "--duplex"]) }
  }

  var settings: Printer.Settings {
    Printer.Settings(
      printer: printer, copies: copies, sides: duplex ? (shortEdge ? .twoShortEdge : .twoLongEdge) : .one)
  }

  /// What the log of views calls it.
  var action: ViewEntry.Action {
    if sendToPrinter { return .print }
    return output == nil && chosenFormat == .text ? .view : .export
  }

  /// What was asked for, or what the file's name says, or text for the screen.
  var chosenFormat: Format {
    format ?? (output?.lowercased().hasSuffix(".pdf") == true ? .pdf : .text)
  }
}
