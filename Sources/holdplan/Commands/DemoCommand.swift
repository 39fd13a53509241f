import ArgumentParser
import Foundation
import HoldplanCheck
import HoldplanModel
import HoldplanResources

struct Demo: HoldplanCommand {
  @Argument var sample: String?
  @Flag var fresh = false
  @OptionGroup var search: SearchOptions
  @OptionGroup var global: GlobalOptions

  mutating func run(in context: Context) throws {
    let names = try Samples.names()
    guard let sample else {
      return context.output.answer(names, as: "samples") { names }
    }
    guard names.contains(sample) else {
      throw CommandFailure(
        .wrongInput,
        context.words["cli.demo.unknown", ["text": sample, "list": names.joined(separator: ", ")]])
    }
    var session = try open(sample, context)
    // A sample is planned as it would have been before its season, whatever today is.
    try session.planAll(search, today: min(context.today, session.workspace.season.start))
    if Session.hasTerminal, !context.json { return try session.openInterface() }
    session.reportSummary(as: "summary")
    session.reportFigures()
    if !context.json { session.say(text: "", key: "demo") }
    try session.reportFirstRoster()
    let assessment = assess(session.workspace.draft, of: session.workspace)
    if !assessment.isFeasible || !assessLedgers(of: session.workspace).isFeasible {
      throw CommandFailure(.planHasProblems, "")
    }
  }

  private func open(_ sample: String, _ context: Context) throws -> Session {
    let file = context.file ?? context.paths.workspace(named: "demo-" + sample)
    if fresh { try OldWorkspace(file).putAside() }
    if FileManager.default.fileExists(atPath: file.path) { return try Session(context, opening: file) }
    let workspace = try OrganisationFolder(Samples.folder(of: sample)).workspace(context)
    return try Session(context, creating: workspace, at: file)
  }
}
