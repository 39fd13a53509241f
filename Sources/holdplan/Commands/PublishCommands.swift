import ArgumentParser
import HoldplanCheck
import HoldplanModel

struct Publish: WorkspaceCommand {
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let assessment = assess(session.workspace.draft, of: session.workspace)
    let broken = assessment.violations.filter { !$0.isUnplaced }
    session.report(assessment, summary: false, as: "check")
    if !broken.isEmpty {
      throw CommandFailure(
        .planHasProblems, session.context.words["cli.publish.broken", ["count": "\(broken.count)"]])
    }
    session.warnOfBelatedSessions()
    let number = session.workspace.nextPublicationNumber
    let publication = Publication(number: number, date: session.context.today, plan: session.workspace.draft)
    try session.commit(.publish(publication))
    session.say("cli.publish.done", ["number": "\(number)", "date": session.text(session.context.today)])
  }
}

struct Undo: WorkspaceCommand {
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.undo() }
}

struct Redo: WorkspaceCommand {
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.redo() }
}

struct Log: WorkspaceCommand {
  @OptionGroup var length: LogLength
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.reportLog(limit: length.limit) }
}

/// How much of the log is shown.
struct LogLength: ParsableArguments {
  @Option var limit = 20

  mutating func validate() throws {
    guard (1...1_000_000).contains(limit) else {
      throw UsageProblem("usage.range", ["option": "--limit", "from": "1", "to": "1000000"])
    }
  }
}
