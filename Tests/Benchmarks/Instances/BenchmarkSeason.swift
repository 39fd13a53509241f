import HoldplanModel

/// What all instances have in common: when they begin, the halves of a day, and how leave is written down.
enum BenchmarkSeason {
  /// Mondays: the second of November 2026, and the last of August, from which there are nine weeks without a
  /// public holiday.
  static let winter = CalendarDate(dayNumber: 20_759)
  static let autumn = CalendarDate(dayNumber: 20_696)

  static func make(from start: CalendarDate, days: Int) -> Season {
    Season(name: "Benchmark", start: start, end: start.advanced(by: days), slots: slots)
  }

  private static let slots: [Slot] = [(8, 11), (12, 15)].compactMap { from, to in
    guard let start = ClockTime(hour: from, minute: 30), let end = ClockTime(hour: to, minute: 30) else {
      return nil
    }
    return Slot(name: from < 12 ? "AM" : "PM", start: start, end: end)
  }

  /// Days counted from the start of the season, as ranges of dates.
  static func leave(_ days: Set<Int>, of season: Season) -> [DateRange] {
    var ranges: [DateRange] = []
    var sorted = days.sorted()[...]
    while let first = sorted.popFirst() {
      var last = first
      while sorted.first == last + 1 {
        last += 1
        sorted.removeFirst()
      }
      ranges += [DateRange(from: season.start.advanced(by: first), to: season.start.advanced(by: last))]
        .compactMap { $0 }
    }
    return ranges
  }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same instances from the same seed, whatever the engine does.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ (mixed >> 31)) >> 33) % max(1, bound)
  }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(index, below(index + 1))
    }
  }
}
