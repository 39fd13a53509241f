import Foundation

/// The order in which Danes expect names: a to z, then æ, ø, å; `aa` counts as `å`; accents and case only
/// decide between words that are otherwise the same; numbers within text are compared by their value, so
/// that team 2 comes before team 10.
///
/// The letters follow the tailoring for Danish in the Unicode Common Locale Data Repository (`da.xml`).
package enum NaturalOrder {
  /// What a text is compared by. Make it once for each of many texts; comparing two keys is cheap.
  ///
  /// Two texts have equal keys only when they are the same.
  package struct Key: Hashable, Comparable, Sendable {
    // Bytes that compare as the texts should: letters, then accents, then case, then the text. They are far
    // quicker to compare than strings, of which two ways to write a letter are the same.
    private let weights: [UInt8]

    fileprivate init(weights: [UInt8]) { self.weights = weights }

    package static func < (left: Key, right: Key) -> Bool {
      left.weights.lexicographicallyPrecedes(right.weights)
    }
  }

  /// The key of one text.
  package static func key(for text: some StringProtocol) -> Key {
    var builder = KeyBuilder(capacity: text.utf8.count)
    for scalar in Letters.simplified(text) { builder.add(scalar) }
    return Key(weights: builder.finished(with: text))
  }

  package static func precedes(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
    key(for: left) < key(for: right)
  }

  /// The elements in the order of the text that each has. Equal ones stay in their order.
  package static func sorted<Element>(
    _ elements: some Sequence<Element>, by text: (Element) -> String
  ) -> [Element] {
    elements.map { (key: key(for: text($0)), element: $0) }
      .sorted { $0.key < $1.key }
      .map(\.element)
  }
}

extension NaturalOrder {
  /// Collects the three levels of a key while it goes through the letters of a text.
  private struct KeyBuilder {
    private var letters: [UInt8] = []
    private var accents: [UInt8] = []
    private var cases: [UInt8] = []
    private var digits: [UInt8] = []

    init(capacity: Int) {
      letters.reserveCapacity(4 * capacity + 3)
      accents.reserveCapacity(capacity)
      cases.reserveCapacity(capacity)
    }

    mutating func add(_ letter: Letters.Letter) {
      if let value = letter.base.value.asDigit {
        digits.append(value)
        return
      }
      endNumber()
      letters.append(NaturalOrder.weight(of: letter.base))
      accents.append(letter.accent == 0 ? UInt8(ascii: "-") : UInt8(ascii: "A") + letter.accent % 60)
      cases.append(UInt8(ascii: letter.isUppercase ? "A" : "a"))
    }

    /// The number of digits comes before the digits, so that a longer number is a greater one.
    private mutating func endNumber() {
      guard !digits.isEmpty else { return }
      let significant = digits.drop { $0 == 0 }
      var length = significant.count
      while length >= 9 {
        letters.append(UInt8(ascii: "9"))
        length -= 9
      }
      letters.append(UInt8(ascii: "0") + UInt8(length))
      for digit in significant { letters.append(UInt8(ascii: "0") + digit) }
      digits.removeAll(keepingCapacity: true)
    }

    mutating func finished(with text: some StringProtocol) -> [UInt8] {
      endNumber()
      letters.append(0)
      letters += accents
      letters.append(0)
      letters += cases
      letters.append(0)
      letters += composed(text).utf8
      return letters
    }

    /// However a letter was composed, it is the same. Nothing before the combining marks can be composed.
    private func composed(_ text: some StringProtocol) -> String {
      text.unicodeScalars.contains { $0.value >= 0x300 }
        ? text.precomposedStringWithCanonicalMapping : String(text)
    }
  }

  /// Spaces first, then punctuation, digits, a to z, æ, ø, å, and then all other writing.
  fileprivate static func weight(of base: Unicode.Scalar) -> Unicode.Scalar {
    switch base {
    case "æ": "{"
    case "ø": "|"
    case "å": "}"
    case "a"..."z", "0"..."9": base
    case "!"..."/": Unicode.Scalar(UInt8(base.value - 0x21 + 0x02))
    case ":"..."@": Unicode.Scalar(UInt8(base.value - 0x3A + 0x11))
    case "["..."`": Unicode.Scalar(UInt8(base.value - 0x5B + 0x18))
    case "{"..."~": Unicode.Scalar(UInt8(base.value - 0x7B + 0x1E))
    case " ": "\u{1}"
    default: base
    }
  }
}

extension UInt32 {
  fileprivate var asDigit: UInt8? { (0x30...0x39).contains(self) ? UInt8(self - 0x30) : nil }
}
