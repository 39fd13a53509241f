extension MeetingSeries {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkText(place, field: "place")
    for topic in topics { findings.checkName(topic, field: "topics") }
    findings.checkUnique(topics, field: "topics")
    if times.isEmpty { findings.report("times", .empty) }
    findings.checkUnique(times, field: "times")
    findings.checkRange(minutes, field: "minutes", 1, 24 * 60)
    for time in times { findings.checkRange(time.minutes + minutes, field: "times", 1, 24 * 60) }
    findings.checkUnique(seats.compactMap(\.employee), field: "seats")
    switch recurrence {
    case .everyWeeks(let count, _): findings.checkRange(count, field: "recurrence", 1, 52)
    case .timesAMonth(let count, _): findings.checkRange(count, field: "recurrence", 1, 4)
    case .window(let minimum, let maximum, let weekdays):
      findings.checkRange(minimum, field: "recurrence", 1, 366)
      findings.checkRange(maximum, field: "recurrence", 1, 366)
      findings.checkOrder(minimum, maximum, field: "recurrence")
      if weekdays.isEmpty { findings.report("recurrence", .empty) }
    }
  }
}

extension Meeting {
  /// Its identifier is that of its number in its series.
  func check(in workspace: Workspace, _ findings: inout Findings) {
    findings.checkRange(number, field: "number", 1)
    checkMarks(&findings)
    let expected = Meeting.id(series: series, number: number)
    if id != expected {
      findings.report("id", .mismatch(actual: id.rawValue, expected: expected.rawValue))
    }
    guard let dates = workspace.series[series]?.dates, !dates.contains(date) else { return }
    findings.report("date", .outOfOrder(first: dates.from.iso, second: date.iso))
  }
}

extension Quota {
  /// In every entry the part lies within the whole.
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    for entry in entries {
      findings.checkRange(entry.whole, field: "entries", 0)
      findings.checkRange(entry.part, field: "entries", 0, entry.whole)
    }
  }
}

extension PairRota {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkUnique(workers, field: "workers")
    findings.checkUnique(duties.map(\.number), field: "duties")
    if let targetPairs { findings.checkRange(targetPairs, field: "targetPairs", 1) }
    for duty in duties { findings.checkName(duty.number, field: "duties") }
  }
}
