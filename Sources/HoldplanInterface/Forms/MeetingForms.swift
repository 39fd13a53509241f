import HoldplanModel
import HoldplanResources

/// Meetings that return, single meetings, cases for two, quotas, and the season after this one.
extension FormMaker {
  func seriesFields(_ id: String?) -> [Field] {
    let series = id.flatMap { workspace.series[.init($0)] }
    let rhythm = Rhythm(series?.recurrence ?? .everyWeeks(1, on: .monday))
    return [
      identifierField(id), .text("name", series?.name ?? ""),
      .text("topics", (series?.topics ?? []).joined(separator: ", ")),
      .choice(
        "rhythm", rhythm.kind.rawValue,
        Rhythm.Kind.allCases.map { Field.Choice(id: $0.rawValue, label: words["rhythm.\($0.rawValue)"]) }),
      .text("rhythm.count", text(rhythm.count)), .text("rhythm.maximum", text(rhythm.maximum)),
      .text("rhythm.weekdays", text(of: rhythm.weekdays)),
      .text("from", typed(series?.dates.from ?? workspace.season.start)),
      .text("to", typed(series?.dates.to ?? workspace.season.end)),
      .text("times", (series?.times ?? []).map(\.description).joined(separator: ", ")),
      .text("minutes", text(series?.minutes ?? 60)), .text("place", series?.place ?? ""),
      .text("seats", (series?.seats ?? []).map(text(of:)).joined(separator: ", ")),
    ]
  }

  /// `SOCIAL=2011`: a place for a role and who holds it; either may be missing.
  private func text(of seat: MeetingSeat) -> String {
    let holder = seat.employee?.rawValue ?? ""
    return seat.role.map { holder.isEmpty ? $0.rawValue : "\($0)=\(holder)" } ?? "=" + holder
  }

  func meetingFields(_ id: String?) -> [Field] {
    let meeting = id.flatMap { workspace.meetings[.init($0)] }
    return [
      identifierField(id), .text("date", typed(meeting?.date)),
      .text("start", meeting?.start.description ?? ""),
    ]
  }

  func rotaFields(_ id: String?) -> [Field] {
    let rota = id.flatMap { workspace.rotas[.init($0)] }
    return [
      identifierField(id), .text("name", rota?.name ?? ""), .text("workers", text(of: rota?.workers ?? [])),
      .text("targetPairs", text(rota?.targetPairs)),
      yesNo("forbidsSameProfession", rota?.forbidsSameProfession ?? false),
      .text(
        "forbiddenPairs",
        (rota?.forbiddenPairs ?? []).map { "\($0.first)+\($0.second)" }
          .joined(separator: ", ")),
      .text("cases", (rota?.duties ?? []).map(\.number).joined(separator: ", ")),
    ]
  }

  func quotaFields(_ id: String?) -> [Field] {
    let quota = id.flatMap { workspace.quotas[.init($0)] }
    return [
      identifierField(id), .text("name", quota?.name ?? ""),
      .text("minimumShare", quota.map { typed($0.minimum.value * 100) } ?? ""),
      .text(
        "entries",
        (quota?.entries ?? []).map { "\(typed($0.date))=\($0.part)/\($0.whole)" }
          .joined(separator: ", ")),
    ]
  }

  var nextSeasonFields: [Field] {
    let start = workspace.season.end.advanced(by: 1)
    return [
      .text("name", ""), .text("from", typed(start)), .text("to", typed(start.advanced(by: 181))),
    ]
  }
}

/// The parts of a recurrence, as a form has them.
private struct Rhythm {
  enum Kind: String, CaseIterable { case everyWeeks, timesAMonth, window }

  var kind: Kind
  var count: Int
  var maximum: Int?
  var weekdays: WeekdaySet

  init(_ recurrence: MeetingRecurrence) {
    switch recurrence {
    case .everyWeeks(let count, let weekday):
      (kind, self.count, maximum, weekdays) = (.everyWeeks, count, nil, WeekdaySet([weekday]))
    case .timesAMonth(let count, let weekday):
      (kind, self.count, maximum, weekdays) = (.timesAMonth, count, nil, WeekdaySet([weekday]))
    case .window(let minimum, let maximum, let weekdays):
      (kind, count, self.maximum, self.weekdays) = (.window, minimum, maximum, weekdays)
    }
  }
}

extension FormReader {
  mutating func series(_ id: String?) -> Record? {
    let new = self.id(isNew: id == nil, in: workspace.series)
    let name = required("name")
    guard let recurrence = recurrence(), let from = requiredDate("from"), let to = requiredDate("to") else {
      return nil
    }
    guard let dates = DateRange(from: from, to: to) else {
      report("to", words["issue.outOfOrder", ["first": words.date(from), "second": words.date(to)]])
      return nil
    }
    let series = MeetingSeries(
      id: new, name: name, topics: list("topics"), recurrence: recurrence, dates: dates, times: times(),
      minutes: requiredNumber("minutes"), place: value("place"), seats: seats())
    return .series(series)
  }

