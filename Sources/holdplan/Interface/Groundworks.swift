import HoldplanInterface
import HoldplanModel
import Synchronization

/// Keeps what the interface shows of the latest workspace, so that it is made beside the interface and from what was
/// there before.
final class Groundworks: Sendable {
  private struct Kept {
    var latest: Groundwork
    /// Counts the workspaces.
    var number = 0
    /// What the interface shows until it has taken the latest: let go of here, since it takes longer than a frame.
    var previous: Groundwork?
  }

  private let kept: Mutex<Kept>

  init(_ groundwork: Groundwork) { kept = Mutex(Kept(latest: groundwork)) }

  /// Called in the order in which workspaces are stored.
  func prepare(_ reply: Reply, of session: Session) -> Reply {
    let before = kept.withLock { $0.latest }
    let prepared = reply.prepared(after: before, viewer: session.viewer, today: session.context.today)
    if let groundwork = prepared.groundwork {
      kept.withLock { $0 = Kept(latest: groundwork, number: $0.number + 1, previous: before) }
    }
    return prepared
  }

  /// A count of the rules, with what is told of it.
  func prepare(
    _ assessment: Assessment, ledgers: Assessment, of workspace: Workspace, revision: Int
  ) -> Reply {
    let reply = Reply.assessed(assessment, ledgers: ledgers, revision: revision)
    let (latest, number) = kept.withLock { ($0.latest, $0.number) }
    guard let counted = latest.counted(assessment, ledgers: ledgers, of: workspace) else { return reply }
    kept.withLock { if $0.number == number { $0.latest = counted } }
    return .prepared(counted, reply)
  }

  /// What differs between two plans of the latest workspace.
  func comparison(from old: Plan, to new: Plan) -> PlanComparison {
    kept.withLock { $0.latest }.comparison(from: old, to: new)
  }

  /// What a search has found, with what it changes for whom.
  func prepare(_ proposal: Proposal) -> Reply {
    .prepared(kept.withLock { $0.latest }.proposing(proposal.plan), .solved(proposal))
  }
}
