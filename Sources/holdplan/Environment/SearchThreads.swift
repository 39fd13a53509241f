import Glibc

/// The threads of a search. Where the machine cannot give them, for want of memory, a search would wait for them
/// without an end; so they are tried before.
enum SearchThreads {
  /// Whether the system sets no limit to the program's memory. Where it does, a thread that only saves time may be the
  /// one too many, and there may be no words yet to say so.
  static var isMemoryUnlimited: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 && limit.rlim_cur == rlim_t.max
  }

  /// Whether so many threads can run at once, beside one that proves how good a plan can be.
  static func canStart(_ count: Int) -> Bool {
    // Each thread that is started waits here until all are, or until one could not be.
    let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    defer { gate.deallocate() }
    pthread_mutex_init(gate, nil)
    defer { pthread_mutex_destroy(gate) }
    pthread_mutex_lock(gate)
    var started: [pthread_t] = []
    while started.count <= count {
      var thread = pthread_t()
      let error = pthread_create(
        &thread, nil,
        { gate in
          guard let mutex = gate?.assumingMemoryBound(to: pthread_mutex_t.self) else { return nil }
          pthread_mutex_lock(mutex)
          pthread_mutex_unlock(mutex)
          return nil
        }, gate)
      if error != 0 { break }
      started.append(thread)
    }
    pthread_mutex_unlock(gate)
    for thread in started { pthread_join(thread, nil) }
    return started.count > count
  }
}

extension Context {
  /// Refuses a search for which there is no memory, before anything is begun.
  func requireThreads(_ count: Int) throws {
    if !SearchThreads.canStart(count) { throw CommandFailure(.wrongInput, words["cli.noMemory"]) }
  }
}
