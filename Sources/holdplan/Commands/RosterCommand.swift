import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanModel

struct RosterCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "roster")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, pdf }

  @Argument var subject: String
  @Option var session: Int?
  @Flag var signIn = false
  @Flag var draft = false
  @Option var format: Format?
  @Option var output: String?
  @Flag(name: .customLong("print")) var sendToPrinter = false
  @Option var printer: String?
  @Option var copies = 1
  @Flag var duplex = false
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if signIn, session == nil {
      throw UsageProblem("usage.needs", ["one": "--sign-in", "other": "--session"])
    }
    guard (1...99).contains(copies) else {
      throw UsageProblem("usage.range", ["option": "--copies", "from": "1", "to": "99"])
    }
  }

  mutating func run(in current: inout Session) throws {
    let document = try current.document(subject, session: session, signIn: signIn, draft: draft)
    if sendToPrinter {
      let settings = Printer.Settings(printer: printer, copies: copies, sides: duplex ? .twoLongEdge : .one)
      return current.say(text: try current.sendToPrinter(document, settings))
    }
    let format = self.format ?? (output?.lowercased().hasSuffix(".pdf") == true ? .pdf : .text)
    switch (format, output) {
    case (.text, nil): current.report(document)
    case (.text, let output?): try current.deliver(Data(document.text().utf8), to: output)
    case (.pdf, nil) where isatty(STDOUT_FILENO) == 0 && !current.context.json:
      try current.context.output.answer(file: try current.pdf(of: document))
    case (.pdf, let output):
      try current.deliver(
        try current.pdf(of: document), to: output ?? current.fileName(of: document) + ".pdf")
    }
  }
}
