import HoldplanText

/// Puts lines of an iCalendar stream together as RFC 5545 wants them: escaped, folded at 75 octets without
/// cutting a character, ended by CRLF.
struct ICSWriter {
  private(set) var stream = ""

  /// A property whose value is text, such as `SUMMARY`.
  mutating func text(_ name: String, _ value: String) {
    line("\(name):\(Self.escaped(value))")
  }

  /// A property whose value is written as it is: dates, numbers, words of the format.
  mutating func plain(_ name: String, _ value: String) { line("\(name):\(value)") }

  private mutating func line(_ content: String) {
    var used = 0
    for character in content.unicodeScalars {
      let octets = UTF8.width(character)
      if used + octets > 75 {
        stream += "\r\n "
        used = 1
      }
      stream.unicodeScalars.append(character)
      used += octets
    }
    stream += "\r\n"
  }

  /// RFC 5545, 3.3.11. Control characters are taken out, a lone CR too; line breaks become `\n`.
  static func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case ";": result += "\\;"
      case ",": result += "\\,"
      case "\n": result += "\\n"
      default:
        guard scalar.properties.generalCategory != .control else { continue }
        result += SafeText.of(String(scalar))
      }
    }
    return result
  }

  /// For a parameter such as `CN`, which stands between quotes and cannot hold any (RFC 5545, 3.2).
  static func quoted(_ value: String) -> String {
    let kept = value.unicodeScalars.filter { $0.properties.generalCategory != .control && $0 != "\"" }
    return "\"" + SafeText.of(String(String.UnicodeScalarView(kept))) + "\""
  }
}

extension ICSWriter {
  /// Europe/Copenhagen with the rules of the European Union since 1996. Without it Outlook is an hour off.
  mutating func copenhagen() {
    for line in [
      "BEGIN:VTIMEZONE", "TZID:Europe/Copenhagen", "BEGIN:STANDARD", "DTSTART:19961027T030000",
      "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
      "END:STANDARD", "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
      "TZNAME:CEST", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT", "END:VTIMEZONE",
    ] { stream += line + "\r\n" }
  }
}
