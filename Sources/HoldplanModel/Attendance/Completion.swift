/// How far somebody has come with a module, and what is still lacking.
package struct ModuleProgress: Equatable, Sendable {
  package var employee: Employee.ID
  package var module: Module.ID
  /// The published team that the person is in; nil for somebody without a place.
  package var team: Team.ID?
  /// How many of the sessions that count were attended, with whatever team.
  package var attended: Int
  /// How many have to be.
  package var needed: Int
  /// Sessions missed that were not made up, by date.
  package var missed: [Occurrence]
  /// Sessions held at which the person is still unmarked, by date.
  package var unmarked: [Occurrence]
  /// Sessions that are yet to come, with the own team or as a guest, by date.
  package var upcoming: [Occurrence]
  package var needsExam: Bool
  /// Whether an exam of the person's own team is yet to come.
  package var hasExamAhead: Bool
  /// The exam result that counts.
  package var exam: ExamResult.Outcome?
  /// Passed before, as the person's record says, and not to be renewed.
  package var wasPassed: Bool

  /// How many sessions are lacking.
  package var lacking: Int { max(0, needed - attended) }
  /// Whether the exam is lacking.
  package var lacksExam: Bool { needsExam && exam != .passed }
  package var isComplete: Bool { wasPassed || (lacking == 0 && !lacksExam) }
  /// Whether what is lacking can't come from the sessions that are planned, so that somebody has to act.
  package var needsAction: Bool {
    !isComplete
      && (lacking > upcoming.count + unmarked.count || (lacksExam && (exam == .failed || !hasExamAhead)))
  }
}

/// What progress is worked out from, looked up once for everybody.
private struct Courses {
  var teams: [Employee.ID: [Team]] = [:]
  var seats: [Employee.ID: [Occurrence]] = [:]
  var exams: [Employee.ID: [Module.ID: ExamResult]] = [:]

  /// - Parameter only: nobody else is looked up.
  init(_ workspace: Workspace, only: Employee.ID? = nil) {
    for team in workspace.published?.plan.teams.sorted ?? [] {
      if let only {
        if team.members.contains(only) { teams[only, default: []].append(team) }
      } else {
        for member in team.members { teams[member, default: []].append(team) }
      }
    }
    for seat in workspace.guestSeats { seats[seat.employee, default: []].append(seat.host) }
    for result in workspace.examResults {
      exams[result.employee, default: [:]][result.module] = result.outcome == .cleared ? nil : result
    }
  }
}

extension Workspace {
  /// How far a person has come with each module that the person takes or has taken, by module.
  ///
  /// - Parameter today: sessions after this day are yet to come.
  package func progress(of employee: Employee.ID, today: CalendarDate) -> [ModuleProgress] {
    guard let person = employees[employee] else { return [] }
    return progress(of: person, Courses(self, only: employee), today: today)
  }

  /// The same for everybody who is active this season, by module and then name; of one module, or of all.
  ///
  /// - Parameter manager: only the people who report directly to this manager.
  package func progress(
    in module: Module.ID? = nil, manager: Employee.ID? = nil, today: CalendarDate
  ) -> [ModuleProgress] {
    let courses = Courses(self)
    let people = Employee.inNameOrder(
      employees.unordered.filter { isActive($0) && (manager == nil || $0.manager == manager) })
    let all = people.flatMap { progress(of: $0, courses, today: today) }
      .filter { module == nil || $0.module == module }
    // The sort keeps the order of the names within a module.
    return all.enumerated().sorted { ($0.element.module, $0.offset) < ($1.element.module, $1.offset) }
      .map(\.element)
  }

  private func progress(
    of person: Employee, _ courses: Courses, today: CalendarDate
  ) -> [ModuleProgress] {
    let marks = standingMarks(of: person.id)
    let teams = courses.teams[person.id] ?? []
    let taken = Set(marks.map(\.occurrence.module) + teams.map(\.module))
    let required = Set(requirement(of: person).required)
    let all = taken.union(required).union((courses.exams[person.id] ?? [:]).keys)
    return all.sorted().compactMap { id in
      guard let module = modules[id] else { return nil }
      let isTaken = required.contains(id) || teams.contains { $0.module == id }
      return progress(
        of: person, in: module, since: isTaken ? lapsedPass(of: person, in: module) : nil, marks, courses,
        today: today)
    }
  }

  /// - Parameter since: the day of a pass that has lapsed and is being renewed: what was before does not count.
  private func progress(
    of person: Employee, in module: Module, since: CalendarDate?, _ marks: [AttendanceMark],
    _ courses: Courses, today: CalendarDate
  ) -> ModuleProgress {
    let counted = Set(module.countedSessions)
    func isNew(_ date: CalendarDate) -> Bool { since.map { $0 < date } ?? true }
    let own = marks.filter {
      $0.occurrence.module == module.id && counted.contains($0.occurrence.session)
        && isNew($0.occurrence.date)
    }
    let attended = Set(own.filter(\.status.isAttended).map(\.occurrence.session))
    let missed = own.filter { $0.status.isMissed && !attended.contains($0.occurrence.session) }
    let team = courses.teams[person.id]?.first { $0.module == module.id }
    let seats = (courses.seats[person.id] ?? []).filter { $0.module == module.id }
    let planned = ((team?.occurrences ?? []) + seats).filter {
      counted.contains($0.session) && !attended.contains($0.session) && isNew($0.date)
    }
    let exam = courses.exams[person.id]?[module.id]
    let marked = Set(own.map(\.occurrence))
    return ModuleProgress(
      employee: person.id, module: module.id, team: team?.id, attended: attended.count,
      needed: module.sessionsNeeded, missed: missed.map(\.occurrence).sorted(),
      unmarked: planned.filter { $0.date <= today && !marked.contains($0) }.sorted(),
      upcoming: planned.filter { today < $0.date }.sorted(), needsExam: module.completion.exam,
      hasExamAhead: team?.occurrences.contains { session in
        today < session.date && module.sessions.indices.contains(session.session)
          && module.sessions[session.session].kind == .exam
      } ?? false,
      exam: exam.flatMap { isNew($0.date) ? $0.outcome : nil },
      wasPassed: person.passed.contains(module.id) && since == nil)
  }

  /// The day on which a module was completed: the exam's, or that of the last session attended.
  private func completionDate(of progress: ModuleProgress, today: CalendarDate) -> CalendarDate {
    let sessions = standingMarks(of: progress.employee)
      .filter { $0.occurrence.module == progress.module && $0.status.isAttended }
    let exam = progress.needsExam ? examResult(of: progress.employee, in: progress.module)?.date : nil
    return exam ?? sessions.map(\.occurrence.date).max() ?? today
  }

  /// The change that enters modules as passed for everybody who has completed them, so that they count as
  /// prerequisites and are not given again. An empty group when there is nobody.
  package func enteringCompletedModules(today: CalendarDate) -> Change {
    let courses = Courses(self)
    let people = employees.sorted.compactMap { person -> Change? in
      let done = progress(of: person, courses, today: today).filter { $0.isComplete && !$0.wasPassed }
      if done.isEmpty { return nil }
      var person = person
      person.passed.formUnion(done.map(\.module))
      for one in done { person.passedOn[one.module] = completionDate(of: one, today: today) }
      person.required.removeAll { id in done.contains { $0.module == id } }
      return .put(.employee(person))
    }
    return .group(people)
  }
}
