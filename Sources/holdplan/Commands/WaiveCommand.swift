import ArgumentParser
import HoldplanModel

struct Waive: WorkspaceCommand {
  @Argument var rule: RuleName
  @Option var department: String?
  @Option var site: String?
  @Option var employee: String?
  @Option var module: String?
  @Option var team: String?
  @Option var series: String?
  @Option var rota: String?
  @Option var quota: String?
  @Option var from: String?
  @Option var to: String?
  @Option var reason: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let waiver = Waiver(
      id: session.nextWaiverID(), rule: rule.rule, subject: try subject(session),
      dates: try from.map { try session.range($0, to) }, reason: reason, author: session.context.author,
      writtenOn: session.context.today)
    try session.commit(.put(.waiver(waiver)))
    session.say("cli.waived", ["id": waiver.id.rawValue])
    if !rule.rule.isWaivedInSearch, rule.rule < .meetings { session.say("cli.waived.byHand") }
  }

  private func subject(_ session: Session) throws -> Waiver.Subject {
    let lookup = session.lookup
    let named = [department, site, employee, team, series, rota, quota].compactMap { $0 }.count
    if named > 1 || (module != nil && named == 1 && employee == nil) {
      throw CommandFailure(.wrongInput, session.context.words["cli.waive.one"])
    }
    if let department { return .department(try lookup.department(department).id) }
    if let site { return .site(try lookup.site(site).id) }
    if let team { return .team(try lookup.team(team, in: session.workspace.draft).id) }
    if let series { return .series(try lookup.series(series).id) }
    if let rota { return .rota(try lookup.rota(rota).id) }
    if let quota { return .quota(try lookup.quota(quota).id) }
    if let employee {
      return .employee(try lookup.employee(employee).id, try module.map { try lookup.module($0).id })
    }
    if let module { return .module(try lookup.module(module).id) }
    return .everything
  }
}

extension HardRule {
  /// The key without its number: `coverage` for `H10_coverage`.
  var shortName: String { String(rawValue.drop { $0 != "_" }.dropFirst()) }

  /// Takes the key with or without its number.
  init?(shortName text: String) {
    guard let rule = HardRule.allCases.first(where: { $0.rawValue == text || $0.shortName == text }) else {
      return nil
    }
    self = rule
  }
}
