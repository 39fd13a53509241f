extension Season {
  /// The most days that a season may have: ten years and a little. Longer is a slip of the pen, and the
  /// engine keeps a place for every day.
  static let longest = 3_700

  func check(_ findings: inout Findings) {
    findings.checkName(name, field: "season.name")
    findings.checkOrder(start, end, field: "season.end")
    if start <= end {
      findings.checkRange(start.distance(to: end) + 1, field: "season.end", 1, Self.longest)
    }
    if teachingWeekdays.isEmpty { findings.report("season.teachingWeekdays", .empty) }
    findings.checkUnique(closedDays.map(\.date), field: "season.closedDays")
    for day in closedDays { findings.checkText(day.reason, field: "season.closedDays") }
    if slots.isEmpty { findings.report("season.slots", .empty) }
    for slot in slots {
      findings.checkName(slot.name, field: "season.slots.name")
      if slot.end <= slot.start {
        findings.report("season.slots.end", .outOfOrder(first: "\(slot.start)", second: "\(slot.end)"))
      }
    }
    for (one, next) in zip(slots, slots.dropFirst()) where next.start < one.end {
      if next.end <= one.start {
        findings.report("season.slots", .outOfOrder(first: one.name, second: next.name))
      } else {
        findings.report("season.slots", .overlap(first: one.name, second: next.name))
      }
    }
  }
}
