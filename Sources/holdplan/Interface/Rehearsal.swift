import HoldplanEngine
import HoldplanModel
import Synchronization

/// Keeps what is needed to say what changes would do, so that the next question does not begin anew: after a
/// change it follows the workspace instead of being built again.
final class Rehearsal: Sendable {
  private let kept = Mutex<WhatIf?>(nil)
  private let today: CalendarDate

  init(today: CalendarDate) { self.today = today }

  /// What changes to this workspace would do; asked from any thread.
  func whatIf(_ workspace: Workspace) -> WhatIf {
    kept.withLock { kept in
      var whatIf = kept ?? WhatIf(workspace, today: today)
      kept = nil
      whatIf.follow(workspace)
      kept = whatIf
      return whatIf
    }
  }
}
