import HoldplanInterface

/// The bytes that the keys of a terminal send, as terminfo tells them.
///
/// Most terminals send what xterm sends, whatever `TERM` says, and ``InputDecoder`` knows that by itself; this
/// table is for those that do not.
struct KeySequences {
  private let keys: [[UInt8]: Key]
  private let beginnings: Set<[UInt8]>

  /// Asks for the bytes of each capability by its terminfo name; none if the terminal has no such key.
  init(bytes: (String) -> [UInt8] = { _ in [] }) {
    var keys: [[UInt8]: Key] = [:]
    var beginnings: Set<[UInt8]> = []
    for (capability, key) in Self.capabilities {
      let sequence = bytes(capability)
      // Single bytes are letters and control keys, which mean themselves.
      guard sequence.count > 1, sequence.first == 0x1B else { continue }
      keys[sequence] = keys[sequence] ?? key
      for length in 1..<sequence.count { beginnings.insert(Array(sequence[..<length])) }
    }
    self.keys = keys
    self.beginnings = beginnings
  }

  /// The longest key that the bytes begin with.
  func key(at bytes: ArraySlice<UInt8>) -> (key: Key, length: Int)? {
    var length = 1
    var found: (Key, Int)?
    while length <= bytes.count {
      let start = Array(bytes.prefix(length))
      if let key = keys[start] { found = (key, length) }
      guard beginnings.contains(start) else { break }
      length += 1
    }
    return found
  }

  /// Whether more bytes could still make a key of these.
  func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool { beginnings.contains(Array(bytes)) }

  private static let capabilities: [(String, Key)] =
    [
      ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
      ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
      ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kcbt", Key(.backTab)), ("kent", Key(.enter)),
      ("kbs", Key(.backspace)), ("kri", Key(.up)), ("kind", Key(.down)), ("kLFT", Key(.left)),
      ("kRIT", Key(.right)), ("kHOM", Key(.home)), ("kEND", Key(.end)), ("kPRV", Key(.pageUp)),
      ("kNXT", Key(.pageDown)), ("kIC", Key(.insert)), ("kDC", Key(.delete)),
    ] + (1...12).map { ("kf\($0)", Key(.function($0))) }
}
