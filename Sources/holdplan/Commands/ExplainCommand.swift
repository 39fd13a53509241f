import ArgumentParser
import HoldplanEngine
import HoldplanModel

struct Explain: WorkspaceCommand {
  @Argument var employee: String
  @Option var module: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee)
    try session.requireRecord(of: person.id)
    session.note(.view, "person", .employee(person.id))
    let modules = try module.map { [try session.lookup.module($0).id] } ?? session.lackingModules(of: person)
    if modules.isEmpty { return session.say("cli.place.nothing", ["name": session.name(person.id)]) }
    let whatIf = WhatIf(session.workspace, today: session.context.today)
    for module in modules {
      session.say(
        "cli.explain.title", ["name": session.name(person.id), "module": session.workspace.name(of: module)])
      session.report(whatIf.explain(person.id, in: module))
    }
  }
}
