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
  case series(MeetingSeries)
  case meeting(Meeting)
  case rota(PairRota)
  case quota(Quota)
  case competence(Competence)
  case profile(JobProfile)
  case goal(Goal)
  case fund(Fund)
  case expense(Expense)
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
    case .series(let record): .series(record.id)
    case .meeting(let record): .meeting(record.id)
    case .rota(let record): .rota(record.id)
    case .quota(let record): .quota(record.id)
    case .competence(let record): .competence(record.id)
    case .profile(let record): .profile(record.id)
    case .goal(let record): .goal(record.id)
    case .fund(let record): .fund(record.id)
    case .expense(let record): .expense(record.id)
    case .team(let record): .team(record.id)
    }
  }
}

extension Record {
  /// What people call it; nil for what is named by the records it concerns, such as a team or a goal.
  package var name: String? {
    switch self {
    case .site(let record): record.name
    case .department(let record): record.name
    case .role(let record): record.name
    case .employee(let record): record.name
    case .programme(let record): record.name
    case .module(let record): record.name
    case .room(let record): record.name
    case .instructor(let record): record.name
    case .series(let record): record.name
    case .rota(let record): record.name
    case .quota(let record): record.name
    case .competence(let record): record.name
    case .profile(let record): record.name
    case .fund(let record): record.name
    case .expense(let record): record.text
    case .waiver, .meeting, .goal, .team: nil
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
  case series(MeetingSeries.ID)
  case meeting(Meeting.ID)
  case rota(PairRota.ID)
  case quota(Quota.ID)
  case competence(Competence.ID)
  case profile(JobProfile.ID)
  case goal(Goal.ID)
  case fund(Fund.ID)
  case expense(Expense.ID)
  case team(Team.ID)

  package enum Kind: String, CaseIterable, Codable, Sendable {
    case site, department, role, employee, programme, module, room, instructor, waiver
    case series, meeting, rota, quota, competence, profile, goal, fund, expense, team
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
    case .series: .series
    case .meeting: .meeting
    case .rota: .rota
    case .quota: .quota
    case .competence: .competence
    case .profile: .profile
    case .goal: .goal
    case .fund: .fund
    case .expense: .expense
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
    case .series(let id): id.rawValue
    case .meeting(let id): id.rawValue
    case .rota(let id): id.rawValue
    case .quota(let id): id.rawValue
    case .competence(let id): id.rawValue
    case .profile(let id): id.rawValue
    case .goal(let id): id.rawValue
    case .fund(let id): id.rawValue
    case .expense(let id): id.rawValue
    case .team(let id): id.rawValue
    }
  }
}

extension RecordReference {
  /// The record of a kind with an identifier.
  package init(_ kind: Kind, _ id: String) {
    switch kind {
    case .site: self = .site(Site.ID(id))
    case .department: self = .department(Department.ID(id))
    case .role: self = .role(JobRole.ID(id))
    case .employee: self = .employee(Employee.ID(id))
    case .programme: self = .programme(Programme.ID(id))
    case .module: self = .module(Module.ID(id))
    case .room: self = .room(Room.ID(id))
    case .instructor: self = .instructor(Instructor.ID(id))
    case .waiver: self = .waiver(Waiver.ID(id))
    case .series: self = .series(MeetingSeries.ID(id))
    case .meeting: self = .meeting(Meeting.ID(id))
    case .rota: self = .rota(PairRota.ID(id))
    case .quota: self = .quota(Quota.ID(id))
    case .competence: self = .competence(Competence.ID(id))
    case .profile: self = .profile(JobProfile.ID(id))
    case .goal: self = .goal(Goal.ID(id))
    case .fund: self = .fund(Fund.ID(id))
    case .expense: self = .expense(Expense.ID(id))
    case .team: self = .team(Team.ID(id))
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
    case .series(let id): series[id].map(Record.series)
    case .meeting(let id): meetings[id].map(Record.meeting)
    case .rota(let id): rotas[id].map(Record.rota)
    case .quota(let id): quotas[id].map(Record.quota)
    case .competence(let id): competences[id].map(Record.competence)
    case .profile(let id): profiles[id].map(Record.profile)
    case .goal(let id): goals[id].map(Record.goal)
    case .fund(let id): funds[id].map(Record.fund)
    case .expense(let id): expenses[id].map(Record.expense)
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
    case .series(let id): series.contains(id)
    case .meeting(let id): meetings.contains(id)
    case .rota(let id): rotas.contains(id)
    case .quota(let id): quotas.contains(id)
    case .competence(let id): competences.contains(id)
    case .profile(let id): profiles.contains(id)
    case .goal(let id): goals.contains(id)
    case .fund(let id): funds.contains(id)
    case .expense(let id): expenses.contains(id)
    case .team(let id): draft.teams.contains(id)
    }
  }

  /// Every record there is, in the order of the kinds and then of the identifiers.
  package func allRecords() -> [Record] {
    sites.sorted.map(Record.site) + departments.sorted.map(Record.department)
      + roles.sorted.map(Record.role) + employees.sorted.map(Record.employee)
      + programmes.sorted.map(Record.programme) + modules.sorted.map(Record.module)
      + rooms.sorted.map(Record.room) + instructors.sorted.map(Record.instructor)
      + waivers.sorted.map(Record.waiver) + series.sorted.map(Record.series)
      + meetings.sorted.map(Record.meeting) + rotas.sorted.map(Record.rota) + quotas.sorted.map(Record.quota)
      + competences.sorted.map(Record.competence) + profiles.sorted.map(Record.profile)
      + goals.sorted.map(Record.goal) + funds.sorted.map(Record.fund) + expenses.sorted.map(Record.expense)
      + draft.teams.sorted.map(Record.team)
  }
}
