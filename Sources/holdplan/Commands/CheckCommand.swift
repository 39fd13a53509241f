import ArgumentParser
import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanExchange
import HoldplanModel

struct Check: HoldplanCommand {
  @Option(help: ArgumentHelp(valueName: "file.json")) var instance: String?
  @Option(help: ArgumentHelp(valueName: "file.json")) var plan: String?
  @Flag var published = false
  @Flag var ways = false
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if (instance == nil) != (plan == nil) {
      throw UsageProblem("usage.together", ["one": "--instance", "other": "--plan"])
    }
  }

  mutating func run(in context: Context) throws {
    let assessment: Assessment
    if let instance, let plan {
      assessment = try NeutralRun(context).check(instance: instance, plan: plan)
    } else {
      let session = try Session.open(context)
      let plan = published ? session.workspace.published?.plan ?? Plan() : session.workspace.draft
      assessment = assess(plan, of: session.workspace)
      let ledgers = assessLedgers(of: session.workspace)
      let hasLedgers = session.workspace.hasLedgerRules
      session.report(assessment, ledgers: hasLedgers ? ledgers : nil)
      if !context.json {
        if ways { tellWays(for: assessment, in: session) }
        if hasLedgers { session.reportLedgers(ledgers) }
        if ways { session.report(ledgers.violations) }
      }
      if !ledgers.isFeasible { throw CommandFailure(.planHasProblems, "") }
    }
    if !assessment.isFeasible { throw CommandFailure(.planHasProblems, "") }
  }

  private func tellWays(for assessment: Assessment, in session: Session) {
    let text = AssessmentText(assessment, workspace: session.workspace, words: session.context.words)
    for line in text.waysOut(WhatIf(session.workspace, today: session.context.today)) {
      session.say(text: line, key: "check.ways")
    }
  }
}
