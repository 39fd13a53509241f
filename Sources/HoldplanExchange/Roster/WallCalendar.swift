import HoldplanModel
import HoldplanText

extension Rosters {
  /// The season on the wall: a row for each week, a column for each day, and in them which team meets when and
  /// in which room. No names of participants.
  package func wallCalendar() -> Document {
    let sessions = edition.plan.occurrences
    var parts: [Part] = [.table(weeks(Dictionary(grouping: sessions, by: \.date)))]
    if let legend = legend() { parts.append(.table(legend)) }
    let season = workspace.season
    let span = words[
      "paper.wall.span", ["from": dates.short(season.start), "to": dates.short(season.end)]]
    return document(kind: words["paper.kind.wall"], title: season.name, subtitle: span, parts: parts)
  }

  /// From the season's first week to its last, or as far as the plan goes.
  private func weeks(_ sessions: [CalendarDate: [Occurrence]]) -> Table {
    let dates = sessions.keys.sorted()
    let first = min(workspace.season.start, dates.first ?? workspace.season.start).isoWeek.monday
    let last = max(workspace.season.end, dates.last ?? workspace.season.end)
    let weekend = Weekday.allCases.filter { day in
      day >= .saturday
        && (workspace.season.teachingWeekdays.contains(day) || dates.contains { $0.weekday == day })
    }
    let days = Weekday.allCases.filter { $0 < .saturday } + weekend
    let width = (Page.width - 1_000) / days.count
    let rows = stride(from: first, through: last, by: 7).flatMap { monday -> [[String]] in
      let cells = days.map { day in
        let date = monday.advanced(by: day.rawValue)
        return cell(date, sessions[date] ?? [])
      }
      // A week with a day that is too full for one row goes on in the next, so that nothing is cut off.
      let count = max(1, cells.map { ($0.count + Self.linesInRow - 1) / Self.linesInRow }.max() ?? 1)
      return (0..<count).map { part in
        [String(monday.isoWeek.number)]
          + cells.map {
            $0.dropFirst(part * Self.linesInRow).prefix(Self.linesInRow).joined(separator: "\n")
          }
      }
    }
    var table = Table(
      style: .form,
      columns: [Column(words["roster.week"], width: 1_000)]
        + days.map { Column(words["roster.weekday.\($0.rawValue + 1)"].capitalized, width: width) },
      rows: rows, rowHeights: 800...1_900, size: 750)
    table.keepsLineBreaks = true
    table.lineLimit = 3 * Self.linesInRow
    return table
  }

  private static let linesInRow = 24

  /// The date, what closes the day, and a line for each session.
  private func cell(_ date: CalendarDate, _ occurrences: [Occurrence]) -> [String] {
    guard workspace.season.contains(date) || !occurrences.isEmpty else { return [] }
    var lines = [words["paper.wall.date", ["day": String(date.day), "month": String(date.month)]]]
    if let holiday = workspace.season.holiday(on: date) {
      lines.append(words["holiday.\(holiday.rawValue)"])
    } else if let closed = workspace.season.closedDay(on: date) {
      lines.append(SafeText.of(closed.reason))
    }
    for occurrence in occurrences {
      guard let team = edition.plan.teams[occurrence.team] else { continue }
      let start = workspace.times(of: occurrence)?.start.description ?? ""
      let room = team.sessions[occurrence.session].room
      lines.append(
        [start, team.id.rawValue, workspace.rooms[room]?.name ?? room.rawValue].filter { !$0.isEmpty }
          .map { SafeText.of($0) }.joined(separator: " "))
    }
    return lines
  }

  /// Which team of which module each code stands for.
  private func legend() -> Table? {
    let modules = workspace.modules.sorted.filter { !edition.plan.teams(of: $0.id).isEmpty }
    if modules.isEmpty { return nil }
    return Table(
      caption: words["paper.wall.legend"], style: .list,
      columns: [
        Column(words["roster.module"], width: 6_500), Column(words["paper.manager.teams"], width: 11_000),
      ],
      rows: modules.map { module in
        [module.name, edition.plan.teams(of: module.id).map(\.id.rawValue).joined(separator: ", ")]
      },
      rowHeights: 520...560, size: 850)
  }
}
