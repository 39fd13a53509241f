import Foundation

/// Takes the letters of text apart into base letter, accent and case, as Danish sees them: æ, ø and å are
/// letters of their own, and é is an e with an accent.
enum Letters {
  struct Letter: Equatable {
    /// Lower case and without accent.
    var base: Unicode.Scalar
    /// 0 without one; otherwise the same accent has the same number.
    var accent: UInt8
    var isUppercase: Bool
  }

  /// The letters of a text. With `joiningDoubleA` each `aa` is an `å`, which differs from a written å by
  /// its accent alone.
  static func simplified(_ text: some StringProtocol, joiningDoubleA: Bool = true) -> [Letter] {
    var letters: [Letter] = []
    letters.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        addASCII(scalar, to: &letters, joiningDoubleA: joiningDoubleA)
      } else if latinRange.contains(scalar.value) {
        letters.append(contentsOf: latinLetters[Int(scalar.value - latinRange.lowerBound)])
      } else {
        addOther(scalar, to: &letters)
      }
    }
    return letters
  }

  private static func addASCII(_ scalar: Unicode.Scalar, to letters: inout [Letter], joiningDoubleA: Bool) {
    let isUppercase = ("A"..."Z").contains(scalar)
    let base = isUppercase ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar
    if joiningDoubleA, base == "a", let last = letters.last, last.base == "a", last.accent == 0 {
      letters[letters.count - 1] = Letter(base: "å", accent: doubleA, isUppercase: last.isUppercase)
    } else {
      letters.append(Letter(base: base, accent: 0, isUppercase: isUppercase))
    }
  }

  private static func addOther(_ scalar: Unicode.Scalar, to letters: inout [Letter]) {
    if scalar.properties.canonicalCombiningClass != .notReordered {
      accentLast(scalar, in: &letters)
      return
    }
    // Other alphabets: what Unicode says, without Danish rules.
    let lower = scalar.properties.lowercaseMapping
    let isUppercase = lower != String(scalar)
    let parts = Array(lower.decomposedStringWithCanonicalMapping.unicodeScalars)
    for part in parts {
      if part.properties.canonicalCombiningClass != .notReordered {
        accentLast(part, in: &letters)
      } else {
        letters.append(Letter(base: part, accent: 0, isUppercase: isUppercase))
      }
    }
  }

  /// A combining mark belongs to the letter before it: a with a ring is å.
  private static func accentLast(_ mark: Unicode.Scalar, in letters: inout [Letter]) {
    guard var last = letters.popLast() else { return }
    if last.accent == 0, let danish = danishLetter(last.base, mark) {
      last.base = danish.base
      last.accent = danish.accent
    } else {
      last.accent = UInt8(truncatingIfNeeded: mark.value & 0x3F) | 1
    }
    letters.append(last)
  }

  private static func danishLetter(
    _ base: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> (base: Unicode.Scalar, accent: UInt8)? {
    switch (base, mark.value) {
    case ("a", 0x30A): ("å", 0)
    case ("a", 0x308): ("æ", 1)
    case ("o", 0x308): ("ø", 1)
    case ("o", 0x30B): ("ø", 2)
    case ("u", 0x308): ("y", 1)
    case ("u", 0x30B): ("y", 2)
    default: nil
    }
  }

  /// The accent of an å that is written aa.
  private static let doubleA: UInt8 = 1

  /// Latin-1 and Latin Extended-A, U+00C0 to U+017F, worked out once.
  private static let latinLetters: [[Letter]] = latinRange.map { value in
    guard let scalar = Unicode.Scalar(value) else { return [] }
    if let spelled = spelledOut[scalar] { return spelled }
    var letters: [Letter] = []
    addOther(scalar, to: &letters)
    return letters
  }

  private static let latinRange: ClosedRange<UInt32> = 0xC0...0x17F

  /// Letters that Danish sorts by another spelling, and that Unicode does not take apart.
  private static let spelledOut: [Unicode.Scalar: [Letter]] = {
    var table: [Unicode.Scalar: [Letter]] = [:]
    let spellings: [(lower: Unicode.Scalar, upper: Unicode.Scalar?, text: String)] = [
      ("þ", "Þ", "th"), ("ð", "Ð", "d"), ("đ", "Đ", "d"), ("ß", nil, "ss"), ("œ", "Œ", "ø"), ("ł", "Ł", "l"),
      ("ħ", "Ħ", "h"), ("ı", nil, "i"), ("ŋ", "Ŋ", "n"), ("ŧ", "Ŧ", "t"),
    ]
    for (lower, upper, text) in spellings {
      let letters = text.unicodeScalars.map { Letter(base: $0, accent: 3, isUppercase: false) }
      table[lower] = letters
      guard let upper else { continue }
      table[upper] = letters.map { Letter(base: $0.base, accent: 3, isUppercase: true) }
    }
    return table
  }()
}

extension [UInt8] {
  /// Adds the bytes of a letter, which compare as the letters do.
  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
