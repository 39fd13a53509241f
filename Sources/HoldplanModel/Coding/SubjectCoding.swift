// Whom something is for, written as {"who": "everyone"}, {"departments": ["DRIFT"]}, {"employee": "0012",
// "module": "K1"} or {"everything": true}.

extension Audience: Codable {
  private enum Key: String, CodingKey { case who, departments, roles }
  private enum Who: String, Codable { case listed, everyone }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .who:
      switch try container.decode(Who.self, forKey: .who) {
      case .listed: self = .listed
      case .everyone: self = .everyone
      }
    case .departments:
      self = .departments(try container.decode(Set<Department.ID>.self, forKey: .departments))
    case .roles: self = .roles(try container.decode(Set<JobRole.ID>.self, forKey: .roles))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .listed: try container.encode(Who.listed, forKey: .who)
    case .everyone: try container.encode(Who.everyone, forKey: .who)
    case .departments(let ids): try container.encode(ids.sorted(), forKey: .departments)
    case .roles(let ids): try container.encode(ids.sorted(), forKey: .roles)
    }
  }
}

extension Waiver.Subject: Codable {
  private enum Key: String, CodingKey {
    case department, site, employee, module, team, series, rota, quota, everything
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if container.contains(.employee) {
      self = .employee(
        try container.decode(Employee.ID.self, forKey: .employee),
        try container.decodeIfPresent(Module.ID.self, forKey: .module))
      return
    }
    switch try container.onlyKey() {
    case .department: self = .department(try container.decode(Department.ID.self, forKey: .department))
    case .site: self = .site(try container.decode(Site.ID.self, forKey: .site))
    case .module: self = .module(try container.decode(Module.ID.self, forKey: .module))
    case .team: self = .team(try container.decode(Team.ID.self, forKey: .team))
    case .series: self = .series(try container.decode(MeetingSeries.ID.self, forKey: .series))
    case .rota: self = .rota(try container.decode(PairRota.ID.self, forKey: .rota))
    case .quota: self = .quota(try container.decode(Quota.ID.self, forKey: .quota))
    case .employee, .everything: self = .everything
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .department(let id): try container.encode(id, forKey: .department)
    case .site(let id): try container.encode(id, forKey: .site)
    case .employee(let id, let module):
      try container.encode(id, forKey: .employee)
      try container.encodeIfPresent(module, forKey: .module)
    case .team(let id): try container.encode(id, forKey: .team)
    case .module(let id): try container.encode(id, forKey: .module)
    case .series(let id): try container.encode(id, forKey: .series)
    case .rota(let id): try container.encode(id, forKey: .rota)
    case .quota(let id): try container.encode(id, forKey: .quota)
    case .everything: try container.encode(true, forKey: .everything)
    }
  }
}
