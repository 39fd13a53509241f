import ArgumentParser
import HoldplanEngine
import HoldplanModel

/// Why somebody has no place, or why a rule of a meeting, a series, a rota or a quota is broken.
struct Explain: WorkspaceCommand {
  @Argument(help: ArgumentHelp(valueName: "explained")) var subject: String
  @Option var module: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    if let record = session.lookup.ledger(subject) { return try session.explain(record) }
    let person = try session.lookup.employee(subject)
    try session.requireRecord(of: person.id)
    session.note(.view, "person", .employee(person.id))
    let modules = try module.map { [try session.lookup.module($0).id] } ?? session.lackingModules(of: person)
    let ledgers = module == nil ? session.ledgerViolations { $0.employee == person.id } : []
    if modules.isEmpty && ledgers.isEmpty {
      return session.say("cli.place.nothing", ["name": session.name(person.id)])
    }
    let whatIf = WhatIf(session.workspace, today: session.context.today)
    for module in modules {
      session.say(
        "cli.explain.title", ["name": session.name(person.id), "module": session.workspace.name(of: module)])
      session.report(whatIf.explain(person.id, in: module))
    }
    session.report(ledgers)
  }
}
