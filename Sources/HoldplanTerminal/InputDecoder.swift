import HoldplanInterface

/// Makes keys, mouse and pasted text of the bytes that a terminal sends.
///
/// Not `get_wch` of curses: that loses a character whose bytes come apart, and everything after a byte that is
/// not UTF-8. This is a value without I/O or clock: what is not complete yet waits for the next bytes, or for
/// ``flush(at:)`` when they do not come within the escape delay.
struct InputDecoder {
  /// Whether pasted text has begun and not ended.
  private(set) var isPasting = false
  /// Whether an escape sequence has begun: only time tells the key Escape from the first byte of another.
  var isWaiting: Bool { !isPasting && pending.first == 0x1B }

  private let keys: KeySequences
  private var pending: [UInt8] = []
  private var pasted: [UInt8] = []
  private var mouse = MouseDecoder()
  private var events: [InputEvent] = []

  init(keys: KeySequences = KeySequences()) { self.keys = keys }

  /// - Parameter time: since any fixed moment; tells double clicks from single ones.
  mutating func decode(_ bytes: some Sequence<UInt8>, at time: Duration) -> [InputEvent] {
    pending.append(contentsOf: bytes)
    return decodePending(at: time, complete: false)
  }

  /// No more bytes came: what waits is all there is.
  mutating func flush(at time: Duration) -> [InputEvent] {
    var result = decodePending(at: time, complete: true)
    if isPasting {
      pasted += pending
      pending = []
      result.append(endPaste())
    }
    return result
  }

  private mutating func decodePending(at time: Duration, complete: Bool) -> [InputEvent] {
    events = []
    var position = 0
    while position < pending.count {
      if isPasting {
        position += takePasted(pending[position...])
        continue
      }
      let length = decodeOne(pending[position...], at: time, complete: complete)
      if length == 0 { break }
      position += length
    }
    pending.removeFirst(position)
    defer { events = [] }
    return events
  }

  /// Decodes what stands first and returns its length in bytes; 0 if more bytes are needed.
  private mutating func decodeOne(_ bytes: ArraySlice<UInt8>, at time: Duration, complete: Bool) -> Int {
    guard bytes.first == 0x1B else {
      guard let (key, length) = Self.text(bytes) else { return 0 }
      append(key)
      return length
    }
    let found = escape(bytes, complete: complete)
    switch found.what {
    case .key(let key): events.append(.key(key))
    case .mouse(let report): mouse.event(report, at: time).map { events.append(.mouse($0)) }
    case .pasteBegins: isPasting = true
    case .nothing: break
    }
    return found.length
  }

  /// A combining mark joins the letter before it, if they come together.
  private mutating func append(_ key: Key) {
    if case .character(let mark) = key.code, !key.control, !key.alt,
      case .key(let last)? = events.last, case .character(let base) = last.code, !last.control, !last.alt
    {
      let together = "\(base)\(mark)"
      if together.count == 1 {
        events[events.count - 1] = .key(Key(Character(together)))
        return
      }
    }
    events.append(.key(key))
  }
}

// MARK: Pasted text

extension InputDecoder {
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes bytes up to the end of the paste and returns how many.
  private mutating func takePasted(_ bytes: ArraySlice<UInt8>) -> Int {
    for (count, byte) in bytes.enumerated() {
      pasted.append(byte)
      if byte == UInt8(ascii: "~"), pasted.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) {
        pasted.removeLast(Self.pasteEnd.count)
        events.append(endPaste())
        return count + 1
      }
    }
    return bytes.count
  }

  private mutating func endPaste() -> InputEvent {
    defer {
      pasted = []
      isPasting = false
    }
    // Terminals send line ends as the Enter key does.
    var text = ""
    for character in String(decoding: pasted, as: UTF8.self) {
      text.append(character == "\r" || character == "\r\n" ? "\n" : character)
    }
    return .paste(text)
  }
}

// MARK: Escape sequences

extension InputDecoder {
  private enum Meaning {
    case key(Key)
    case mouse(MouseReport)
    case pasteBegins
    /// A sequence that means nothing here, such as the answer to a question that nobody asked.
    case nothing
  }

  private typealias Found = (what: Meaning, length: Int)
  private static let incomplete: Found = (.nothing, 0)

