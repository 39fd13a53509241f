import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct RosterCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Print team rosters and sign-in sheets.",
    discussion: """
      holdplan roster K1-2                        the team's roster as text
      holdplan roster K1-2 --session 1 --sign-in  a sheet to sign
      holdplan roster K1-2 --session 1 --door     a sign for the door
      holdplan roster K1 --format pdf             all rosters and sheets of a module
      Sheets show the published plan; before the first publication, the draft, and say so. More kinds of
      sheets, and many at once: holdplan print.
      """)

  @Argument(help: "A team, or a module for all its sheets.") var subject: String
  @Option(help: "Number of the session, from 1.") var session: Int?
  @Flag(help: "A blank sheet for signatures; needs --session.") var signIn = false
  @Flag(help: "A sign for the door; needs --session.") var door = false
  @Flag(help: "The draft, although a plan was published.") var draft = false
  @OptionGroup var paper: PaperOptions
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if signIn, session == nil { throw ValidationError("--sign-in needs --session NUMBER.") }
    if door, session == nil { throw ValidationError("--door needs --session NUMBER.") }
    if door, signIn { throw ValidationError("--door and --sign-in are two sheets: ask for one.") }
  }

  mutating func run(in current: inout Session) throws {
    let kind: SheetKind = door ? .door : signIn ? .signIn : .participants
    try current.put(try current.document(subject, session: session, kind: kind, draft: draft), paper)
  }
}
