import HoldplanInterface

/// A sequence `ESC [ parameters final` as xterm sends it for keys and the mouse.
struct ControlSequence: Equatable {
  /// `<`, `?` or the like before the parameters.
  var prefix: UInt8?
  /// Missing ones are 0.
  var parameters: [Int]
  var final: UInt8

  /// The parameter at an index, or what it stands for where it is missing.
  func parameter(_ index: Int, default standard: Int = 0) -> Int {
    guard parameters.indices.contains(index), parameters[index] != 0 else { return standard }
    return parameters[index]
  }

  /// The key, if the sequence is one.
  var key: Key? {
    guard prefix == nil else { return nil }
    let modifiers = Modifiers(parameter(1, default: 1))
    switch final {
    case UInt8(ascii: "~"):
      if parameter(0) == 27 { return Self.character(parameter(2), modifiers) }
      return Self.numbered[parameter(0)].map(modifiers.apply)
    case UInt8(ascii: "u"): return Self.character(parameter(0), modifiers)
    case UInt8(ascii: "Z"): return Key(.backTab)
    default: return Self.lettered[final].map(modifiers.apply)
    }
  }

  static let lettered: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1),
    UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  /// The numbers of the VT220, with holes where its keyboard had gaps.
  private static let numbered: [Int: Key.Code] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
    29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
  ]

  private static func character(_ code: Int, _ modifiers: Modifiers) -> Key? {
    switch code {
    case 9: return modifiers.shift ? Key(.backTab) : modifiers.apply(.tab)
    case 13: return modifiers.apply(.enter)
    case 27: return modifiers.apply(.escape)
    case 8, 127: return modifiers.apply(.backspace)
    default:
      guard code >= 0x20, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
      return modifiers.apply(.character(Character(scalar)))
    }
  }
}

/// What is held down, in the numbering of xterm: one more than the sum of the bits.
private struct Modifiers {
  let shift, alt, control: Bool

  init(_ number: Int) {
    let bits = max(0, number - 1)
    shift = bits & 1 != 0
    alt = bits & 2 != 0 || bits & 8 != 0
    control = bits & 4 != 0
  }

  func apply(_ code: Key.Code) -> Key { Key(code, control: control, alt: alt) }
}
