import ArgumentParser
import HoldplanCheck
import HoldplanModel

struct Score: WorkspaceCommand {
  @Option var by: ScoreAxis = .rule
  @Flag var published = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let plan = published ? session.workspace.published?.plan ?? Plan() : session.workspace.draft
    session.report(breakdown(plan, of: session.workspace, by: by), by: by)
  }
}

extension ScoreAxis: ExpressibleByArgument {}
