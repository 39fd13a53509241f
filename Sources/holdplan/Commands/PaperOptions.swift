import ArgumentParser
import HoldplanExchange

/// Where sheets go: to the screen, to files or to a printer.
struct PaperOptions: ParsableArguments {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, pdf }

  @Option(help: "text or pdf.") var format: Format?
  @Option(help: ArgumentHelp("The file to write.", valueName: "file")) var output: String?
  @Flag(name: .customLong("print"), help: "Send it to the printer.") var sendToPrinter = false
  @Option(help: "Which printer (default: the system's).") var printer: String?
  @Option(help: "How many copies.") var copies = 1
  @Flag(help: "Print on both sides; every list begins on a new front.") var duplex = false
  @Flag(help: "With --duplex: turned over the short edge.") var shortEdge = false

  mutating func validate() throws {
    guard (1...99).contains(copies) else { throw ValidationError("--copies wants a number from 1 to 99.") }
    if sendToPrinter, output != nil || format != nil {
      throw ValidationError("--print goes to the printer: leave out --output and --format.")
    }
    if shortEdge, !duplex { throw ValidationError("--short-edge needs --duplex.") }
  }

  var settings: Printer.Settings {
    Printer.Settings(
      printer: printer, copies: copies, sides: duplex ? (shortEdge ? .twoShortEdge : .twoLongEdge) : .one)
  }

  /// What was asked for, or what the file's name says, or text for the screen.
  var chosenFormat: Format {
    format ?? (output?.lowercased().hasSuffix(".pdf") == true ? .pdf : .text)
  }
}
