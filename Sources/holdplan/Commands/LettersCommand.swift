import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct LettersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letters", abstract: "Letters about what the latest publication alters.",
    subcommands: [LettersWrite.self, LettersTemplates.self], defaultSubcommand: LettersWrite.self)
}

struct LettersWrite: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Write a letter to each person and manager for whom something has altered.",
    discussion: """
      holdplan letters --output breve
      holdplan letters --to managers --format eml --output breve --sender "HR <hr@example.dk>"
      holdplan letters --preview 0443

      After the first publication everybody with a team gets a letter. Mail files open as drafts in mail
      programs. The words stand in templates that can be edited: holdplan letters templates.
      """)

  enum Readers: String, ExpressibleByArgument, CaseIterable { case people, managers }
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, eml }

  @Option(help: "people or managers (default: both).") var to: Readers?
  @Option(help: "text or eml.") var format = Format.text
  @Option(help: ArgumentHelp("Where the letters go.", valueName: "folder")) var output: String?
  @Option(help: ArgumentHelp("Show one letter instead: staff number or name.", valueName: "person"))
  var preview: String?
  @Option(help: ArgumentHelp("Who writes; remembered.", valueName: "name <mail>")) var sender: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
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
    commandName: "templates", abstract: "Put the templates of the letters into files, and check them.",
    discussion: """
      The files lie in a folder beside the workspace. Edit them with any editor; those that are there already
      are left as they are. Each is checked, and what is wrong is named with its line.
      """)

  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.writeTemplates() }
}
