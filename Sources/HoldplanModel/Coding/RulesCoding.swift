// How rules are written, so that a person can read and edit them:
//   {"scope": {"every": "department"}, "limit": {"awayShare": 0.23, "atLeast": 0}}
//   {"scope": {"site": "NORD"}, "limit": {"present": 2}}
//   {"kind": {"department": "DRIFT"}, "minimum": 2, "maximum": 2}
//   {"kind": {"same": "profession"}, "maximum": 1}
//   {"kind": {"tag": "mentor"}, "minimum": 1, "company": {"kind": {"tag": "nyansat"}, "each": 3}}

extension CoverageRule.Scope: Codable {
  private enum Key: String, CodingKey { case every, department, site }
  private enum Part: String, Codable { case department, site }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .every:
      switch try container.decode(Part.self, forKey: .every) {
      case .department: self = .everyDepartment
      case .site: self = .everySite
      }
    case .department: self = .department(try container.decode(Department.ID.self, forKey: .department))
    case .site: self = .site(try container.decode(Site.ID.self, forKey: .site))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .everyDepartment: try container.encode(Part.department, forKey: .every)
    case .everySite: try container.encode(Part.site, forKey: .every)
    case .department(let id): try container.encode(id, forKey: .department)
    case .site(let id): try container.encode(id, forKey: .site)
    }
  }
}

extension CoverageRule.Limit: Codable {
  private enum Key: String, CodingKey { case awayShare, atLeast, present }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if container.contains(.awayShare) {
      self = .away(
        share: try container.decode(Share.self, forKey: .awayShare),
        atLeast: try container.decode(.atLeast, or: 0))
    } else {
      self = .present(try container.decode(Int.self, forKey: .present))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .away(let share, let atLeast):
      try container.encode(share, forKey: .awayShare)
      try container.encode(atLeast, forKey: .atLeast)
    case .present(let count): try container.encode(count, forKey: .present)
    }
  }
}

extension CompositionRule.Kind: Codable {
  private enum Key: String, CodingKey { case department, site, role, profession, tag, same }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .department: self = .department(try container.decode(Department.ID.self, forKey: .department))
    case .site: self = .site(try container.decode(Site.ID.self, forKey: .site))
    case .role: self = .role(try container.decode(JobRole.ID.self, forKey: .role))
    case .profession: self = .profession(try container.decode(String.self, forKey: .profession))
    case .tag: self = .tag(try container.decode(String.self, forKey: .tag))
    case .same: self = .same(try container.decode(CompositionRule.Trait.self, forKey: .same))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .department(let id): try container.encode(id, forKey: .department)
    case .site(let id): try container.encode(id, forKey: .site)
    case .role(let id): try container.encode(id, forKey: .role)
    case .profession(let name): try container.encode(name, forKey: .profession)
    case .tag(let name): try container.encode(name, forKey: .tag)
    case .same(let trait): try container.encode(trait, forKey: .same)
    }
  }
}

extension CompositionRule.Company: Codable {
  private enum Key: String, CodingKey { case kind, each }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      kind: try container.decode(CompositionRule.Kind.self, forKey: .kind),
      each: try container.decodeIfPresent(Int.self, forKey: .each))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind, forKey: .kind)
    try container.encodeIfPresent(each, forKey: .each)
  }
}