  private mutating func recurrence() -> MeetingRecurrence? {
    let count = requiredNumber("rhythm.count")
    let days = weekdays("rhythm.weekdays")
    guard let first = days.weekdays.first else {
      report("rhythm.weekdays", words["issue.empty"])
      return nil
    }
    switch value("rhythm") {
    case "window": return .window(minimum: count, maximum: requiredNumber("rhythm.maximum"), on: days)
    case "timesAMonth": return .timesAMonth(count, on: first)
    default: return .everyWeeks(count, on: first)
    }
  }

  private func list(_ name: String) -> [String] {
    value(name).split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  private mutating func times() -> [ClockTime] {
    list("times").compactMap { text in
      if let time = ClockTime(text) { return time }
      report("times", words["form.noTime", ["value": shown(text)]])
      return nil
    }
  }

  private mutating func seats() -> [MeetingSeat] {
    list("seats").compactMap { text in
      let ends = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      let (role, holder) = (JobRole.ID(ends[0]), Employee.ID(ends.count > 1 ? ends[1] : ""))
      let isKnown =
        (ends[0].isEmpty || workspace.roles.contains(role))
        && (holder.rawValue.isEmpty || workspace.employees.contains(holder))
      guard isKnown, !(ends[0].isEmpty && holder.rawValue.isEmpty) else {
        report("seats", words["form.notFound", ["value": shown(text)]])
        return nil
      }
      return MeetingSeat(
        role: ends[0].isEmpty ? nil : role, employee: holder.rawValue.isEmpty ? nil : holder)
    }
  }

  /// A meeting that exists, on another day or at another time. Its marks stay with it.
  mutating func meeting(_ id: String?) -> Record? {
    guard var meeting = id.flatMap({ workspace.meetings[.init($0)] }), let date = requiredDate("date") else {
      return nil
    }
    guard let start = ClockTime(required("start")) else {
      report("start", words["form.noTime", ["value": shown(value("start"))]])
      return nil
    }
    meeting.move(to: date)
    meeting.start = start
    return .meeting(meeting)
  }

  mutating func rota(_ id: String?) -> Record? {
    let new = self.id(isNew: id == nil, in: workspace.rotas)
    let old = workspace.rotas[new]
    let pairs = Dictionary(
      (old?.duties ?? []).map { ($0.number, $0.pair) }, uniquingKeysWith: { first, _ in first })
    let rota = PairRota(
      id: new, name: required("name"), workers: identifiers("workers", of: workspace.employees) { $0.name },
      targetPairs: number("targetPairs"), forbidsSameProfession: value("forbidsSameProfession") == "yes",
      forbiddenPairs: forbiddenPairs(),
      duties: list("cases").map { PairDuty(number: $0, pair: pairs[$0] ?? nil) })
    return .rota(rota)
  }

  private mutating func forbiddenPairs() -> [WorkerPair] {
    list("forbiddenPairs").compactMap { text in
      let ends = text.split(separator: "+").map { Employee.ID(String($0).trimmed) }
      guard ends.count == 2, ends.allSatisfy(workspace.employees.contains),
        let pair = WorkerPair(ends[0], ends[1])
      else {
        report("forbiddenPairs", words["form.notFound", ["value": shown(text)]])
        return nil
      }
      return pair
    }
  }

  mutating func quota(_ id: String?) -> Record? {
    let new = self.id(isNew: id == nil, in: workspace.quotas)
    let name = required("name")
    guard let percent = decimal("minimumShare"), let minimum = Share(percent / 100) else {
      report("minimumShare", words["form.noNumber", ["value": shown(value("minimumShare"))]])
      return nil
    }
    return .quota(Quota(id: new, name: name, minimum: minimum, entries: quotaEntries()))
  }

  private mutating func quotaEntries() -> [QuotaEntry] {
    list("entries").compactMap { text in
      let ends = text.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      let numbers = (ends.count == 2 ? ends[1] : "").split(separator: "/").map { Int(String($0).trimmed) }
      let date = ends.first.flatMap {
        DateEntry.date($0, base: today, season: workspace.season, words: words)
      }
      guard let date, numbers.count == 2, let part = numbers[0], let whole = numbers[1] else {
        report("entries", words["form.noEntry", ["value": shown(text)]])
        return nil
      }
      return QuotaEntry(date: date, part: part, whole: whole)
    }
  }

  /// The season after the one that is closed.
  mutating func nextSeason() -> Change? {
    let name = required("name")
    guard let from = requiredDate("from"), let to = requiredDate("to") else { return nil }
    guard let dates = DateRange(from: from, to: to) else {
      report("to", words["issue.outOfOrder", ["first": words.date(from), "second": words.date(to)]])
      return nil
    }
    return .setSeason(workspace.nextSeason(named: name, dates: dates))
  }
}
