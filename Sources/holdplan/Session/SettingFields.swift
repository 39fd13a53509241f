import HoldplanExchange
import HoldplanModel

/// A field that is in no table and that `holdplan edit` can set.
struct SettingField<Root>: Sendable {
  let name: String
  /// Takes the text in, or throws a hint on how to write it (`FieldHint`) or what is wrong with it.
  let set: @Sendable (inout Root, String) throws -> Void
}

/// How a field is to be written; the raw value ends the key of the sentence.
enum FieldHint: String, Error {
  case number, share, date, yes, weekdays, slots
}

enum SettingFields {
  static let season: [SettingField<Season>] = [
    SettingField(name: "name") { season, text in season.name = text },
    SettingField(name: "start") { season, text throws(FieldHint) in season.start = try date(text) },
    SettingField(name: "end") { season, text throws(FieldHint) in season.end = try date(text) },
    SettingField(name: "danish-holidays") { season, text throws(FieldHint) in
      season.observesDanishHolidays = try yes(text)
    },
    SettingField(name: "weekdays") { season, text throws(FieldHint) in
      season.teachingWeekdays = try weekdays(text)
    },
    SettingField(name: "slots") { season, text throws(FieldHint) in season.slots = try slots(text) },
  ]

  static let rules: [SettingField<Rules>] =
    [
      SettingField(name: "max-sessions-per-day") { rules, text throws(FieldHint) in
        rules.maxSessionsPerDay = try number(text)
      },
      SettingField(name: "department-share-away") { rules, text throws(FieldHint) in
        rules.setShareAway(try share(text), of: .everyDepartment)
      },
      SettingField(name: "site-share-away") { rules, text throws(FieldHint) in
        rules.setShareAway(try share(text), of: .everySite)
      },
      SettingField(name: "department-present") { rules, text throws(FieldHint) in
        rules.setLimit(.present(try number(text)), of: .everyDepartment)
      },
      SettingField(name: "site-present") { rules, text throws(FieldHint) in
        rules.setLimit(.present(try number(text)), of: .everySite)
      },
      SettingField(name: "leave-closed") { rules, text throws(FieldHint) in
        rules.closesTeachingDaysForLeave = try yes(text)
      },
      SettingField(name: "leave-source") { rules, text in rules.leaveSource = text },
    ]
    + HardRule.allCases.map { rule in
      SettingField(name: "source-\(rule.shortName)") { rules, text in
        rules.sources[rule] = text.isEmpty ? nil : text
      }
    }
    + SoftGoal.allCases.map { goal in
      SettingField(name: "weight-\(goal.rawValue)") { rules, text throws(FieldHint) in
        rules.weights[goal] = try number(text)
      }
    }

  static func number(_ text: String) throws(FieldHint) -> Int {
    guard let number = Int(text), (0...1_000_000).contains(number) else { throw .number }
    return number
  }

  static func share(_ text: String) throws(FieldHint) -> Share {
    let plain = text.replacing(",", with: ".").filter { $0 != "%" && $0 != " " }
    guard let percent = Double(plain), let share = Share(percent / 100) else { throw .share }
    return share
  }

  static func date(_ text: String) throws(FieldHint) -> CalendarDate {
    guard let date = CalendarDate(written: text) else { throw .date }
    return date
  }

  static func yes(_ text: String) throws(FieldHint) -> Bool {
    switch text.lowercased() {
    case "ja", "yes", "1", "true": return true
    case "nej", "no", "0", "false": return false
    default: throw .yes
    }
  }

  /// `Morning 08:30-11:30, Afternoon 12:30-15:30`.
  private static func slots(_ text: String) throws(FieldHint) -> [Slot] {
    var slots: [Slot] = []
    for part in text.split(separator: ",") {
      let words = part.split(separator: " ")
      let times = (words.last ?? "").split(whereSeparator: { $0 == "-" || $0 == "–" })
      guard words.count > 1, times.count == 2, let start = ClockTime(String(times[0])),
        let end = ClockTime(String(times[1]))
      else { throw .slots }
      slots.append(Slot(name: words.dropLast().joined(separator: " "), start: start, end: end))
    }
    if slots.isEmpty { throw .slots }
    return slots
  }

  private static func weekdays(_ text: String) throws(FieldHint) -> WeekdaySet {
    let numbers = text.split(whereSeparator: { $0 == "," || $0 == " " }).map { Int($0) }
    let days = numbers.compactMap { $0.flatMap { Weekday(rawValue: $0 - 1) } }
    guard !days.isEmpty, days.count == numbers.count else { throw .weekdays }
    return WeekdaySet(days)
  }
}

extension Rules {
  /// Sets the share that may be away, keeping how many always may.
  mutating func setShareAway(_ share: Share, of scope: CoverageRule.Scope) {
    var atLeast = 0
    for case .away(_, let count) in coverage.filter({ $0.scope == scope }).map(\.limit) { atLeast = count }
    setLimit(.away(share: share, atLeast: atLeast), of: scope)
  }

  /// Replaces the first limit of its kind for a scope, or adds one.
  mutating func setLimit(_ limit: CoverageRule.Limit, of scope: CoverageRule.Scope) {
    let rule = CoverageRule(scope: scope, limit: limit)
    if let index = coverage.firstIndex(where: { $0.scope == scope && $0.limit.isAway == limit.isAway }) {
      coverage[index] = rule
    } else {
      coverage.append(rule)
    }
  }
}

extension CoverageRule.Limit {
  fileprivate var isAway: Bool {
    switch self {
    case .away: true
    case .present: false
    }
  }
}
