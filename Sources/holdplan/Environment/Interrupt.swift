import Foundation
import Synchronization

private let interrupted = Atomic<Bool>(false)

/// ^C while something is searched for on the command line: ends the search with the best plan so far.
enum Interrupt {
  /// From now on ^C is noted instead of ending the process. A second one ends it.
  static func watch() {
    signal(SIGINT) { _ in
      interrupted.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
  }

  static var isRaised: Bool { interrupted.load(ordering: .relaxed) }
}
