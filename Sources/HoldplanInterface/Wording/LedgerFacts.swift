import HoldplanModel
import HoldplanResources

/// Why a rule of meetings, cases or quotas is broken, and where a meeting has no other time, why not.
package func describe(_ explanation: LedgerExplanation, in workspace: Workspace, words: Words) -> [String] {
  func numbered(_ facts: [LedgerFact], under key: String) -> [String] {
    if facts.isEmpty { return [] }
    return [words[facts.count == 1 ? "\(key).one" : key]]
      + facts.enumerated().map { "  \($0 + 1)  " + describe($1, in: workspace, words: words) }
  }
  var lines = numbered(explanation.facts, under: "ledger.because")
  if let source = workspace.rules.sources[explanation.violation.rule], !source.isEmpty {
    lines.append(
      name(of: explanation.violation.rule, words: words) + " "
        + words["rule.source", ["source": shown(source)]])
  }
  if explanation.hindrances.isEmpty { return lines }
  return lines + numbered(explanation.hindrances, under: "ledger.noTime")
    + [words[explanation.hindrances.count == 1 ? "ledger.noTime.withoutThis" : "ledger.noTime.without"]]
}

/// A fact about meetings, cases or quotas in a sentence.
package func describe(_ fact: LedgerFact, in workspace: Workspace, words: Words) -> String {
  func days(_ dates: [CalendarDate]) -> String { someDays(dates, words) }
  switch fact {
  case .held(let id): return words["fact.held", ["meeting": workspace.nameAndTime(of: id, words)]]
  case .noneAfter(let date): return words["fact.noneAfter", ["date": words.dayAndFullDate(date)]]
  case .window(let days):
    return words[
      "fact.window",
      ["minimum": words.number(days.lowerBound), "maximum": words.number(days.upperBound)]]
  case .rhythm(let id):
    return workspace.series[id].map { describeRhythm(of: $0, words) } ?? shown(id.rawValue)
  case .dates(let range):
    return words["fact.dates", ["from": words.date(range.from), "to": words.date(range.to)]]
  case .closed(let dates):
    return words["fact.closed", ["days": someDays(dates, words) { workspace.season.reason(on: $0, words) }]]
  case .past(let date): return words["fact.past", ["date": words.dayAndFullDate(date)]]
  case .sits(let person, let groups):
    return words[
      "fact.sits",
      [
        "employee": workspace.name(of: person),
        "series": words.listed(groups.map { workspace.seriesName($0) }),
      ]]
  case .session(let person, let occurrence):
    let time = workspace.times(of: occurrence).map { "\($0.start)-\($0.end)" }
    return words[
      "fact.session",
      [
        "employee": workspace.name(of: person), "team": workspace.fullName(of: occurrence.team, words),
        "date": words.dayAndFullDate(occurrence.date), "time": time ?? workspace.slotName(occurrence.slot),
      ]]
  case .taken(let person, let dates):
    return words["fact.taken", ["employee": workspace.name(of: person), "days": days(dates)]]
  default: return describePeople(fact, in: workspace, words)
  }
}

/// Facts about seats, cases and quotas.
private func describePeople(_ fact: LedgerFact, in workspace: Workspace, _ words: Words) -> String {
  func rota(_ id: PairRota.ID) -> String { shown(workspace.rotas[id]?.name ?? id.rawValue) }
  switch fact {
  case .seat(let series, let role):
    return words[
      role == nil ? "fact.seat.any" : "fact.seat",
      ["series": workspace.seriesName(series), "role": role.map { workspace.name(of: $0) } ?? ""]]
  case .hasRole(let person, let role):
    return words[
      role == nil ? "fact.hasNoRole" : "fact.hasRole",
      ["employee": workspace.name(of: person), "role": role.map { workspace.name(of: $0) } ?? ""]]
  case .nobodyWithRole(let role):
    return words["fact.nobodyWithRole", ["role": workspace.name(of: role)]]
  case .allSeated(let people):
    return words["fact.allSeated", ["people": words.listed(people.map { workspace.name(of: $0) })]]
  case .unplanned(let id): return words["fact.unplanned", ["rota": rota(id)]]
  case .noPairAllowed(let id): return words["fact.noPairAllowed", ["rota": rota(id)]]
  case .forbiddenPair(let pair): return words["fact.forbiddenPair", workspace.names(of: pair)]
  case .sameProfession(let pair, let profession):
    return words["fact.sameProfession", workspace.names(of: pair)]
      .replacing("{profession}", with: shown(profession))
  case .notWorker(let person, let id):
    return words["fact.notWorker", ["employee": workspace.name(of: person), "rota": rota(id)]]
  case .load(let person, let count):
    return words["fact.load", ["employee": workspace.name(of: person), "count": words.number(count)]]
  case .pairs(let count, let possible):
    return words["fact.pairs", ["count": words.number(count), "possible": words.number(possible)]]
  case .target(let count): return words["fact.target", ["count": words.number(count)]]
  case .counted(let part, let whole):
    return words["fact.counted", ["part": words.number(part), "whole": words.number(whole)]]
  case .minimum(let share):
    return words["fact.minimum", ["share": words.decimal(share.value * 100)]]
  case .lacking(let count): return words["fact.lacking", ["count": words.number(count)]]
  default: return ""
  }
}

