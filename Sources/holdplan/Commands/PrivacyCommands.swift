import ArgumentParser
import Foundation
import HoldplanModel
import HoldplanStore
import HoldplanText

struct PersonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person", abstract: "Hand out or erase everything that is stored about somebody.",
    subcommands: [PersonExport.self, PersonErase.self])
}

struct PersonExport: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write everything that is stored about somebody, as JSON and as PDF.",
    discussion: "holdplan person export 0042 --output folder writes folder/0042.json and folder/0042.pdf.")

  @Argument(help: "Staff number or name.") var employee: String
  @Option(help: "The folder to write to (default: this one).") var output = "."
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.exportPerson(session.lookup.employee(employee), to: output)
  }
}

struct PersonErase: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Take somebody out of everything that is stored, the log and the undo history too.",
    discussion: """
      Attendance and exam results stay, without anybody's name, so that counts add up. It cannot be undone.
      Backups that still name the person are listed. Without --apply nothing is done.
      """)

  @Argument(help: "Staff number or name.") var employee: String
  @Flag(help: "Do it.") var apply = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.erasePerson(session.lookup.employee(employee), apply: apply)
  }
}

struct RetentionCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "For how long each kind of personal data is kept.",
    discussion: """
      holdplan retention                    the rules
      holdplan retention leave 12           leave goes 12 months after its last day, at the next purge
      holdplan retention leave forever
      Kinds: \(Retention.Kind.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: "The kind of data.") var kind: Retention.Kind?
  @Argument(help: "Months, or forever.") var months: String?
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
    if session.context.json { return try Output.json(retention) }
    for kind in Retention.Kind.allCases where self.kind == nil || self.kind == kind {
      let time = retention[kind].map { words["retention.months", ["count": String($0)]] }
      print("\(kind.rawValue): \(time ?? words["retention.forever"])  (\(words["retention.\(kind.rawValue)"]))")
    }
  }
}

extension Retention.Kind: ExpressibleByArgument {}

struct PurgeCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Take away what is older than the retention rules allow.",
    discussion: "Without --apply it only says what would go. A verified backup is made first.")

  @Flag(help: "Do it. It cannot be undone.") var apply = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.purge(apply: apply) }
}

struct ViewsCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "views", abstract: "Show who saw, exported and printed what, latest first.")

  @Option(help: "Only what was about this person.") var person: String?
  @Option(help: "How many lines.") var limit = 20
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try person.map { try session.lookup.employee($0).id }
    try session.printViews(about: person, limit: limit)
  }
}
