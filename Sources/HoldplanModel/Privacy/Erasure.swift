/// Takes one person out of everything that is stored, and leaves an anonymous stand-in where counts need one:
/// attendance marks, exam results and earlier plans still add up, and nobody can tell whose they were.
///
/// It is no `Change`: what can be taken back is not erased. The store rewrites its rows and its log with it.
package struct Erasure: Sendable {
  package let employee: Employee.ID
  /// The identifier of the stand-in.
  package let standIn: Employee.ID
  /// What the stand-in is called.
  package let name: String
  /// Every name that the person is or was known by, to be found in free text too.
  package let names: [String]
  /// The instructor records that are the person.
  package let instructors: [Instructor.ID: Instructor.ID]
  /// The user names that are the person, as changes and marks are signed.
  package let users: Set<String>

  /// - Parameters:
  ///   - name: what the stand-in is called, with `{number}` for its number.
  ///   - names: earlier names of the person, besides that in the workspace.
  /// - Throws: `ChangeError.unknown` for somebody who does not exist; `ChangeError.inUse` for somebody who
  ///   is still to teach by the published plan or the draft, with those teams.
  package init(
    _ employee: Employee.ID, from workspace: Workspace, called name: String, names: [String],
    today: CalendarDate
  ) throws(ChangeError) {
    guard let person = workspace.employees[employee] else { throw .unknown(.employee(employee)) }
    let own = workspace.instructors(for: employee)
    let plans = [workspace.published?.plan, workspace.draft].compactMap { $0 }
    let teams = plans.flatMap { plan in
      workspace.duties(of: employee, in: plan).filter { $0.part == .teaches && today <= $0.occurrence.date }
    }
    if !teams.isEmpty {
      throw .inUse(.employee(employee), by: Set(teams.map { .team($0.occurrence.team) }).sorted())
    }
    var number = 1
    while workspace.employees.contains(Identifier("\(Self.prefix)\(number)")) { number += 1 }
    self.employee = employee
    standIn = Identifier("\(Self.prefix)\(number)")
    self.name = name.replacing("{number}", with: String(number))
    self.names = Set(names + [person.name] + own.map(\.name)).filter { $0.count > 1 }
      .sorted { ($0.count, $0) > ($1.count, $1) }
    let prefix = "\(Self.prefix)\(number)"
    instructors = Dictionary(
      own.enumerated().map { index, record in
        (record.id, Instructor.ID(index == 0 ? prefix : "\(prefix)-\(index + 1)"))
      }, uniquingKeysWith: { first, _ in first })
    users = Set(workspace.accesses.filter { $0.employee == employee }.map(\.user))
  }

  /// How the identifiers of stand-ins begin.
  static let prefix = "erased-"

  package func id(_ id: Employee.ID) -> Employee.ID { id == employee ? standIn : id }
  func id(_ id: Instructor.ID) -> Instructor.ID { instructors[id] ?? id }

  /// Who signed something.
  package func user(_ user: String) -> String { users.contains(user) ? standIn.rawValue : user }

  /// Free text without the person's names and addresses.
  package func text(_ text: String) -> String {
    names.reduce(text) { $0.replacing($1, with: name) }
  }
}

extension Employee {
  /// Whether it is only a stand-in for somebody who was erased.
  package var isErased: Bool { id.rawValue.hasPrefix(Erasure.prefix) }
}

extension Erasure {
  package func callAsFunction(_ employee: Employee) -> Employee {
    var result = employee
    result.manager = employee.manager.map(id)
    guard employee.id == self.employee else { return result }
    // The department stays, since attendance is counted by department. Employment that ended before any
    // season keeps the stand-in out of plans and headcounts.
    return Employee(
      id: standIn, name: name, department: employee.department,
      employedFrom: CalendarDate(dayNumber: 0), employedTo: CalendarDate(dayNumber: 0))
  }

  func callAsFunction(_ instructor: Instructor) -> Instructor {
    guard let new = instructors[instructor.id] else {
      var result = instructor
      result.employee = instructor.employee.map(id)
      return result
    }
    return Instructor(id: new, name: name, employee: standIn)
  }

  func callAsFunction(_ module: Module) -> Module {
    var module = module
    module.instructors = module.instructors.map(id)
    return module
  }

  func callAsFunction(_ waiver: Waiver) -> Waiver {
    var waiver = waiver
    if case .employee(employee, let module) = waiver.subject {
      waiver.subject = .employee(standIn, module)
      waiver.reason = "–"
    }
    waiver.reason = text(waiver.reason)
    waiver.author = user(text(waiver.author))
    return waiver
  }

  func callAsFunction(_ session: Session) -> Session {
    var session = session
    session.instructor = id(session.instructor)
    return session
  }

  func callAsFunction(_ team: Team) -> Team {
    var team = team
    team.name = text(team.name)
    team.sessions = team.sessions.map { self($0) }
    if team.members.contains(employee) { team.members = team.members.map(id).sorted() }
    return team
  }