/// `Familiemøde mødes hver mandag.`
private func describeRhythm(of series: MeetingSeries, _ words: Words) -> String {
  let name = shown(series.name)
  switch series.recurrence {
  case .everyWeeks(let count, let weekday):
    return words[
      count == 1 ? "fact.rhythm.everyWeek" : "fact.rhythm.everyWeeks",
      ["series": name, "weekday": words.weekdayName(weekday), "count": words.number(count)]]
  case .timesAMonth(let count, let weekday):
    return words[
      count == 1 ? "fact.rhythm.onceAMonth" : "fact.rhythm.timesAMonth",
      ["series": name, "weekday": words.weekdayName(weekday), "count": words.number(count)]]
  case .window(_, _, let weekdays):
    return words[
      "fact.rhythm.window",
      ["series": name, "weekdays": words.listed(weekdays.weekdays.map { words.weekdayName($0) })]]
  }
}

/// A few days by name, and how many more there are.
private func someDays(
  _ dates: [CalendarDate], _ words: Words, reason: (CalendarDate) -> String = { _ in "" }
) -> String {
  let limit = 6
  let first = dates.prefix(limit).map { words.dayAndFullDate($0) + reason($0) }
  guard dates.count > limit else { return words.listed(first) }
  return words[
    "fact.someDays",
    ["days": first.joined(separator: ", "), "count": words.number(dates.count - limit)]]
}

extension Season {
  /// ` (2. påskedag)`, or nothing where it is only a weekend.
  fileprivate func reason(on date: CalendarDate, _ words: Words) -> String {
    let reason =
      holiday(on: date).map { words["holiday.\($0.rawValue)"] }
      ?? closedDay(on: date).map { shown($0.reason) }
    return reason.map { $0.isEmpty ? "" : " (\($0))" } ?? ""
  }
}

extension Workspace {
  func seriesName(_ id: MeetingSeries.ID) -> String { shown(series[id]?.name ?? id.rawValue) }

  /// `Følgegruppe Engparken, møde 2, fr 25-2-2022 kl. 9:00`.
  func nameAndTime(of id: Meeting.ID, _ words: Words) -> String {
    guard let meeting = meetings[id] else { return shown(id.rawValue) }
    return words[
      "meeting.fullName", ["series": seriesName(meeting.series), "number": String(meeting.number)]]
      + ", " + words.dayAndFullDate(meeting.date) + " " + meeting.start.description
  }

  fileprivate func names(of pair: WorkerPair) -> KeyValuePairs<String, String> {
    ["one": name(of: pair.first), "other": name(of: pair.second)]
  }
}

/// A meeting that was put somewhere, or at which something was noted; nil where nothing of that differs.
func describe(
  _ meeting: Meeting, since earlier: Earlier, in workspace: Workspace, _ words: Words
) -> String? {
  let name = words[
    "meeting.fullName",
    ["series": workspace.seriesName(meeting.series), "number": String(meeting.number)]]
  let old: Meeting? =
    if case .some(.some(.meeting(let old))) = earlier.record(.meeting(meeting.id)) { old } else { nil }
  let new = meeting.marks.dropFirst(old?.marks.count ?? 0)
  if let old, !new.isEmpty, (old.date, old.start) == (meeting.date, meeting.start) {
    let marks = new.map { mark in
      words[
        "change.meeting.mark",
        [
          "employee": workspace.name(of: mark.employee),
          "status": words["attendance.\(mark.status.rawValue)"],
        ]]
    }
    let rest = marks.count - 3
    let some = marks.prefix(3).joined(separator: ", ")
    let text = rest > 0 ? some + " " + words["list.more", ["count": words.number(rest)]] : some
    return words["change.meeting.marks", ["meeting": name, "marks": text]]
  }
  if let old, (old.date, old.start) == (meeting.date, meeting.start) { return nil }
  let isNew = if case .some(nil) = earlier.record(.meeting(meeting.id)) { true } else { false }
  return words[
    isNew ? "change.meeting.new" : "change.meeting",
    [
      "meeting": capitalized(name), "date": words.dayAndFullDate(meeting.date),
      "time": meeting.start.description,
    ]]
}
