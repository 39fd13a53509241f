import ArgumentParser
import Foundation
import HoldplanModel
import HoldplanStore
import HoldplanText

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    subcommands: [PersonExport.self, PersonErase.self])
}

struct PersonExport: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "export")

  @Argument var employee: String
  @Option var output = "."
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.exportPerson(session.lookup.employee(employee), to: output)
  }
}

struct PersonErase: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase")

  @Argument var employee: String
  @Flag var apply = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.erasePerson(session.lookup.employee(employee), apply: apply)
  }
}

struct RetentionCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention")

  @Argument var kind: Retention.Kind?
  @Argument var months: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    guard let kind, let months else { return try list(session) }
    let words = session.context.words
    var rules = session.workspace.rules
    var retention = rules.retention ?? Retention()
    if months == "forever" {
      retention[kind] = nil
    } else if let count = Int(months), count >= 1 {
      retention[kind] = count
    } else {
      throw CommandFailure(.wrongInput, words["retention.form", ["text": SafeText.of(months)]])
    }
    rules.retention = retention
    try session.commit(.setRules(rules), label: "retention")
    try list(session)
  }

  private func list(_ session: Session) throws {
    let (words, retention) = (session.context.words, session.workspace.rules.retention ?? Retention())
    let kinds = Retention.Kind.allCases.filter { self.kind == nil || self.kind == $0 }
    session.answer(retention, as: "retention") {
      kinds.map { kind in
        let time = retention[kind].map { words["retention.months", ["count": String($0)]] }
        return
          "\(kind.rawValue): \(time ?? words["retention.forever"])  (\(words["retention.\(kind.rawValue)"]))"
      }
    }
  }
}

extension Retention.Kind: ExpressibleByArgument {}

struct PurgeCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge")

  @Flag var apply = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.purge(apply: apply) }
}

struct ViewsCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "views")

  @Option var person: String?
  @Option var limit = 20
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try person.map { try session.lookup.employee($0).id }
    try session.printViews(about: person, limit: limit)
  }
}
