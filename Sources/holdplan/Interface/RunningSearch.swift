import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import Synchronization

/// A search that runs beside the interface until its time is up or somebody stops it.
final class RunningSearch: Sendable {
  private let stopped = Atomic<Bool>(false)

  init(_ workspace: Workspace, _ settings: SolveSettings, inbox: Inbox) {
    Thread.detachNewThread { [self] in
      let options = SolveOptions(seconds: Double(settings.seconds), seed: settings.seed, threads: 2)
      let start = Clock.seconds()
      let solution = HoldplanEngine.solve(
        workspace, options: options, progress: { inbox.put(.solving($0)) },
        isStopped: { self.stopped.load(ordering: .relaxed) })
      let assessment = assess(solution.plan, of: workspace)
      inbox.put(
        .solved(
          Proposal(
            plan: solution.plan, assessment: assessment, bound: solution.bound,
            seconds: Clock.seconds() - start)))
    }
  }

  func stop() { stopped.store(true, ordering: .relaxed) }
}
