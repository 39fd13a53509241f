/// What tables of people, rooms and modules cannot say well: the organisation's name, season and rules, the
/// programmes, and what is agreed about single modules, teams and departments.
///
/// It lies as `organisation.json` beside an organisation's CSV files. A workspace is made of both in three
/// steps: `newWorkspace()`, then the tables in the order of the import, then `change(completing:)`.
package struct OrganisationFile: Equatable, Codable, Sendable {
  package var name: String
  /// Without the closed days: those are a table of their own.
  package var season: Season
  package var rules: Rules
  package var programmes: [Programme]
  /// What every team of a module must have, by module.
  package var composition: [Module.ID: [CompositionRule]]
  /// Whom a module is for this season, by module. Modules that are not named keep what their table says.
  package var audience: [Module.ID: Audience]
  /// Who takes a module that is not for everybody, by module: people come before modules in the tables.
  package var demand: [Module.ID: [Employee.ID]]
  package var waivers: [Waiver]
  package var pins: [Pin]
  package var series: [MeetingSeries]
  package var rotas: [PairRota]
  package var quotas: [Quota]
  package var competences: [Competence]
  package var profiles: [JobProfile]
  package var goals: [Goal]
  package var funds: [Fund]
  package var expenses: [Expense]

  package init(
    name: String, season: Season, rules: Rules, programmes: [Programme],
    composition: [Module.ID: [CompositionRule]],
    audience: [Module.ID: Audience], demand: [Module.ID: [Employee.ID]] = [:], waivers: [Waiver], pins: [Pin],
    series: [MeetingSeries] = [],
    rotas: [PairRota] = [], quotas: [Quota] = [], competences: [Competence] = [], profiles: [JobProfile] = [],
    goals: [Goal] = [],
    funds: [Fund] = [], expenses: [Expense] = []
  ) {
    self.name = name
    self.season = season
    self.rules = rules
    self.programmes = programmes
    self.composition = composition
    self.audience = audience
    self.demand = demand
    self.waivers = waivers
    self.pins = pins
    self.series = series
    self.rotas = rotas
    self.quotas = quotas
    self.competences = competences
    self.profiles = profiles
    self.goals = goals
    self.funds = funds
    self.expenses = expenses
  }

  /// A workspace with the name and the season and nothing else, to which the tables are added.
  package func newWorkspace() -> Workspace { Workspace(name: name, season: season) }

  /// The change that adds the rest to a workspace which has the records of the tables.
  ///
  /// - Throws: `ChangeError.unknown` for the first module that is named and does not exist.
  package func change(completing workspace: Workspace) throws(ChangeError) -> Change {
    var parts: [Change] = [.setRules(rules)]
    for id in Set(composition.keys).union(audience.keys).sorted() {
      guard var module = workspace.modules[id] else { throw ChangeError.unknown(.module(id)) }
      module.composition = composition[id] ?? module.composition
      module.audience = audience[id] ?? module.audience
      parts.append(.put(.module(module)))
    }
    parts += try required(in: workspace)
    parts += programmes.map { .put(.programme($0)) } + waivers.map { .put(.waiver($0)) }
    parts += competences.map { .put(.competence($0)) } + profiles.map { .put(.profile($0)) }
    parts += goals.map { .put(.goal($0)) }
    parts += series.map { .put(.series($0)) } + rotas.map { .put(.rota($0)) }
    parts += quotas.map { .put(.quota($0)) }
    parts += funds.map { .put(.fund($0)) } + expenses.map { .put(.expense($0)) }
    return .group(parts + pins.map(Change.pin))
  }

  /// The people of `demand`, each with all modules that name them.
  private func required(in workspace: Workspace) throws(ChangeError) -> [Change] {
    var modules: [Employee.ID: [Module.ID]] = [:]
    for (module, people) in demand { for person in people { modules[person, default: []].append(module) } }
    var changes: [Change] = []
    for id in modules.keys.sorted() {
      guard var employee = workspace.employees[id] else { throw ChangeError.unknown(.employee(id)) }
      employee.required = Set(employee.required + (modules[id] ?? [])).sorted()
      changes.append(.put(.employee(employee)))
    }
    return changes
  }

  private enum Key: String, CodingKey {
    case name, season, rules, programmes, composition, audience, demand, waivers, pins
    case series, rotas, quotas, competences, profiles, goals, funds, expenses
  }

  /// Kinds of records that an organisation does not use may be left out.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      season: try container.decode(Season.self, forKey: .season),
      rules: try container.decode(Rules.self, forKey: .rules),
      programmes: try container.decode(.programmes, or: []),
      composition: try container.decode(.composition, or: [:]),
      audience: try container.decode(.audience, or: [:]), demand: try container.decode(.demand, or: [:]),
      waivers: try container.decode(.waivers, or: []), pins: try container.decode(.pins, or: []),
      series: try container.decode(.series, or: []),
      rotas: try container.decode(.rotas, or: []), quotas: try container.decode(.quotas, or: []),
      competences: try container.decode(.competences, or: []),
      profiles: try container.decode(.profiles, or: []), goals: try container.decode(.goals, or: []),
      funds: try container.decode(.funds, or: []), expenses: try container.decode(.expenses, or: []))
  }
}
