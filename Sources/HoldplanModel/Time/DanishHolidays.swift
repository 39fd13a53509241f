/// Denmark's public holidays, computed for any year.
///
/// Easter follows the anonymous Gregorian algorithm (Meeus, Jones and Butcher). Store Bededag is a holiday
/// up to and including 2023 (act no. 214 of 6 March 2023 abolished it from 2024). 5 June, 24 December and
/// 31 December are no public holidays: an organisation that closes enters them as closed days.
package enum DanishHoliday: String, CaseIterable, Codable, Sendable {
  case newYearsDay, maundyThursday, goodFriday, easterSunday, easterMonday, storeBededag
  case ascensionDay, whitSunday, whitMonday, christmasDay, secondChristmasDay

  /// Nil in years in which the day is no holiday.
  package func date(in year: Int) -> CalendarDate? {
    let easter = Self.easterSunday(in: year)
    switch self {
    case .newYearsDay: return CalendarDate(year: year, month: 1, day: 1)
    case .maundyThursday: return easter.advanced(by: -3)
    case .goodFriday: return easter.advanced(by: -2)
    case .easterSunday: return easter
    case .easterMonday: return easter.advanced(by: 1)
    case .storeBededag: return year <= 2023 ? easter.advanced(by: 26) : nil
    case .ascensionDay: return easter.advanced(by: 39)
    case .whitSunday: return easter.advanced(by: 49)
    case .whitMonday: return easter.advanced(by: 50)
    case .christmasDay: return CalendarDate(year: year, month: 12, day: 25)
    case .secondChristmasDay: return CalendarDate(year: year, month: 12, day: 26)
    }
  }

  /// The holiday on `date`, if it is one.
  package static func on(_ date: CalendarDate) -> DanishHoliday? {
    let year = date.year
    return allCases.first { $0.date(in: year) == date }
  }

  package static func easterSunday(in year: Int) -> CalendarDate {
    let golden = year % 19
    let (century, rest) = (year / 100, year % 100)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let shift = (golden + 11 * epact + 22 * weekday) / 451
    let sum = epact + weekday - 7 * shift + 114
    return CalendarDate(year: year, month: sum / 31, day: sum % 31 + 1) ?? CalendarDate(dayNumber: 0)
  }
}
