import GRDB
import Glibc
import HoldplanModel
import Synchronization

/// The employees of a file, read by a thread and a connection of their own while somebody reads the rest: in a large
/// file they are more than half of everything.
///
/// It is begun inside a transaction that has read already and ended before that ends. As long as it holds its lock on
/// the file nobody's change gets in (the journal is a rollback journal), so both connections see the same.
struct EmployeesAside {
  private final class Work: Sendable {
    let path: String
    let employees = Mutex<Records<Employee>?>(nil)

    init(_ path: String) { self.path = path }

    func run() {
      let found: Records<Employee>
      do {
        // Whoever waits to write lets nobody new in: then the other connection does all the reading.
        let queue = try Connection.open(path, readOnly: true, timeout: .zero)
        found = try queue.read { Records(try Employee.readAll($0)) }
        try queue.close()
      } catch { return }
      employees.withLock { $0 = found }
    }
  }

  private let work: Work
  /// Nil where the system has no thread to give, and once it has ended.
  private var thread: pthread_t?

  init(of path: String) {
    work = Work(path)
    let handle = Unmanaged.passRetained(work)
    var thread = pthread_t()
    let error = pthread_create(
      &thread, nil,
      { handle in
        guard let handle else { return nil }
        Unmanaged<Work>.fromOpaque(handle).takeRetainedValue().run()
        return nil
      }, handle.toOpaque())
    if error == 0 { self.thread = thread } else { handle.release() }
  }

  /// What was read. Nil where that failed; whoever reads it again is told why.
  mutating func take() -> Records<Employee>? {
    end()
    return work.employees.withLock { employees in
      defer { employees = nil }
      return employees
    }
  }

  /// Waits until nothing is read any more.
  mutating func end() {
    if let thread { pthread_join(thread, nil) }
    thread = nil
  }
}
