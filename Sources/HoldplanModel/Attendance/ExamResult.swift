/// What came of somebody's exam in a module. Like marks, results are only ever added: the latest counts.
package struct ExamResult: Hashable, Codable, Sendable {
  package enum Outcome: String, Codable, CaseIterable, Sendable {
    case passed, failed
    /// Is to be examined again.
    case reExam
    /// An earlier result was withdrawn.
    case cleared
  }

  package var employee: Employee.ID
  package var module: Module.ID
  package var outcome: Outcome
  /// The day of the exam.
  package var date: CalendarDate
  package var author: String
  package var recordedAt: Timestamp

  package init(
    employee: Employee.ID, module: Module.ID, outcome: Outcome, date: CalendarDate, author: String,
    recordedAt: Timestamp
  ) {
    self.employee = employee
    self.module = module
    self.outcome = outcome
    self.date = date
    self.author = author
    self.recordedAt = recordedAt
  }
}

extension Workspace {
  /// The result that counts; nil while there is none or it was withdrawn.
  package func examResult(of employee: Employee.ID, in module: Module.ID) -> ExamResult? {
    let latest = examResults.last { $0.employee == employee && $0.module == module }
    return latest?.outcome == .cleared ? nil : latest
  }

  /// Every result of a person, corrected ones included, oldest first.
  package func examResults(of employee: Employee.ID) -> [ExamResult] {
    examResults.filter { $0.employee == employee }
  }
}

extension ExamResult {
  func check(in workspace: Workspace, _ findings: inout Findings) {
    checkByItself(&findings)
    if !workspace.employees.contains(employee) {
      findings.report("exam.employee", .unknown(.employee(employee)))
    }
    if !workspace.modules.contains(module) { findings.report("exam.module", .unknown(.module(module))) }
  }

  /// What can be said without looking at what may have been removed since.
  func checkByItself(_ findings: inout Findings) { findings.checkName(author, field: "exam.author") }
}
