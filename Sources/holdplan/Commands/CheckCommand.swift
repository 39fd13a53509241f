import ArgumentParser
import Foundation
import HoldplanCheck
import HoldplanExchange
import HoldplanModel

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count every rule and goal of a plan, independently of the search.",
    discussion: """
      Without files, the draft of the workspace is checked. With --instance and --plan, two files in the
      neutral format holdplan-bench-1 are (docs/neutral-format.md).
      """)

  @Option(help: ArgumentHelp("An instance in the neutral format.", valueName: "file.json"))
  var instance: String?
  @Option(help: ArgumentHelp("A plan in the neutral format.", valueName: "file.json"))
  var plan: String?
  @Flag(help: "Check the published plan instead of the draft.")
  var published = false
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if (instance == nil) != (plan == nil) {
      throw ValidationError("--instance and --plan go together.")
    }
  }

  mutating func run() throws {
    let context = try Context(global)
    let assessment: Assessment
    if let instance, let plan {
      assessment = try NeutralRun(context).check(instance: instance, plan: plan)
    } else {
      let session = try Session.open(context)
      let plan = published ? session.workspace.published?.plan ?? Plan() : session.workspace.draft
      assessment = assess(plan, of: session.workspace)
      session.report(assessment)
    }
    if !assessment.isFeasible { throw CommandFailure(.planHasProblems, "") }
  }
}
