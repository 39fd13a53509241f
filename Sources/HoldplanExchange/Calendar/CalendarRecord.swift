/// What was sent out last, read back from the files that were written then.
struct CalendarRecord: Sendable {
  struct Known: Equatable, Sendable {
    var sequence: Int
    var stamp: String
    var isCancelled: Bool
    /// Without what is written anew each time: UID, SEQUENCE, DTSTAMP, STATUS and ORGANIZER.
    var properties: [CalendarProperty]
  }

  /// By UID. Of several files the highest SEQUENCE counts.
  private(set) var events: [String: Known] = [:]

  /// Only events whose UID ends in `domain` are taken: anything else was not written by us.
  init(of texts: [String], domain: String) {
    for text in texts {
      for lines in Self.events(in: text) { take(lines, domain: domain) }
    }
  }

  /// Whether the file that was sent out holds just this.
  func holds(_ entry: CalendarEntry) -> Bool {
    guard let known = events[entry.uid] else { return false }
    return !known.isCancelled && known.properties == entry.properties
  }

  private mutating func take(_ lines: [CalendarProperty], domain: String) {
    func value(_ name: String) -> String? { lines.first { $0.name == name }?.value }
    guard let uid = value("UID"), uid.hasSuffix("@" + domain),
      let sequence = value("SEQUENCE").flatMap({ Int($0) }), sequence >= 0, sequence < 1_000_000_000,
      let stamp = value("DTSTAMP"), stamp.count == 16,
      stamp.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "T" || $0 == "Z") })
    else { return }
    if let known = events[uid], known.sequence > sequence { return }
    let kept = lines.filter { line in
      ["DTSTART", "DTEND", "TRANSP", "SUMMARY", "LOCATION", "DESCRIPTION"].contains(
        String(line.name.prefix { $0 != ";" }))
    }
    guard kept.contains(where: { $0.name.hasPrefix("DTSTART") }) else { return }
    events[uid] = Known(
      sequence: sequence, stamp: stamp, isCancelled: value("STATUS") == "CANCELLED", properties: kept)
  }

  /// The lines of each event, unfolded (RFC 5545, 3.1). Whatever is no line of name and value is passed over.
  private static func events(in text: String) -> [[CalendarProperty]] {
    var events: [[CalendarProperty]] = []
    var current: [CalendarProperty]?
    for line in unfolded(text) {
      guard let property = property(in: line) else { continue }
      switch (property.name, property.value) {
      case ("BEGIN", "VEVENT"): current = []
      case ("END", "VEVENT"):
        if let current { events.append(current) }
        current = nil
      default: current?.append(property)
      }
    }
    return events
  }

  /// Byte by byte: a line may be folded within what Swift takes for one character.
  private static func unfolded(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    var lines: [[UInt8]] = [[]]
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
        index += 2
        if index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 {
          index += 1
        } else {
          lines.append([])
        }
      } else {
        lines[lines.count - 1].append(bytes[index])
        index += 1
      }
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func property(in line: String) -> CalendarProperty? {
    guard let colon = line.firstIndex(of: ":"), line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
      return nil
    }
    return CalendarProperty(name: String(line[..<colon]), value: String(line[line.index(after: colon)...]))
  }
}
