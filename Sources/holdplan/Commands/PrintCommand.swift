import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct PrintCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Make or print many sheets at once: for a team, a module, all, or a person.",
    discussion: """
      holdplan print K1-2 --sheets roster,sign-in,door --output pakke/
      holdplan print --all --sheets slip,manager --output sedler/
      holdplan print --all --sheets wall --output væg.pdf
      holdplan print K1-2 --sheets sign-in --print --printer kontor --copies 2 --duplex
      holdplan print --person 0443 --sheets slip
      holdplan print --printers

      Sheets: roster (a team), participants, sign-in and door (each session), slip (a person's own sessions and
      days without leave), manager (a manager's people), wall (the season), certificate (who has completed).
      A folder gets a file for each team and person, a file name ending in .pdf or .txt one file for all.
      """)

  @Argument(help: "A team, or a module for all its teams.") var subject: String?
  @Flag(help: "All teams and people.") var all = false
  @Option(help: "One person: staff number or name.") var person: String?
  @Option(help: "Which sheets, with commas between.") var sheets: String?
  @Flag(help: "The draft, although a plan was published.") var draft = false
  @Flag(help: "List the printers.") var printers = false
  @OptionGroup var paper: PaperOptions
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    let subjects = [subject != nil, all, person != nil, printers].filter { $0 }.count
    guard subjects == 1 else {
      throw ValidationError("Name a team or module, or use --all, --person NUMBER or --printers.")
    }
  }

  mutating func run(in session: inout Session) throws {
    if printers { return try session.listPrinters() }
    let kinds = try kinds(session)
    let selection: Session.PaperSelection =
      if let person {
        .person(try session.lookup.employee(person).id)
      } else {
        try session.teams(subject, draft: draft)
      }
    try session.put(selection, kinds: kinds, draft: draft, paper)
  }

  private func kinds(_ session: Session) throws -> [SheetKind] {
    guard let sheets else { return person == nil ? [.roster, .door, .signIn] : [.slip] }
    return try sheets.split(separator: ",").map { part in
      let text = part.filter { !$0.isWhitespace }
      guard let kind = SheetKind(rawValue: text.lowercased()) else {
        let known = SheetKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw CommandFailure(
          .wrongInput, session.context.words["paper.error.sheets", ["text": text, "list": known]])
      }
      return kind
    }
  }
}
