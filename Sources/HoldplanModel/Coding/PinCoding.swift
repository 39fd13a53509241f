// {"employee": "0012", "module": "K1", "team": "K1-3"} keeps a person in a team;
// {"team": "K1-3", "module": "K1", "session": 0, "date": "2026-11-03", "slot": 1} keeps a session.

extension Pin: Codable {
  private enum Key: String, CodingKey { case employee, module, team, session, date, slot }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let team = try container.decode(Team.ID.self, forKey: .team)
    if let employee = try container.decodeIfPresent(Employee.ID.self, forKey: .employee) {
      self = .member(employee, module: try container.decode(Module.ID.self, forKey: .module), team: team)
    } else {
      self = .session(
        team: team, module: try container.decodeIfPresent(Module.ID.self, forKey: .module),
        session: try container.decode(Int.self, forKey: .session),
        date: try container.decode(CalendarDate.self, forKey: .date),
        slot: try container.decode(Int.self, forKey: .slot))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .member(let employee, let module, let team):
      try container.encode(employee, forKey: .employee)
      try container.encode(module, forKey: .module)
      try container.encode(team, forKey: .team)
    case .session(let team, let module, let session, let date, let slot):
      try container.encode(team, forKey: .team)
      try container.encodeIfPresent(module, forKey: .module)
      try container.encode(session, forKey: .session)
      try container.encode(date, forKey: .date)
      try container.encode(slot, forKey: .slot)
    }
  }
}
