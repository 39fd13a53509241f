import HoldplanModel

extension PageMaker {
  /// Meetings go on all year: so many of those to come are listed.
  private static let comingMeetings = 8

  /// One's own page: sessions to come, what was attended, and what is lacking.
  package func person(_ employee: Employee.ID) -> [PageLine] {
    guard let person = workspace.employees[employee] else { return [] }
    let plan = workspace.published?.plan ?? Plan()
    var lines = [
      PageLine.heading(
        shown(person.name) + ", " + workspace.name(of: person.department) + " (\(shown(employee.rawValue)))")
    ]
    let duties = workspace.duties(of: employee, in: plan).filter { today <= $0.occurrence.date }
    let seats = workspace.guestSeats(of: employee).filter { today <= $0.host.date }
    lines += [.blank, .heading(words["page.upcoming"])]
    lines += duties.map { duty in
      let what = sentence(duty.occurrence)
      return PageLine("  " + (duty.part == .teaches ? words["page.away.teaches", ["what": what]] : what))
    }
    lines += seats.map { PageLine("  " + words["page.away.guest", ["what": sentence($0.host)]], .accent) }
    let meetings = workspace.meetings(of: employee, from: today)
    lines += meetings.prefix(Self.comingMeetings).map { PageLine("  " + sentence($0)) }
    if meetings.count > Self.comingMeetings {
      let more = words.number(meetings.count - Self.comingMeetings)
      lines.append(PageLine("  " + words["page.meetings.more", ["count": more]], .dim))
    }
    if duties.isEmpty && seats.isEmpty && meetings.isEmpty {
      lines.append(PageLine("  " + words["page.upcoming.none"], .dim))
    }
    lines += [.blank, .heading(words["page.attendance"])]
    let marks = workspace.standingMarks(of: employee)
      .sorted { $0.occurrence < $1.occurrence }
    lines += marks.map { mark in
      PageLine(
        "  " + padded(sentence(mark.occurrence), columns: 56) + " " + sentence(mark),
        mark.status.isMissed ? .warning : .text,
        target: mark.status.isMissed ? .makeUp(employee, mark.occurrence) : nil)
    }
    if marks.isEmpty { lines.append(PageLine("  " + words["page.attendance.none"], .dim)) }
    lines += [.blank, .heading(words["page.completion"])]
    for progress in workspace.progress(of: employee, today: today) {
      let mark = progress.isComplete ? "✓" : progress.needsAction ? "!" : "·"
      lines.append(
        PageLine(
          "  \(mark) " + workspace.name(of: progress.module) + ": " + sentence(progress),
          progress.isComplete ? .good : progress.needsAction ? .warning : .text))
    }
    return lines
  }

  /// The sessions that could stand in for one missed, the best first, with what is in the way.
  package func makeUp(_ employee: Employee.ID, missed: Occurrence) -> [PageLine] {
    let options = workspace.makeUpOptions(for: employee, missed: missed, today: today)
    if options.isEmpty { return [PageLine("  " + words["page.makeUp.none"], .dim)] }
    return options.map { option in
      let what = "  " + (option.isAllowed ? "✓ " : "✗ ") + sentence(option.host)
      return PageLine(what + ": " + sentence(option), option.isAllowed ? .good : .dim)
    }
  }

  /// Whether a seat can be had, and why not.
  func sentence(_ option: MakeUpOption) -> String {
    if option.isAllowed {
      let seats = words["page.makeUp.seats", ["seats": String(option.freeSeats)]]
      return option.keepsOrder ? seats : seats + ", " + words["page.makeUp.order"]
    }
    return option.blocks.map { describeWithSource($0, in: workspace, words: words) }
      .joined(separator: " ")
  }
}
