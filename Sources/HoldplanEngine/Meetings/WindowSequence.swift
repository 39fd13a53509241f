import HoldplanModel

/// The cheapest days for meetings that follow each other within a window.
///
/// Exact: the cheapest sequence that ends on a day is the cheapest one that ends within the window before it,
/// and that day. A sequence is complete when no further meeting has to come before the end.
struct WindowSequence {
  private(set) var best: [CalendarDate] = []
  private(set) var isComplete = true

  init(
    days: [CalendarDate], gaps: ClosedRange<Int>, end: CalendarDate, latestStart: CalendarDate,
    cost: (CalendarDate) -> Int?, isFirst: Bool
  ) {
    let middle = (gaps.lowerBound + gaps.upperBound) / 2
    var total = [Int?](repeating: nil, count: days.count)
    var previous = [Int?](repeating: nil, count: days.count)
    for index in days.indices {
      guard let own = cost(days[index]) else { continue }
      if days[index] <= latestStart {
        total[index] = own + (isFirst ? days[0].distance(to: days[index]) : 0)
      }
      for before in stride(from: index - 1, through: 0, by: -1) {
        let gap = days[before].distance(to: days[index])
        if gap > gaps.upperBound { break }
        guard gap >= gaps.lowerBound, let reached = total[before] else { continue }
        let sum = reached + own + abs(gap - middle)
        if sum < total[index] ?? .max {
          (total[index], previous[index]) = (sum, before)
        }
      }
    }
    let complete = days.indices.filter { days[$0].advanced(by: gaps.upperBound) > end && total[$0] != nil }
    var last = complete.min { (total[$0] ?? 0, $0) < (total[$1] ?? 0, $1) }
    // A last meeting is due only if a working day for it lies before the end.
    if last == nil, let reached = days.indices.last(where: { total[$0] != nil }) {
      last = reached
      isComplete = !days.contains { gaps.contains(days[reached].distance(to: $0)) }
    } else if last == nil {
      isComplete = days.isEmpty
    }
    while let index = last {
      best.append(days[index])
      last = previous[index]
    }
    best.reverse()
  }
}
