import ArgumentParser
import HoldplanModel

struct FundCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fund", subcommands: [FundShow.self, FundSet.self, FundSpend.self, FundRemove.self],
    defaultSubcommand: FundShow.self)
}

struct FundShow: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "show")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.deliver(session.workspace.fundingReport(), as: .text, to: nil)
  }
}

/// An amount of kroner as it is typed.
struct TypedMoney: ExpressibleByArgument {
  let amount: Money

  init?(argument: String) {
    guard let amount = Money(written: argument) else { return nil }
    self.amount = amount
  }
}

struct FundSet: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "set")
  @Argument var fund: String
  @Argument var amount: TypedMoney
  @Option var name: String?
  @Flag var grant = false
  @Option var module: [String] = []
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let id = Fund.ID(fund)
    var record =
      session.workspace.funds[id]
      ?? Fund(id: id, name: name ?? fund, kind: grant ? .grant : .ownBudget, amount: amount.amount)
    if let name { record.name = name }
    if grant { record.kind = .grant }
    record.amount = amount.amount
    if !module.isEmpty { record.modules = try module.map { try session.lookup.module($0).id } }
    try session.commit(.put(.fund(record)))
    session.say("fund.set", ["name": record.name])
  }
}

struct FundSpend: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "spend")
  @Argument var fund: String
  @Argument var amount: TypedMoney
  @Argument var text: String
  @Option var date: String?
  @Option var module: String?
  @Option var team: String?
  @Option var employee: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let lookup = session.lookup
    let expense = Expense(
      id: session.nextExpenseID(), fund: try lookup.fund(fund).id,
      date: try date.map(session.date) ?? session.context.today, text: text, amount: amount.amount,
      module: try module.map { try lookup.module($0).id },
      team: try team.map { try lookup.team($0, in: session.workspace.reportedPlan).id },
      employee: try employee.map { try lookup.employee($0).id })
    try session.commit(.put(.expense(expense)))
    session.say("fund.spent", ["id": expense.id.rawValue])
  }
}

struct FundRemove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "remove")
  @Argument var record: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let expense = Expense.ID(record)
    let reference: RecordReference =
      session.workspace.expenses.contains(expense)
      ? .expense(expense) : .fund(try session.lookup.fund(record).id)
    try session.commit(.remove(reference))
    session.say("fund.removed", ["id": record])
  }
}

extension Session {
  /// The first number after those of the expenses there are.
  fileprivate func nextExpenseID() -> Expense.ID {
    var number = workspace.expenses.count + 1
    while workspace.expenses.contains(Expense.ID("U\(number)")) { number += 1 }
    return Expense.ID("U\(number)")
  }
}
