import Glibc

/// A sentence for people when the program ends by a fault of its own or for want of memory: what was said to be
/// saved is saved. The signal goes its way afterwards, so that the fault is not hidden.
enum CrashNote {
  private static let signals = [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE]

  /// Made beforehand: nothing may be allocated when it is needed. Set once, before any other thread runs.
  nonisolated(unsafe) private static var bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 0)
  nonisolated(unsafe) private static var earlier = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)

  /// To be called once, at the start of the program.
  static func install(_ sentence: String) {
    let text = Array((sentence + "\n").utf8)
    bytes = .allocate(capacity: text.count)
    _ = bytes.initialize(from: text)
    earlier.initialize(repeating: sigaction(), count: 65)
    for number in signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        _ = write(STDERR_FILENO, CrashNote.bytes.baseAddress, CrashNote.bytes.count)
        sigaction(number, &CrashNote.earlier[Int(number)], nil)
        raise(number)
      }
      sigaction(number, &action, &earlier[Int(number)])
    }
  }
}