  private func escape(_ bytes: ArraySlice<UInt8>, complete: Bool) -> Found {
    if let (key, length) = keys.key(at: bytes) { return (.key(key), length) }
    if !complete, keys.isBeginning(bytes) { return Self.incomplete }
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return complete ? (.key(Key(.escape)), 1) : Self.incomplete }
    switch second {
    case UInt8(ascii: "["):
      return controlSequence(bytes, complete: complete)
    case UInt8(ascii: "O"):
      guard let third = rest.dropFirst().first else {
        return complete ? (.key(Key(.character("O"), alt: true)), 2) : Self.incomplete
      }
      if let key = Self.keypad(third) { return (.key(key), 3) }
      return (.key(Key(.character("O"), alt: true)), 2)
    case 0x1B:
      // Alt with a key that itself sends a sequence; else Escape was pressed twice.
      guard rest.count > 1 || complete else { return Self.incomplete }
      guard let third = rest.dropFirst().first, [UInt8(ascii: "["), UInt8(ascii: "O")].contains(third) else {
        return (.key(Key(.escape)), 1)
      }
      let inner = escape(rest, complete: complete)
      guard inner.length > 0, case .key(var key) = inner.what else {
        return (inner.what, inner.length == 0 ? 0 : inner.length + 1)
      }
      key.alt = true
      return (.key(key), inner.length + 1)
    default:
      guard let (plain, length) = Self.text(rest) else {
        return complete ? (.key(Key(.escape)), 1) : Self.incomplete
      }
      var key = plain
      key.alt = true
      return (.key(key), length + 1)
    }
  }

  private func controlSequence(_ bytes: ArraySlice<UInt8>, complete: Bool) -> Found {
    let body = bytes.dropFirst(2)
    guard let first = body.first else {
      return complete ? (.key(Key(.character("["), alt: true)), 2) : Self.incomplete
    }
    if first == UInt8(ascii: "[") { return linuxFunction(bytes, complete: complete) }
    if first == UInt8(ascii: "M") {
      guard body.count >= 4 else { return (.nothing, complete ? bytes.count : 0) }
      return (.mouse(MouseReport(oldStyle: Array(body.dropFirst().prefix(3)))), 6)
    }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      return (.nothing, complete || body.count > 64 ? bytes.count : 0)
    }
    // A byte that cannot belong to the sequence breaks it off and is read for itself.
    guard (0x40...0x7E).contains(bytes[end]) else { return (.nothing, end - bytes.startIndex) }
    let sequence = Self.parse(body[..<end], final: bytes[end])
    let length = end - bytes.startIndex + 1
    if let report = MouseReport(sequence) { return (.mouse(report), length) }
    if sequence.final == UInt8(ascii: "~"), sequence.parameter(0) == 200 { return (.pasteBegins, length) }
    return (sequence.key.map(Meaning.key) ?? .nothing, length)
  }

  /// The console of Linux has its first function keys as `ESC [ [ A`.
  private func linuxFunction(_ bytes: ArraySlice<UInt8>, complete: Bool) -> Found {
    guard let letter = bytes.dropFirst(3).first else { return (.nothing, complete ? bytes.count : 0) }
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(letter) else { return (.nothing, 3) }
    return (.key(Key(.function(Int(letter - UInt8(ascii: "A")) + 1))), 4)
  }

  private static func parse(_ body: ArraySlice<UInt8>, final: UInt8) -> ControlSequence {
    var sequence = ControlSequence(prefix: nil, parameters: [0], final: final)
    for byte in body {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let last = sequence.parameters.count - 1
        sequence.parameters[last] =
          min(sequence.parameters[last], 99_999) * 10 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ";"), UInt8(ascii: ":"): sequence.parameters.append(0)
      default: sequence.prefix = byte
      }
    }
    return sequence
  }

  /// `ESC O letter`: arrows and F1 to F4 in application mode, and the numeric keypad.
  private static func keypad(_ letter: UInt8) -> Key? {
    if let code = ControlSequence.lettered[letter] { return Key(code) }
    switch letter {
    case UInt8(ascii: "M"): return Key(.enter)
    case UInt8(ascii: "I"): return Key(.tab)
    case UInt8(ascii: "X"): return Key("=")
    // The keypad sends its signs and digits 0x40 above their ASCII places.
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      return Key(Character(Unicode.Scalar(letter - 0x40)))
    default: return nil
    }
  }
}

// MARK: Characters

extension InputDecoder {
  /// The control key or the character that the bytes begin with; nil if its bytes are not all there yet.
  private static func text(_ bytes: ArraySlice<UInt8>) -> (key: Key, length: Int)? {
    guard let first = bytes.first else { return nil }
    if first < 0x20 || first == 0x7F { return (control(first), 1) }
    if first < 0x80 { return (Key(Character(Unicode.Scalar(first))), 1) }
    let wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let unreadable = Key("\u{FFFD}")
    guard (0xC2...0xF4).contains(first) else { return (unreadable, 1) }
    let continuation = bytes.dropFirst().prefix(wanted - 1).prefix { (0x80...0xBF).contains($0) }
    let length = continuation.count + 1
    if length == wanted {
      let character = String(decoding: bytes.prefix(wanted), as: UTF8.self)
      return (character.count == 1 ? Key(Character(character)) : unreadable, wanted)
    }
    // A byte that does not continue it comes next: what there is will never be a character.
    return length < bytes.count ? (unreadable, length) : nil
  }

  private static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0: Key(.character(" "), control: true)
    case 8, 0x7F: Key(.backspace)
    case 9: Key(.tab)
    case 10, 13: Key(.enter)
    case 1...26: Key(.character(Character(Unicode.Scalar(byte + 0x60))), control: true)
    default: Key(.character(Character(Unicode.Scalar(byte + 0x40))), control: true)
    }
  }
}
