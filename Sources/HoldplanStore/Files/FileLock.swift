import Foundation

/// An advisory lock (`flock`) on a file of its own beside the workspace.
///
/// Everybody who has the workspace open shares it; a migration and a restore hold it alone. It is never
/// taken on the database file: closing any descriptor of that one would drop SQLite's own locks.
final class FileLock: Sendable {
  enum Mode { case shared, exclusive }

  private let descriptor: Int32
  private let path: String
  private let file: String

  /// - Parameter file: the workspace; the lock is the file of the same name with `.lock` after it.
  init(for file: URL, creating: Bool = true) throws(StoreError) {
    self.file = file.path
    path = file.path + ".lock"
    let flags = creating ? O_RDWR | O_CREAT : O_RDONLY
    descriptor = open(path, flags | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if descriptor < 0 { throw StoreError(errno: errno, file: path) }
  }

  deinit { close(descriptor) }

  func release() { flock(descriptor, LOCK_UN) }

  /// Waits until the lock is had in this mode; what was held before is let go first.
  func acquire(_ mode: Mode, within timeout: Duration) throws(StoreError) {
    flock(descriptor, LOCK_UN)
    let operation = (mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
    let deadline = ContinuousClock.now + timeout
    while flock(descriptor, operation) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw StoreError(errno: errno, file: path) }
      if ContinuousClock.now >= deadline { throw StoreError.inUse(file: file) }
      usleep(10_000)
    }
  }
}
