extension Workspace: Codable {
  private enum Key: String, CodingKey {
    case name, season, rules, sites, departments, roles, employees, programmes, modules, rooms, instructors
    case waivers, series, meetings, rotas, quotas, competences, profiles, goals, funds, expenses, pins, draft
    case publications, closedSeasons, attendance, guestSeats, examResults, accesses
  }

  /// Reads what `encode(to:)` writes. Lists that are left out are empty. Nothing is validated: see `problems()`.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      name: try container.decode(String.self, forKey: .name),
      season: try container.decode(Season.self, forKey: .season),
      rules: try container.decode(Rules.self, forKey: .rules),
      sites: try container.decode(.sites, or: []),
      departments: try container.decode(.departments, or: []),
      roles: try container.decode(.roles, or: []),
      employees: try container.decode(.employees, or: []),
      programmes: try container.decode(.programmes, or: []),
      modules: try container.decode(.modules, or: []),
      rooms: try container.decode(.rooms, or: []),
      instructors: try container.decode(.instructors, or: []),
      waivers: try container.decode(.waivers, or: []),
      series: try container.decode(.series, or: []),
      meetings: try container.decode(.meetings, or: []),
      rotas: try container.decode(.rotas, or: []),
      quotas: try container.decode(.quotas, or: []),
      competences: try container.decode(.competences, or: []),
      profiles: try container.decode(.profiles, or: []),
      goals: try container.decode(.goals, or: []),
      funds: try container.decode(.funds, or: []),
      expenses: try container.decode(.expenses, or: []),
      pins: try container.decode(.pins, or: []),
      draft: try container.decode(.draft, or: Plan()),
      publications: try container.decode(.publications, or: []),
      closedSeasons: try container.decode(.closedSeasons, or: []),
      attendance: try container.decode(.attendance, or: []),
      guestSeats: try container.decode(.guestSeats, or: []),
      examResults: try container.decode(.examResults, or: []),
      accesses: try container.decode(.accesses, or: []))
  }

  /// Kinds of records that are not in use are left out. The same workspace is always the same text, provided that the encoder sorts keys.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(season, forKey: .season)
    try container.encode(rules, forKey: .rules)
    try container.encode(sites, forKey: .sites)
    try container.encode(departments, forKey: .departments)
    try container.encode(roles, forKey: .roles)
    try container.encode(employees, forKey: .employees)
    try container.encode(programmes, forKey: .programmes)
    try container.encode(modules, forKey: .modules)
    try container.encode(rooms, forKey: .rooms)
    try container.encode(instructors, forKey: .instructors)
    try container.encode(waivers, forKey: .waivers)
    if !series.isEmpty { try container.encode(series, forKey: .series) }
    if !meetings.isEmpty { try container.encode(meetings, forKey: .meetings) }
    if !rotas.isEmpty { try container.encode(rotas, forKey: .rotas) }
    if !quotas.isEmpty { try container.encode(quotas, forKey: .quotas) }
    if !competences.isEmpty { try container.encode(competences, forKey: .competences) }
    if !profiles.isEmpty { try container.encode(profiles, forKey: .profiles) }
    if !goals.isEmpty { try container.encode(goals, forKey: .goals) }
    if !funds.isEmpty { try container.encode(funds, forKey: .funds) }
    if !expenses.isEmpty { try container.encode(expenses, forKey: .expenses) }
    try container.encode(pins.sorted(), forKey: .pins)
    try container.encode(draft, forKey: .draft)
    try container.encode(publications, forKey: .publications)
    if !closedSeasons.isEmpty { try container.encode(closedSeasons, forKey: .closedSeasons) }
    try container.encode(attendance, forKey: .attendance)
    try container.encode(guestSeats.sorted(), forKey: .guestSeats)
    try container.encode(examResults, forKey: .examResults)
    try container.encode(accesses, forKey: .accesses)
  }
}
