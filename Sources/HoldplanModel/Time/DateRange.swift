/// From one date to another, both included.
package struct DateRange: Hashable, Codable, Sendable {
  package let from: CalendarDate
  package let to: CalendarDate

  /// Fails when `to` lies before `from`.
  package init?(from: CalendarDate, to: CalendarDate) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  package init(day: CalendarDate) {
    from = day
    to = day
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    from = try container.decode(CalendarDate.self, forKey: .from)
    to = try container.decode(CalendarDate.self, forKey: .to)
    guard from <= to else {
      throw DecodingError.dataCorruptedError(
        forKey: .to, in: container, debugDescription: "\(to) lies before \(from)")
    }
  }

  package func contains(_ date: CalendarDate) -> Bool { from <= date && date <= to }

  package func overlaps(_ other: DateRange) -> Bool { from <= other.to && other.from <= to }

  package var dates: ClosedRange<CalendarDate> { from...to }

  /// The fewest ranges that cover the same days, in order.
  package static func merged(_ ranges: some Sequence<DateRange>) -> [DateRange] {
    var result: [DateRange] = []
    for range in ranges.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
      if let last = result.last, range.from.dayNumber <= last.to.dayNumber + 1,
        let joined = DateRange(from: last.from, to: max(last.to, range.to))
      {
        result[result.count - 1] = joined
      } else {
        result.append(range)
      }
    }
    return result
  }

  /// The ranges without the days of `removed`.
  package static func subtracting(_ removed: DateRange, from ranges: [DateRange]) -> [DateRange] {
    merged(
      ranges.flatMap { range -> [DateRange] in
        guard range.overlaps(removed) else { return [range] }
        return [
          DateRange(from: range.from, to: removed.from.advanced(by: -1)),
          DateRange(from: removed.to.advanced(by: 1), to: range.to),
        ].compactMap { $0 }
      })
  }
}
