extension Workspace {
  /// Each meeting with its series and topic; those that were moved off a holiday say from when.
  package func meetingReport(of one: MeetingSeries.ID? = nil) -> ReportTable {
    let listed = meetings.unordered.filter { one == nil || $0.series == one }
      .sorted { ($0.date, $0.start, $0.id) < ($1.date, $1.start, $1.id) }
    let rows = listed.map { meeting -> [ReportTable.Cell] in
      let series = series[meeting.series]
      return [
        .text(meeting.id.rawValue), .week(meeting.date.isoWeek), .date(meeting.date),
        .text(meeting.start.description),
        .text(series?.topic(of: meeting.number) ?? meeting.series.rawValue), .text(series?.place ?? ""),
        meeting.movedFrom.map { .date($0) } ?? .none,
      ]
    }
    return ReportTable(
      "meetings",
      columns: [
        .key("id"), .key("week"), .key("date"), .key("start"), .key("meeting"), .key("place"),
        .key("movedFrom"),
      ], rows: rows)
  }

  /// The days of a half-year, from a group's own first meeting.
  private static let halfYear = 182

  /// How many meetings each series has, in all and in the first half-year, from when to when, the shortest and
  /// longest time between two, and
  /// which were moved off a holiday.
  package func seriesReport() -> ReportTable {
    var notes: [ReportTable.Note] = []
    let rows = series.sorted.map { series -> [ReportTable.Cell] in
      let own = meetings.unordered.filter { $0.series == series.id }.sorted { $0.number < $1.number }
      let gaps = zip(own, own.dropFirst()).map { $0.date.distance(to: $1.date) }
      for meeting in own {
        guard let nominal = meeting.movedFrom else { continue }
        notes.append(
          ReportTable.Note(
            "moved",
            [
              "meeting": .text(series.topic(of: meeting.number)), "from": .date(nominal),
              "to": .date(meeting.date),
            ]))
      }
      return [
        .text(series.id.rawValue), .text(series.name), .count(series.participants.count), .count(own.count),
        own.first.map { first in
          .count(own.count { first.date.distance(to: $0.date) < Self.halfYear })
        } ?? .none,
        own.first.map { .date($0.date) } ?? .none, own.last.map { .date($0.date) } ?? .none,
        gaps.min().map { .count($0) } ?? .none, gaps.max().map { .count($0) } ?? .none,
      ]
    }
    return ReportTable(
      "series",
      columns: [
        .key("series"), .key("name"), .key("people"), .key("meetings"), .key("inHalfYear"),
        .key("first"), .key("last"),
        .key("shortestGap"), .key("longestGap"),
      ], rows: rows, notes: notes)
  }
}
