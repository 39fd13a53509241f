import HoldplanModel

/// Minutes of a mark, a seat to make up a session, and an exam result.
extension FormMaker {
  func attendanceTitle(of subject: FormSubject) -> String {
    switch subject {
    case .minutes(let person, _, let status):
      words[
        "form.minutes",
        ["name": workspace.name(of: person), "status": words["attendance.\(status.rawValue)"]]]
    case .makeUp(let person, let missed):
      words[
        "form.makeUp",
        [
          "name": workspace.name(of: person),
          "what": PageMaker(workspace, words: words, today: today).sentence(missed),
        ]]
    case .exam(let person, let module):
      words["form.exam.title", ["name": workspace.name(of: person), "module": workspace.name(of: module)]]
    default: ""
    }
  }

  func attendanceFields(for subject: FormSubject) -> [Field] {
    switch subject {
    case .minutes(_, _, .leftEarly):
      [.text("attendance.minutesEarly", ""), .text("attendance.minutesLate", "")]
    case .minutes: [.text("attendance.minutesLate", "")]
    case .makeUp(let person, let missed): [hostField(person, missed)]
    case .exam(let person, let module): examFields(person, module)
    default: []
    }
  }

  /// Every parallel session; those that can't be booked say why and are refused.
  private func hostField(_ person: Employee.ID, _ missed: Occurrence) -> Field {
    let maker = PageMaker(workspace, words: words, today: today)
    let options = workspace.makeUpOptions(for: person, missed: missed, today: today)
    var choices = options.map { option in
      Field.Choice(
        id: option.host.team.rawValue,
        label: (option.isAllowed ? "✓ " : "✗ ") + maker.sentence(option.host) + ": " + maker.sentence(option))
    }
    if choices.isEmpty { choices = [Field.Choice(id: "", label: words["page.makeUp.none"])] }
    return .choice("guestSeat.host", choices[0].id, choices)
  }

  private func examFields(_ person: Employee.ID, _ module: Module.ID) -> [Field] {
    let present = workspace.examResult(of: person, in: module)
    return [
      .choice(
        "exam.outcome", present?.outcome.rawValue ?? ExamResult.Outcome.passed.rawValue,
        ExamResult.Outcome.allCases.filter { $0 != .cleared || present != nil }.map {
          Field.Choice(id: $0.rawValue, label: words["page.exam.\($0.rawValue)"])
        }), .text("exam.date", typed(present?.date ?? today)),
    ]
  }
}

extension FormReader {
  mutating func attendanceChange() -> Change? {
    switch form.subject {
    case .minutes(let person, let occurrence, let status): minutes(person, occurrence, status)
    case .makeUp(let person, let missed): makeUp(person, missed)
    case .exam(let person, let module): exam(person, module)
    default: nil
    }
  }

  /// The minutes are stored where they are known.
  private mutating func minutes(
    _ person: Employee.ID, _ occurrence: Occurrence, _ status: AttendanceMark.Status
  ) -> Change? {
    let late = number("attendance.minutesLate")
    let early = number("attendance.minutesEarly")
    let mark = AttendanceMark(
      occurrence: occurrence, employee: person, status: status, minutesLate: late, minutesEarly: early,
      author: author, markedAt: Timestamp(seconds: 0))
    return workspace.change(noting: [mark])
  }

  private mutating func makeUp(_ person: Employee.ID, _ missed: Occurrence) -> Change? {
    let team = Team.ID(value("guestSeat.host"))
    let options = workspace.makeUpOptions(for: person, missed: missed, today: today)
    guard let option = options.first(where: { $0.host.team == team }) else {
      report("guestSeat.host", words["page.makeUp.none"])
      return nil
    }
    guard option.isAllowed else {
      let maker = PageMaker(workspace, words: words, today: today)
      report("guestSeat.host", maker.sentence(option))
      return nil
    }
    return .bookSeat(
      GuestSeat(
        employee: person, missed: missed, host: option.host, author: author, bookedAt: Timestamp(seconds: 0)))
  }

  private mutating func exam(_ person: Employee.ID, _ module: Module.ID) -> Change? {
    guard let outcome = ExamResult.Outcome(rawValue: value("exam.outcome")),
      let date = requiredDate("exam.date")
    else { return nil }
    return .noteExam(
      ExamResult(
        employee: person, module: module, outcome: outcome, date: date, author: author,
        recordedAt: Timestamp(seconds: 0)))
  }
}
