import Foundation

/// How the letters of a file are written as bytes.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  /// Also stands for ISO-8859-1, which is the same but for 27 signs that no table of people holds.
  case windows1252 = "Windows-1252"
}

/// Why bytes are no text. Lines count from 1, as an editor counts them.
package enum TextDecodingError: Error, Equatable, Sendable {
  /// The file has more bytes than the limit.
  case tooLarge(bytes: Int, limit: Int)
  /// The file is in UTF-8 but for a few bytes, so it was damaged or glued together from two.
  case damagedUTF8(line: Int, byte: UInt8)
  /// Half a UTF-16 character.
  case damagedUTF16(line: Int)
  /// Zero bytes: UTF-16 without a byte order mark, a spreadsheet or another file that is no text.
  case binary(line: Int)
}

/// Text as UTF-8 bytes, whatever the file was written in.
struct DecodedText {
  var encoding: TextEncoding
  /// Valid UTF-8 without a byte order mark.
  var utf8: [UInt8]

  /// Finds out the encoding: a byte order mark decides; without one it's UTF-8 where that fits, and else
  /// Windows-1252, which every file is that an older Danish system wrote.
  init(_ bytes: Data, limit: Int) throws(TextDecodingError) {
    if bytes.count > limit { throw TextDecodingError.tooLarge(bytes: bytes.count, limit: limit) }
    let bytes = [UInt8](bytes)
    if bytes.starts(with: [0xFF, 0xFE]) {
      encoding = .utf16LittleEndian
      utf8 = try Self.fromUTF16(bytes, low: 0, high: 1)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      encoding = .utf16BigEndian
      utf8 = try Self.fromUTF16(bytes, low: 1, high: 0)
    } else {
      let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      let text = hasMark ? Array(bytes.dropFirst(3)) : bytes
      let check = UTF8Check(text)
      if check.invalid == 0 {
        encoding = .utf8
        utf8 = text
      } else if hasMark || check.longSequences > check.invalid {
        let byte = text[check.firstInvalid]
        throw TextDecodingError.damagedUTF8(line: Self.line(of: check.firstInvalid, in: text), byte: byte)
      } else {
        encoding = .windows1252
        utf8 = Self.fromWindows1252(text)
      }
    }
    if let zero = utf8.firstIndex(of: 0) {
      throw TextDecodingError.binary(line: Self.line(of: zero, in: utf8))
    }
  }

  private static func fromUTF16(
    _ bytes: [UInt8], low: Int, high: Int
  ) throws(TextDecodingError) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
      units.append(UInt16(bytes[index + low]) | UInt16(bytes[index + high]) << 8)
    }
    var result: [UInt8] = []
    var isDamaged = bytes.count % 2 != 0
    isDamaged =
      transcode(
        units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true,
        into: { result.append($0) }) || isDamaged
    if isDamaged { throw TextDecodingError.damagedUTF16(line: line(of: result.count, in: result)) }
    return result
  }

  private static func fromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        result.append(contentsOf: utf8OfWindows1252[Int(byte - 0x80)])
      }
    }
    return result
  }

  private static func line(of index: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    for (position, byte) in bytes[..<min(index, bytes.count)].enumerated() {
      if byte == 0x0A || (byte == 0x0D && bytes.dropFirst(position + 1).first != 0x0A) { line += 1 }
    }
    return line
  }

  /// 0x80 to 0x9F, from the WHATWG Encoding Standard's index of windows-1252; the five bytes that have no
  /// sign there stay control characters, as they are in ISO-8859-1.
  // swift-format-ignore
  private static let specialSigns: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  private static let utf8OfWindows1252: [[UInt8]] = (UInt16(0x80)...0xFF).map { byte in
    let value = byte < 0xA0 ? specialSigns[Int(byte - 0x80)] : byte
    return Array(String(decoding: [value], as: UTF16.self).utf8)
  }
}

/// Counts what in some bytes is UTF-8 and what isn't.
private struct UTF8Check {
  /// Well-formed characters of two bytes or more.
  var longSequences = 0
  /// Bytes that belong to no well-formed character.
  var invalid = 0
  var firstInvalid = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let length = Self.length(at: index, in: bytes)
      if length == 0 {
        if invalid == 0 { firstInvalid = index }
        invalid += 1
        index += 1
      } else {
        if length > 1 { longSequences += 1 }
        index += length
      }
    }
  }

  /// The bytes of the well-formed character at `index`, or 0 (Unicode Standard, table 3-7).
  private static func length(at index: Int, in bytes: [UInt8]) -> Int {
    let first = bytes[index]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0...0x7F: return 1
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: count = 4
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + count <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(2, count) where !(0x80...0xBF).contains(bytes[index + offset]) { return 0 }
    return count
  }
}
