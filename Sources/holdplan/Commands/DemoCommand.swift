import ArgumentParser
import Foundation
import HoldplanCheck
import HoldplanModel
import HoldplanResources

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Open a sample organisation, scheduled.",
    discussion: """
      The sample is opened again with what was done in it; --fresh starts anew. Without a terminal, the
      summary and one roster are printed.
      """)

  @Argument(help: "The sample; without it, the samples are listed.") var sample: String?
  @Flag(help: "Start anew: the present workspace of the sample is kept as a backup.") var fresh = false
  @OptionGroup var search: SearchOptions
  @OptionGroup var global: GlobalOptions

  mutating func run() throws {
    let context = try Context(global)
    let names = try Samples.names()
    guard let sample else {
      names.forEach { print($0) }
      return
    }
    guard names.contains(sample) else {
      throw CommandFailure(
        .wrongInput,
        context.words["cli.demo.unknown", ["text": sample, "list": names.joined(separator: ", ")]])
    }
    var session = try open(sample, context)
    if session.workspace.draft.teams.isEmpty { try session.solve(search, quietly: true) }
    if Session.hasTerminal { return try session.openInterface() }
    try session.printSummary()
    print("")
    try session.printFirstRoster()
    let assessment = assess(session.workspace.draft, of: session.workspace)
    if !assessment.isFeasible { throw CommandFailure(.planHasProblems, "") }
  }

  private func open(_ sample: String, _ context: Context) throws -> Session {
    let file = context.file ?? context.paths.workspace(named: "demo-" + sample)
    if fresh { try OldWorkspace(file).putAside() }
    if FileManager.default.fileExists(atPath: file.path) { return try Session(context, opening: file) }
    let workspace = try OrganisationFolder(Samples.folder(of: sample)).workspace(context)
    return try Session(context, creating: workspace, at: file)
  }
}
