import GRDB
import HoldplanModel

/// What a change may have altered, each thing once whatever a group did to it.
///
/// It only says where to look: what is written is the difference between the workspace before and after.
struct Touched {
  private(set) var organisation = false
  private(set) var records: Set<RecordReference> = []
  private(set) var draft = false
  private(set) var pins = false
  private(set) var publications = false
  private(set) var closedSeasons = false
  private(set) var attendance = false
  private(set) var seats = false
  private(set) var exams = false
  private(set) var accesses = false

  init(by change: Change) { change.forEachPart { note($0) } }

  private mutating func note(_ change: Change) {
    switch change {
    case .group: break
    case .put(let record): records.insert(record.reference)
    case .remove(let reference): records.insert(reference)
    case .rename, .setSeason, .setRules: organisation = true
    case .addMember(_, let team), .removeMember(_, let team), .setSession(let team, _, _):
      records.insert(.team(team))
    case .move(_, let from, let to): records.formUnion([.team(from), .team(to)])
    case .swap(_, let team, _, let other): records.formUnion([.team(team), .team(other)])
    case .setDraft: draft = true
    case .pin, .unpin: pins = true
    case .publish, .withdraw: publications = true
    case .closeSeason, .reopenSeason: closedSeasons = true
    case .mark: attendance = true
    case .bookSeat, .cancelSeat: seats = true
    case .noteExam: exams = true
    case .grantAccess, .revokeAccess: accesses = true
    }
  }
}

/// Two states of a workspace, and the change that made the second of the first.
struct Difference {
  let before: Workspace
  let after: Workspace
  let change: Change

  /// Writes the rows that differ, and looks at no others than the change may have altered.
  func write(_ db: Database) throws {
    let touched = Touched(by: change)
    let (old, new) = (OrganisationRows(before), OrganisationRows(after))
    if touched.organisation, old != new { try new.write(db, replacing: old) }
    var references = touched.records
    if touched.draft {
      for team in before.draft.teams.unordered { references.insert(.team(team.id)) }
      for team in after.draft.teams.unordered { references.insert(.team(team.id)) }
    }
    for reference in references.sorted() {
      try write(reference, db)
    }
    if touched.pins {
      for pin in before.pins.subtracting(after.pins).sorted() { try pin.delete(db) }
      for pin in after.pins.subtracting(before.pins).sorted() { try pin.insert(db) }
    }
    if touched.publications { try writePublications(db) }
    if touched.closedSeasons { try ClosedSeason.writeAll(after.closedSeasons, db) }
    if touched.attendance {
      for (index, mark) in after.attendance.enumerated().dropFirst(before.attendance.count) {
        try mark.insert(db, number: index + 1)
      }
    }
    try writeBesidePlan(touched, db)
  }

  private func writeBesidePlan(_ touched: Touched, _ db: Database) throws {
    if touched.seats {
      for seat in before.guestSeats.subtracting(after.guestSeats).sorted() { try seat.delete(db) }
      for seat in after.guestSeats.subtracting(before.guestSeats).sorted() { try seat.insert(db) }
    }
    if touched.exams {
      for (index, result) in after.examResults.enumerated().dropFirst(before.examResults.count) {
        try result.insert(db, number: index + 1)
      }
    }
    if touched.accesses {
      for access in before.accesses where !after.accesses.contains(access) { try access.delete(db) }
      for access in after.accesses where !before.accesses.contains(access) { try access.insert(db) }
    }
  }

  private func write(_ reference: RecordReference, _ db: Database) throws {
    switch reference {
    case .site(let id): try write(before.sites[id], after.sites[id], db)
    case .department(let id): try write(before.departments[id], after.departments[id], db)
    case .role(let id): try write(before.roles[id], after.roles[id], db)
    case .employee(let id): try write(before.employees[id], after.employees[id], db)
    case .programme(let id): try write(before.programmes[id], after.programmes[id], db)
    case .module(let id): try write(before.modules[id], after.modules[id], db)
    case .room(let id): try write(before.rooms[id], after.rooms[id], db)
    case .instructor(let id): try write(before.instructors[id], after.instructors[id], db)
    case .waiver(let id): try write(before.waivers[id], after.waivers[id], db)
    case .series(let id): try write(before.series[id], after.series[id], db)
    case .meeting(let id): try write(before.meetings[id], after.meetings[id], db)
    case .rota(let id): try write(before.rotas[id], after.rotas[id], db)
    case .quota(let id): try write(before.quotas[id], after.quotas[id], db)
    case .competence(let id): try write(before.competences[id], after.competences[id], db)
    case .profile(let id): try write(before.profiles[id], after.profiles[id], db)
    case .goal(let id): try write(before.goals[id], after.goals[id], db)
    case .fund(let id): try write(before.funds[id], after.funds[id], db)
    case .expense(let id): try write(before.expenses[id], after.expenses[id], db)
    case .team(let id): try write(before.draft.teams[id], after.draft.teams[id], db)
    }
  }

