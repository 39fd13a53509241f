import HoldplanModel

/// Whether a module's sessions fit on some sequence of dates, decided by looking at all of them.
struct DateSequences {
  private let dates: [CalendarDate]
  private let patterns: [SessionPattern]
  private let rhythm: Int

  init(_ module: Module, _ dates: [CalendarDate]) {
    self.dates = dates
    patterns = module.sessions
    rhythm = module.everyWeeks.map { max(1, 7 * $0) } ?? 1
  }

  /// - Parameter open: by position in the dates.
  func exists(_ open: [Bool]) -> Bool {
    if patterns.isEmpty { return true }
    return (0..<rhythm).contains { phase in ends(open, phase).contains(true) }
  }

  /// The dates on which the last session can be, when the first is `phase` days into the rhythm: session by
  /// session, all that can be reached.
  private func ends(_ open: [Bool], _ phase: Int) -> [Bool] {
    var reached = dates.indices.map { isGood($0, 0, open, phase) }
    for index in patterns.indices.dropFirst() {
      let gap = patterns[index].gap
      let (least, most) = (max(1, gap?.minimum ?? 1), gap?.maximum ?? Int.max / 2)
      var (low, high) = (0, 0)
      var inWindow = 0
      reached = dates.indices.map { day in
        // Earlier sessions between `most` and `least` days before this date.
        while high < day, dates[high].distance(to: dates[day]) >= least {
          if reached[high] { inWindow += 1 }
          high += 1
        }
        while low < high, dates[low].distance(to: dates[day]) > most {
          if reached[low] { inWindow -= 1 }
          low += 1
        }
        return inWindow > 0 && isGood(day, index, open, phase)
      }
    }
    return reached
  }

  private func isGood(_ day: Int, _ index: Int, _ open: [Bool], _ phase: Int) -> Bool {
    let pattern = patterns[index]
    guard open[day], pattern.weekdays?.contains(dates[day].weekday) ?? true else { return false }
    if rhythm == 1 || (index > 0 && pattern.kind != .lesson) { return true }
    return ((dates[day].dayNumber % rhythm) + rhythm) % rhythm == phase
  }
}
