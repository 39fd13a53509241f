import ArgumentParser
import HoldplanCheck
import HoldplanModel

struct Publish: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Announce the draft: from now on its days are closed for leave.",
    discussion: "Refused while a hard rule is broken without a waiver; people without a place are listed.")

  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let assessment = assess(session.workspace.draft, of: session.workspace)
    let broken = assessment.violations.filter { !$0.isUnplaced }
    session.report(assessment, summary: false)
    if !broken.isEmpty {
      throw CommandFailure(
        .planHasProblems, session.context.words["cli.publish.broken", ["count": "\(broken.count)"]])
    }
    let number = (session.workspace.published?.number ?? 0) + 1
    let publication = Publication(number: number, date: session.context.today, plan: session.workspace.draft)
    try session.commit(.publish(publication))
    session.say("cli.publish.done", ["number": "\(number)", "date": session.text(session.context.today)])
  }
}

struct Undo: WorkspaceCommand {
  static let configuration = CommandConfiguration(abstract: "Take back your own latest change.")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.undo() }
}

struct Redo: WorkspaceCommand {
  static let configuration = CommandConfiguration(abstract: "Make again what was undone last.")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.redo() }
}

struct Log: WorkspaceCommand {
  static let configuration = CommandConfiguration(abstract: "Show who changed what and when, latest first.")
  @Option(help: "How many entries.") var limit = 20
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.printLog(limit: limit) }
}