  private func write<Subject: StoredRecord>(_ old: Subject?, _ new: Subject?, _ db: Database) throws {
    if old == new { return }
    if let new {
      try new.write(db, replacing: old)
    } else if let old {
      try Subject.delete(db, old.id)
    }
  }

  private func writePublications(_ db: Database) throws {
    let (old, new) = (before.publications, after.publications)
    let same = zip(old, new).prefix { $0 == $1 }.count
    for publication in old[same...].reversed() { try publication.delete(db) }
    for index in same..<new.count {
      try new[index].insert(db, after: index == 0 ? nil : new[index - 1])
    }
  }
}

extension Workspace {
  /// Reads everything there is. To be called inside one transaction.
  ///
  /// - Parameter employees: those whom somebody else has read meanwhile; asked for once most of the rest is read.
  init(_ db: Database, employees: () -> Records<Employee>? = { nil }) throws {
    let organisation = try OrganisationRows(db)
    let draft = Plan(teams: Records(try Team.readAll(db)))
    let publications = try Publication.readAll(db)
    let attendance = Ledger(try AttendanceMark.readAll(db))
    self.init(
      name: organisation.name, season: organisation.season, rules: organisation.rules,
      sites: Records(try Site.readAll(db)), departments: Records(try Department.readAll(db)),
      roles: Records(try JobRole.readAll(db)),
      employees: try employees() ?? Records(try Employee.readAll(db)),
      programmes: Records(try Programme.readAll(db)), modules: Records(try Module.readAll(db)),
      rooms: Records(try Room.readAll(db)), instructors: Records(try Instructor.readAll(db)),
      waivers: Records(try Waiver.readAll(db)), series: Records(try MeetingSeries.readAll(db)),
      meetings: Records(try Meeting.readAll(db)), rotas: Records(try PairRota.readAll(db)),
      quotas: Records(try Quota.readAll(db)),
      competences: Records(try Competence.readAll(db)), profiles: Records(try JobProfile.readAll(db)),
      goals: Records(try Goal.readAll(db)), funds: Records(try Fund.readAll(db)),
      expenses: Records(try Expense.readAll(db)), pins: try Pin.readAll(db),
      draft: draft, publications: publications, closedSeasons: try ClosedSeason.readAll(db),
      attendance: attendance,
      guestSeats: try GuestSeat.readAll(db), examResults: try ExamResult.readAll(db),
      accesses: try Access.readAll(db))
  }

  /// What the first change of every workspace is made to.
  static let blank = Workspace(
    name: "",
    season: Season(name: "", start: CalendarDate(dayNumber: 0), end: CalendarDate(dayNumber: 0), slots: []))

  /// The change that makes this workspace out of a blank one.
  var construction: Change {
    var parts: [Change] = [.rename(organisation: name), .setSeason(season), .setRules(rules)]
    parts += sites.sorted.map { .put(.site($0)) }
    parts += departments.sorted.map { .put(.department($0)) }
    parts += roles.sorted.map { .put(.role($0)) }
    parts += employees.sorted.map { .put(.employee($0)) }
    parts += programmes.sorted.map { .put(.programme($0)) }
    parts += modules.sorted.map { .put(.module($0)) }
    parts += rooms.sorted.map { .put(.room($0)) }
    parts += instructors.sorted.map { .put(.instructor($0)) }
    parts += waivers.sorted.map { .put(.waiver($0)) }
    parts += series.sorted.map { .put(.series($0)) }
    parts += meetings.sorted.map { .put(.meeting($0)) }
    parts += rotas.sorted.map { .put(.rota($0)) }
    parts += quotas.sorted.map { .put(.quota($0)) }
    parts += competences.sorted.map { .put(.competence($0)) }
    parts += profiles.sorted.map { .put(.profile($0)) }
    parts += goals.sorted.map { .put(.goal($0)) }
    parts += funds.sorted.map { .put(.fund($0)) }
    parts += expenses.sorted.map { .put(.expense($0)) }
    parts.append(.setDraft(draft))
    parts += pins.sorted().map(Change.pin)
    parts += publications.map(Change.publish)
    parts += attendance.map(Change.mark)
    parts += guestSeats.sorted().map(Change.bookSeat)
    parts += examResults.map(Change.noteExam)
    parts += accesses.map(Change.grantAccess)
    return .group(parts)
  }
}
