import ArgumentParser
import HoldplanExchange
import HoldplanModel

struct PrintCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "print")

  @Argument var subject: String?
  @Flag var all = false
  @Option var person: String?
  @Option var sheets: String?
  @Flag var draft = false
  @Flag var printers = false
  @OptionGroup var paper: PaperOptions
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    let subjects = [subject != nil, all, person != nil, printers].filter { $0 }.count
    if subjects == 0 { throw UsageProblem("usage.paper.subject") }
    if subjects > 1 { throw UsageProblem("usage.paper.subjects") }
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
