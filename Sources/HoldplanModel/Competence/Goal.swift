/// What a manager and an employee have agreed to reach.
package struct Goal: Identified {
  package typealias ID = Identifier<Goal>
  package var id: ID
  package var employee: Employee.ID
  package var competence: Competence.ID
  /// The level to reach, 1 to 4.
  package var level: Int
  /// Who follows it up; nil means the employee's manager.
  package var owner: Employee.ID?
  package var due: CalendarDate?
  package var followUp: CalendarDate?
  /// Nil while the goal is open.
  package var signOff: SignOff?

  package init(
    id: ID, employee: Employee.ID, competence: Competence.ID, level: Int, owner: Employee.ID? = nil,
    due: CalendarDate? = nil, followUp: CalendarDate? = nil, signOff: SignOff? = nil
  ) {
    self.id = id
    self.employee = employee
    self.competence = competence
    self.level = level
    self.owner = owner
    self.due = due
    self.followUp = followUp
    self.signOff = signOff
  }
}

extension Workspace {
  /// Who follows a goal up: who is named, or else the employee's manager.
  package func owner(of goal: Goal) -> Employee.ID? { goal.owner ?? employees[goal.employee]?.manager }
}

/// Who found that a goal was reached, and when.
package struct SignOff: Hashable, Codable, Sendable {
  package var author: String
  package var date: CalendarDate

  package init(author: String, date: CalendarDate) {
    self.author = author
    self.date = date
  }
}
