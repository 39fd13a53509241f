/// Money for training: a grant, or the organisation's own budget.
package struct Fund: Identified {
  package typealias ID = Identifier<Fund>
  package enum Kind: String, Codable, CaseIterable, Sendable { case grant, ownBudget }

  package var id: ID
  package var name: String
  package var kind: Kind
  package var amount: Money
  /// The modules that it may be spent on; none means all.
  package var modules: [Module.ID]

  package init(id: ID, name: String, kind: Kind, amount: Money, modules: [Module.ID] = []) {
    self.id = id
    self.name = name
    self.kind = kind
    self.amount = amount
    self.modules = modules
  }
}

/// Money taken from a fund.
package struct Expense: Identified {
  package typealias ID = Identifier<Expense>
  package var id: ID
  package var fund: Fund.ID
  package var date: CalendarDate
  package var text: String
  package var amount: Money
  /// What or whom it was spent on, as far as it is known; people share an expense of their team or module.
  package var module: Module.ID?
  package var team: Team.ID?
  package var employee: Employee.ID?

  package init(
    id: ID, fund: Fund.ID, date: CalendarDate, text: String, amount: Money, module: Module.ID? = nil,
    team: Team.ID? = nil, employee: Employee.ID? = nil
  ) {
    self.id = id
    self.fund = fund
    self.date = date
    self.text = text
    self.amount = amount
    self.module = module
    self.team = team
    self.employee = employee
  }
}
