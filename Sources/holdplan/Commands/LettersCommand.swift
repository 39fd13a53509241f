import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct LettersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letters",
    subcommands: [LettersWrite.self, LettersTemplates.self], defaultSubcommand: LettersWrite.self)
}

struct LettersWrite: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "write")

  enum Readers: String, ExpressibleByArgument, CaseIterable { case people, managers }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, eml }

  @Option var to: Readers?
  @Option var format = Format.text
  @Option(help: ArgumentHelp(valueName: "folder")) var output: String?
  @Option(help: ArgumentHelp(valueName: "person"))
  var preview: String?
  @Option(help: ArgumentHelp(valueName: "sender")) var sender: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requireHR()
    let audiences: [LetterTemplate.Audience] =
      switch to {
      case .people: [.person]
      case .managers: [.manager]
      case nil: LetterTemplate.Audience.allCases
      }
    if let preview {
      return try session.previewLetter(preview, to: audiences[0], sender: sender)
    }
    guard let output else {
      throw CommandFailure(.wrongInput, session.context.words["cli.letters.output"])
    }
    try session.writeLetters(to: audiences, asMail: format == .eml, folder: output, sender: sender)
  }
}

struct LettersTemplates: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates")

  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.requireHR()
    try session.writeTemplates()
  }
}
