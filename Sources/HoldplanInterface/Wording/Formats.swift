import HoldplanModel
import HoldplanResources

/// How dates, numbers and times are written in a language.
extension Words {
  /// `14-11-2026`.
  package func date(_ date: CalendarDate) -> String { dated("date.full", date) }

  /// `14-11`, for where the year is plain.
  package func shortDate(_ date: CalendarDate) -> String { dated("date.short", date) }

  /// `lø 14-11`.
  package func dayAndDate(_ date: CalendarDate) -> String { dated("date.weekday", date) }

  /// `lø 14-11-2026`.
  package func dayAndFullDate(_ date: CalendarDate) -> String { dated("date.weekdayFull", date) }

  /// `2-11 til 30-1`, or one date.
  package func range(_ range: DateRange) -> String {
    if range.from == range.to { return shortDate(range.from) }
    return self["date.range", ["from": shortDate(range.from), "to": shortDate(range.to)]]
  }

  /// `uge 46`.
  package func week(_ week: ISOWeek) -> String { self["date.week", ["number": String(week.number)]] }

  /// `ma`.
  package func weekday(_ weekday: Weekday) -> String { self["weekday.\(weekday.rawValue)"] }

  /// `mandag`.
  package func weekdayName(_ weekday: Weekday) -> String { self["weekday.\(weekday.rawValue).name"] }

  /// `november`.
  package func month(_ month: Int) -> String { self["month.\(month)"] }

  /// A whole number with its thousands apart: `1.904`.
  package func number(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { result += self["number.thousands"] }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + result
  }

  /// A number with its sign, as differences are shown: `+4`, `-2`, `0`.
  package func signed(_ number: Int) -> String { (number > 0 ? "+" : "") + self.number(number) }

  /// A number with one decimal at most: `0,4`.
  package func decimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "–" }
    let tenths = Int((value * 10).rounded())
    let whole = number(tenths / 10)
    let sign = tenths < 0 && tenths / 10 == 0 ? "-" : ""
    let rest = Int((tenths % 10).magnitude)
    return rest == 0 ? sign + whole : sign + whole + self["number.decimal"] + String(rest)
  }

  package func hours(_ hours: StudyHours) -> String { decimal(hours.hours) }

  /// A number with what is counted, in the singular or the plural: `counted("people", 2)` is `2 personer`.
  package func counted(_ key: String, _ count: Int) -> String {
    self[count == 1 ? "count.\(key).one" : "count.\(key).many", ["count": number(count)]]
  }

  /// `A, B og C`.
  package func listed(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " " + self["list.and"] + " " + last
  }

  private func dated(_ key: String, _ date: CalendarDate) -> String {
    let (year, month, day) = date.yearMonthDay
    return self[
      key,
      [
        "weekday": weekday(date.weekday), "day": String(day), "month": String(month),
        "day2": day < 10 ? "0\(day)" : "\(day)", "month2": month < 10 ? "0\(month)" : "\(month)",
        "monthName": self["month.\(month).short"], "year": String(year),
      ]]
  }
}
