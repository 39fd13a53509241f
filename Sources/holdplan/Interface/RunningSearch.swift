import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import Synchronization

extension SolveSettings {
  /// How many threads a search in the interface takes.
  static let threads = 2
}

/// A search that runs beside the interface until its time is up or somebody stops it.
final class RunningSearch: Sendable {
  private let stopped = Atomic<Bool>(false)

  init(
    _ workspace: Workspace, from plan: Plan? = nil, _ settings: SolveSettings, today: CalendarDate,
    inbox: Inbox, groundworks: Groundworks
  ) throws(ChangeError) {
    var workspace = workspace
    if let plan { try workspace.apply(.setDraft(plan)) }
    let (base, searched) = (workspace, try workspace.keepingWhatWasHeld(until: today))
    Thread.detachNewThread { [self] in
      let options = SolveOptions(
        seconds: Double(settings.seconds), seed: settings.seed, threads: SolveSettings.threads, today: today,
        reportsGoals: true)
      let start = Clock.seconds()
      let solution = HoldplanEngine.solve(
        searched, options: options, progress: { inbox.put(.solving($0)) },
        isStopped: { self.stopped.load(ordering: .relaxed) })
      let (plan, assessment) = base.proposal(from: solution.plan, today: today)
      inbox.put(
        groundworks.prepare(
          Proposal(
            plan: plan, assessment: assessment, bound: solution.bound,
            seconds: Clock.seconds() - start)))
    }
  }

  /// A repair, whose proposal waits for approval as that of a search does.
  init(
    repairing workspace: Workspace, _ settings: SolveSettings, today: CalendarDate, inbox: Inbox,
    groundworks: Groundworks
  ) {
    Thread.detachNewThread { [self] in
      let repair = HoldplanEngine.repair(
        workspace,
        options: RepairOptions(today: today, seconds: Double(settings.seconds), seed: settings.seed),
        isStopped: { self.stopped.load(ordering: .relaxed) })
      inbox.put(
        groundworks.prepare(
          Proposal(
            plan: repair.plan, assessment: assess(repair.plan, of: workspace), seconds: repair.seconds)))
    }
  }

  func stop() { stopped.store(true, ordering: .relaxed) }
}
