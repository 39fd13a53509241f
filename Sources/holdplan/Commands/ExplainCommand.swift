import ArgumentParser
import HoldplanEngine
import HoldplanModel

struct Explain: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say why a person has no place, team by team, and what would help.")

  @Argument(help: "Staff number or name.") var employee: String
  @Option(help: "The module (default: all that the person lacks).") var module: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee)
    let modules = try module.map { [try session.lookup.module($0).id] } ?? session.lackingModules(of: person)
    if modules.isEmpty { return session.say("cli.place.nothing", ["name": session.name(person.id)]) }
    let whatIf = WhatIf(session.workspace)
    for module in modules {
      session.say(
        "cli.explain.title", ["name": session.name(person.id), "module": session.workspace.name(of: module)])
      session.report(whatIf.explain(person.id, in: module))
    }
  }
}