  func callAsFunction(_ plan: Plan) -> Plan {
    Plan(teams: Records(plan.teams.unordered.map { self($0) }))
  }

  func callAsFunction(_ publication: Publication) -> Publication {
    Publication(number: publication.number, date: publication.date, plan: self(publication.plan))
  }

  func callAsFunction(_ pin: Pin) -> Pin {
    guard case .member(employee, let module, let team) = pin else { return pin }
    return .member(standIn, module: module, team: team)
  }

  func callAsFunction(_ mark: AttendanceMark) -> AttendanceMark {
    var mark = mark
    mark.employee = id(mark.employee)
    mark.author = user(mark.author)
    return mark
  }

  func callAsFunction(_ seat: GuestSeat) -> GuestSeat {
    var seat = seat
    seat.employee = id(seat.employee)
    seat.author = user(seat.author)
    return seat
  }

  func callAsFunction(_ result: ExamResult) -> ExamResult {
    var result = result
    result.employee = id(result.employee)
    result.author = user(result.author)
    return result
  }

  func callAsFunction(_ access: Access) -> Access {
    Access(user: user(access.user), role: access.role, employee: access.employee.map(id))
  }

  func callAsFunction(_ record: Record) -> Record {
    switch record {
    case .employee(let employee): .employee(self(employee))
    case .instructor(let instructor): .instructor(self(instructor))
    case .module(let module): .module(self(module))
    case .waiver(let waiver): .waiver(self(waiver))
    case .team(let team): .team(self(team))
    case .series(let series): .series(self(series))
    case .meeting(let meeting): .meeting(self(meeting))
    case .rota(let rota): .rota(self(rota))
    case .goal(let goal): .goal(self(goal))
    case .expense(let expense): .expense(self(expense))
    case .site, .department, .role, .programme, .room, .quota, .competence, .profile, .fund: record
    }
  }

  func callAsFunction(_ reference: RecordReference) -> RecordReference {
    switch reference {
    case .employee(let id): .employee(self.id(id))
    case .instructor(let id): .instructor(self.id(id))
    default: reference
    }
  }

  /// A change of the log, with the stand-in in the person's place.
  package func callAsFunction(_ change: Change) -> Change {
    switch change {
    case .group(let parts): .group(parts.map { self($0) })
    case .put(let record): .put(self(record))
    case .remove(let reference): .remove(self(reference))
    case .addMember(let person, let team): .addMember(id(person), to: team)
    case .removeMember(let person, let team): .removeMember(id(person), from: team)
    case .move(let person, let from, let to): .move(id(person), from: from, to: to)
    case .swap(let one, let team, let other, let otherTeam):
      .swap(id(one), in: team, with: id(other), of: otherTeam)
    case .setSession(let team, let index, let session): .setSession(team: team, index: index, self(session))
    case .pin(let pin): .pin(self(pin))
    case .unpin(let pin): .unpin(self(pin))
    case .setDraft(let plan): .setDraft(self(plan))
    case .publish(let publication): .publish(self(publication))
    case .mark(let mark): .mark(self(mark))
    case .bookSeat(let seat): .bookSeat(self(seat))
    case .cancelSeat(let seat): .cancelSeat(self(seat))
    case .noteExam(let result): .noteExam(self(result))
    case .grantAccess(let access): .grantAccess(self(access))
    case .revokeAccess(let access): .revokeAccess(self(access))
    case .closeSeason(let closed): .closeSeason(self(closed))
    case .rename, .setSeason, .setRules, .withdraw, .reopenSeason: change
    }
  }

  /// The workspace without the person: the stand-in has no place in the draft, no pin, no seat, no waiver and
  /// no access, and only what has to add up keeps pointing to it.
  package func callAsFunction(_ workspace: Workspace) -> Workspace {
    var result = workspace
    result.name = text(workspace.name)
    result.employees = Records(
      workspace.employees.unordered.map { person in
        var person = self(person)
        if person.manager == standIn { person.manager = nil }
        return person
      })
    result.instructors = Records(workspace.instructors.unordered.map { self($0) })
    result.modules = Records(workspace.modules.unordered.map { self($0) })
    result.waivers = Records(
      workspace.waivers.unordered.filter {
        if case .employee(employee, _) = $0.subject { false } else { true }
      }.map { self($0) })
    result.pins = workspace.pins.filter { if case .member(employee, _, _) = $0 { false } else { true } }
    result.draft = self(workspace.draft)
    for team in result.draft.teams(with: standIn) {
      result.draft.teams[team.id]?.members.removeAll { $0 == standIn }
    }
    result.publications = workspace.publications.map { self($0) }
    result.attendance = Ledger(workspace.attendance.map { self($0) })
    result.guestSeats = Set(workspace.guestSeats.filter { $0.employee != employee }.map { self($0) })
    result.examResults = workspace.examResults.map { self($0) }
    result.accesses = workspace.accesses.filter { $0.employee != employee }
    eraseLedgers(of: &result)
    return result
  }
}
