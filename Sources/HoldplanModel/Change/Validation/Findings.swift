/// What was found wrong with one record, in the order in which it was looked at.
struct Findings {
  /// Numbers beyond this can't be meant, and their sums might not fit.
  static let largestCount = 1_000_000

  let record: RecordReference?
  private(set) var problems: [ModelProblem] = []

  init(about record: RecordReference?) { self.record = record }

  mutating func report(_ field: String, _ issue: ModelProblem.Issue) {
    let problem = ModelProblem(record: record, field: field, issue: issue)
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// An identifier is not empty, holds nothing invisible and is no CPR number.
  mutating func checkIdentifier(_ text: String) {
    checkName(text, field: "id")
    if text.unicodeScalars.contains(where: \.isInvisible) { report("id", .invisibleCharacters(text)) }
  }

  /// A name that has to be there.
  mutating func checkName(_ text: String, field: String = "name") {
    if text.allSatisfy(\.isWhitespace) { report(field, .empty) }
    checkText(text, field: field)
  }

  /// Free text, which may be empty.
  mutating func checkText(_ text: String, field: String) {
    if let number = text.firstLikeCPR { report(field, .looksLikeCPR(number)) }
  }

  mutating func checkRange(_ value: Int, field: String, _ minimum: Int, _ maximum: Int = largestCount) {
    guard value < minimum || value > maximum else { return }
    report(field, .outOfRange(value: value, minimum: minimum, maximum: maximum))
  }

  /// Between none and all hours of a week.
  mutating func checkWeekly(_ hours: StudyHours, field: String) {
    let week = 168
    guard hours < .zero || hours > StudyHours(nanohours: week * 1_000_000_000) else { return }
    report(field, .outOfRange(value: Int(hours.hours), minimum: 0, maximum: week))
  }

  /// The second must not be before or under the first.
  mutating func checkOrder<Value: Comparable>(_ first: Value, _ second: Value, field: String) {
    if second < first { report(field, .outOfOrder(first: "\(first)", second: "\(second)")) }
  }

  mutating func checkUnique(_ values: some Sequence<some Hashable & CustomStringConvertible>, field: String) {
    var seen: Set<String> = []
    for value in values where !seen.insert(value.description).inserted {
      report(field, .duplicate(value.description))
    }
  }
}

extension String {
  /// The first part that reads like a Danish civil registration number: six digits that are a day (or, in
  /// replacement numbers, a day plus 60) and a month, then four digits, together or with a separator.
  package var firstLikeCPR: String? {
    let bytes = Array(utf8)
    guard bytes.count >= 10 else { return nil }
    var start = 0
    while start < bytes.count {
      guard bytes[start].isDigit else {
        start += 1
        continue
      }
      let end = bytes[start...].firstIndex { !$0.isDigit } ?? bytes.count
      let length = end - start
      if bytes[start..<end].beginsLikeBirthday {
        if length == 10 { return String(decoding: bytes[start..<end], as: UTF8.self) }
        if length == 6, let serial = bytes.serialNumber(after: end) {
          return String(decoding: bytes[start..<serial], as: UTF8.self)
        }
      }
      start = end
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  fileprivate var beginsLikeBirthday: Bool {
    guard count >= 6 else { return false }
    func number(at offset: Int) -> Int {
      Int(self[startIndex + offset] - 48) * 10 + Int(self[startIndex + offset + 1] - 48)
    }
    let (day, month) = (number(at: 0), number(at: 2))
    return (1...31).contains(day > 60 ? day - 60 : day) && (1...12).contains(month)
  }
}

extension [UInt8] {
  /// Where the four digits end that follow a separator at `index`, if there are just four.
  fileprivate func serialNumber(after index: Int) -> Int? {
    var start = index
    // A hyphen or space, or one of the longer dashes (U+2010 to U+2015: E2 80 90 to 95).
    if start < count, self[start] == 0x2d || self[start] == 0x20 {
      start += 1
    } else if start + 2 < count, self[start] == 0xe2, self[start + 1] == 0x80,
      (0x90...0x95).contains(self[start + 2])
    {
      start += 3
    } else {
      return nil
    }
    let end = start + 4
    guard end <= count, self[start..<end].allSatisfy(\.isDigit) else { return nil }
    return end < count && self[end].isDigit ? nil : end
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (48...57).contains(self) }
}

extension Unicode.Scalar {
  /// Controls, line and paragraph separators, and format characters such as direction marks.
  fileprivate var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
