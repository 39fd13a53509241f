import HoldplanModel

/// That somebody has completed a module: what a certificate says.
///
/// `Completions` decides it by the module's rule.
package struct Completion: Equatable, Sendable {
  package var employee: Employee.ID
  package var module: Module.ID
  /// The sessions that were attended, by date; empty where the module was passed before the ledger began.
  package var sessions: [Occurrence]
  package var hasExam: Bool

  package init(employee: Employee.ID, module: Module.ID, sessions: [Occurrence], hasExam: Bool) {
    self.employee = employee
    self.module = module
    self.sessions = sessions.sorted()
    self.hasExam = hasExam
  }
}

/// Who has completed what: the module's own rule is met (`Module.completion`), in whatever team.
package struct Completions: Sendable {
  private struct Course: Hashable {
    var employee: Employee.ID
    var module: Module.ID
  }

  /// Absent, excused and withdrawn marks do not count; whatever else there is counts as having been there.
  private static let missed: Set<AttendanceMark.Status> = [.absent, .excused, .cleared]

  private let workspace: Workspace
  private var attended: [Course: [Int: Occurrence]] = [:]
  private var done: Set<Course> = []

  package init(_ workspace: Workspace) {
    self.workspace = workspace
    for mark in workspace.standingMarks where !Self.missed.contains(mark.status) {
      let course = Course(employee: mark.employee, module: mark.occurrence.module)
      attended[course, default: [:]][mark.occurrence.session] = mark.occurrence
    }
    // Whether something is complete does not depend on what is yet to come.
    for progress in workspace.progress(today: CalendarDate(dayNumber: 0))
    where progress.lacking == 0 && !progress.lacksExam {
      done.insert(Course(employee: progress.employee, module: progress.module))
    }
  }

  /// What one person has completed in a module; nil where something is lacking. What is noted as passed with
  /// the person counts, without dates.
  package func completion(of employee: Employee.ID, in module: Module.ID) -> Completion? {
    guard let person = workspace.employees[employee], let patterns = workspace.modules[module]?.sessions
    else { return nil }
    let hasExam = patterns.contains { $0.kind == .exam }
    let course = Course(employee: employee, module: module)
    let sessions = attended[course] ?? [:]
    if !sessions.isEmpty, done.contains(course) {
      return Completion(
        employee: employee, module: module, sessions: patterns.indices.compactMap { sessions[$0] },
        hasExam: hasExam)
    }
    guard person.passed.contains(module) else { return nil }
    return Completion(employee: employee, module: module, sessions: [], hasExam: hasExam)
  }

  /// Everything that was completed by the ledger, by employee and module.
  package var all: [Completion] {
    attended.keys.sorted { ($0.employee, $0.module) < ($1.employee, $1.module) }
      .compactMap { completion(of: $0.employee, in: $0.module) }.filter { !$0.sessions.isEmpty }
  }
}
