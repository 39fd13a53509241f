/// One record of any kind, so that adding, editing and removing are the same for all of them.
package enum Record: Equatable, Codable, Sendable {
  case site(Site)
  case department(Department)
  case role(JobRole)
  case employee(Employee)
  case programme(Programme)
  case module(Module)
  case room(Room)
  case instructor(Instructor)
  case waiver(Waiver)
  /// A team of the draft.
  case team(Team)

  package var reference: RecordReference {
    switch self {
    case .site(let record): .site(record.id)
    case .department(let record): .department(record.id)
    case .role(let record): .role(record.id)
    case .employee(let record): .employee(record.id)
    case .programme(let record): .programme(record.id)
    case .module(let record): .module(record.id)
    case .room(let record): .room(record.id)
    case .instructor(let record): .instructor(record.id)
    case .waiver(let record): .waiver(record.id)
    case .team(let record): .team(record.id)
    }
  }
}

/// The kind and identifier of a record.
package enum RecordReference: Hashable, Codable, Sendable {
  case site(Site.ID)
  case department(Department.ID)
  case role(JobRole.ID)
  case employee(Employee.ID)
  case programme(Programme.ID)
  case module(Module.ID)
  case room(Room.ID)
  case instructor(Instructor.ID)
  case waiver(Waiver.ID)
  case team(Team.ID)

  package enum Kind: String, CaseIterable, Codable, Sendable {
    case site, department, role, employee, programme, module, room, instructor, waiver, team
  }

  package var kind: Kind {
    switch self {
    case .site: .site
    case .department: .department
    case .role: .role
    case .employee: .employee
    case .programme: .programme
    case .module: .module
    case .room: .room
    case .instructor: .instructor
    case .waiver: .waiver
    case .team: .team
    }
  }

  /// The identifier as text.
  package var identifier: String {
    switch self {
    case .site(let id): id.rawValue
    case .department(let id): id.rawValue
    case .role(let id): id.rawValue
    case .employee(let id): id.rawValue
    case .programme(let id): id.rawValue
    case .module(let id): id.rawValue
    case .room(let id): id.rawValue
    case .instructor(let id): id.rawValue
    case .waiver(let id): id.rawValue
    case .team(let id): id.rawValue
    }
  }
}

extension Workspace {
  /// The record that a reference names, if it exists.
  package func record(_ reference: RecordReference) -> Record? {
    switch reference {
    case .site(let id): sites[id].map(Record.site)
    case .department(let id): departments[id].map(Record.department)
    case .role(let id): roles[id].map(Record.role)
    case .employee(let id): employees[id].map(Record.employee)
    case .programme(let id): programmes[id].map(Record.programme)
    case .module(let id): modules[id].map(Record.module)
    case .room(let id): rooms[id].map(Record.room)
    case .instructor(let id): instructors[id].map(Record.instructor)
    case .waiver(let id): waivers[id].map(Record.waiver)
    case .team(let id): draft.teams[id].map(Record.team)
    }
  }

  /// Whether the record that a reference names exists.
  package func contains(_ reference: RecordReference) -> Bool {
    switch reference {
    case .site(let id): sites.contains(id)
    case .department(let id): departments.contains(id)
    case .role(let id): roles.contains(id)
    case .employee(let id): employees.contains(id)
    case .programme(let id): programmes.contains(id)
    case .module(let id): modules.contains(id)
    case .room(let id): rooms.contains(id)
    case .instructor(let id): instructors.contains(id)
    case .waiver(let id): waivers.contains(id)
    case .team(let id): draft.teams.contains(id)
    }
  }

  /// Every record there is, in the order of the kinds and then of the identifiers.
  package func allRecords() -> [Record] {
    sites.sorted.map(Record.site) + departments.sorted.map(Record.department)
      + roles.sorted.map(Record.role) + employees.sorted.map(Record.employee)
      + programmes.sorted.map(Record.programme) + modules.sorted.map(Record.module)
      + rooms.sorted.map(Record.room) + instructors.sorted.map(Record.instructor)
      + waivers.sorted.map(Record.waiver) + draft.teams.sorted.map(Record.team)
  }
}
