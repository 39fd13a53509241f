import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanModel

struct RosterCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Print team rosters and sign-in sheets.",
    discussion: """
      holdplan roster K1-2                        the team's roster as text
      holdplan roster K1-2 --session 1 --sign-in  a sheet to sign
      holdplan roster K1 --format pdf             all rosters and sheets of a module
      Sheets show the published plan; before the first publication, the draft, and say so.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, pdf }

  @Argument(help: "A team, or a module for all its sheets.") var subject: String
  @Option(help: "Number of the session, from 1.") var session: Int?
  @Flag(help: "A blank sheet for signatures; needs --session.") var signIn = false
  @Flag(help: "The draft, although a plan was published.") var draft = false
  @Option(help: "text or pdf.") var format: Format?
  @Option(help: "The file to write.") var output: String?
  @Flag(name: .customLong("print"), help: "Send it to the printer.") var sendToPrinter = false
  @Option(help: "Which printer (default: the system's).") var printer: String?
  @Option(help: "How many copies.") var copies = 1
  @Flag(help: "Print on both sides.") var duplex = false
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if signIn, session == nil { throw ValidationError("--sign-in needs --session NUMBER.") }
    guard (1...99).contains(copies) else { throw ValidationError("--copies wants a number from 1 to 99.") }
  }

  mutating func run(in current: inout Session) throws {
    let document = try current.document(subject, session: session, signIn: signIn, draft: draft)
    if sendToPrinter {
      let settings = Printer.Settings(printer: printer, copies: copies, sides: duplex ? .twoLongEdge : .one)
      return print(try current.sendToPrinter(document, settings))
    }
    let format = self.format ?? (output?.lowercased().hasSuffix(".pdf") == true ? .pdf : .text)
    switch (format, output) {
    case (.text, nil): print(document.text())
    case (.text, let output?): try current.write(Data(document.text().utf8), to: output)
    case (.pdf, nil) where isatty(STDOUT_FILENO) == 0:
      FileHandle.standardOutput.write(try current.pdf(of: document))
    case (.pdf, let output):
      try current.write(try current.pdf(of: document), to: output ?? current.fileName(of: document) + ".pdf")
    }
  }
}
