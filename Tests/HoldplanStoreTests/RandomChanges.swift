import HoldplanModel
import HoldplanTestSupport

/// Changes of every kind, drawn for a workspace; most of them are allowed in it.
struct RandomChanges {
  private var generator: SeededGenerator
  private var drawn = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next(for workspace: Workspace) -> Change {
    drawn += 1
    switch Int.random(in: 0..<26, using: &generator) {
    case 0..<6: return membership(workspace)
    case 6..<8: return session(workspace)
    case 8..<12: return employee(workspace)
    case 12: return newEmployee()
    case 13: return workspace.removal(of: .employee(pick(workspace.employees.sorted).id))
    case 14: return place(workspace)
    case 15: return module(workspace)
    case 16: return organisation(workspace)
    case 17: return pin(workspace)
    case 18: return waiver(workspace)
    case 19: return draft(workspace)
    case 20: return publication(workspace)
    case 21: return mark(workspace)
    case 23: return exam(workspace)
    case 24: return access(workspace)
    case 25: return seat(workspace)
    case 22: return .put(.team(.fixture(Identifier("N-\(drawn)"), of: "K1", members: ["01"])))
    default: return .group((0..<3).map { _ in next(for: workspace) })
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  private mutating func date() -> CalendarDate {
    day("2026-10-01").advanced(by: Int.random(in: 0..<150, using: &generator))
  }

  private mutating func text() -> String {
    pick(["Åse", "e\u{301}t", "Ø'rum; DROP", "名前", "\"", "a\nb", "🧑‍🏫 x", ""]) + String(drawn)
  }

  private mutating func membership(_ workspace: Workspace) -> Change {
    let teams = workspace.draft.teams.sorted
    guard !teams.isEmpty else { return .put(.team(.fixture("K1-1"))) }
    let (one, other) = (pick(teams), pick(teams))
    let outsider = pick(workspace.employees.sorted).id
    guard let member = one.members.first else { return .addMember(outsider, to: one.id) }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: return .removeMember(member, from: one.id)
    case 1: return .move(member, from: one.id, to: other.id)
    case 2: return .swap(member, in: one.id, with: other.members.last ?? member, of: other.id)
    default: return .addMember(outsider, to: one.id)
    }
  }

  private mutating func session(_ workspace: Workspace) -> Change {
    let teams = workspace.draft.teams.sorted.filter { !$0.sessions.isEmpty }
    guard !teams.isEmpty else { return .rename(organisation: "Uden datoer") }
    let session = Session(
      date: date(), slot: Int.random(in: 0...1, using: &generator), room: pick(["A", "B"]),
      instructor: pick(["U1", "U2"]))
    return .setSession(team: pick(teams).id, index: Int.random(in: 0...1, using: &generator), session)
  }

  private mutating func employee(_ workspace: Workspace) -> Change {
    var employee = pick(workspace.employees.sorted)
    let date = date()
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: employee.leave.append(days(date.iso))
    case 1: employee.leave = []
    case 2: employee.wishedFreeDates.insert(date)
    case 3: employee.required = [pick(["K1", "K2"])]
    case 4: employee.choice = ModuleChoice(count: 1, from: ["K2", "K1"], cost: ["K2": drawn % 7])
    case 5: employee.passed.formSymmetricDifference([pick(["K1", "K2"])])
    case 6: employee.manager = pick(workspace.employees.sorted).id
    default:
      (employee.name, employee.site, employee.role) = (text(), pick([nil, "NORD"]), pick([nil, "VM"]))
    }
    return .put(.employee(employee))
  }

  private mutating func newEmployee() -> Change {
    .put(
      .employee(.fixture(Identifier(pick(["X", "Æ", "e\u{301}", "\u{e9}"]) + String(drawn % 40)), in: "ØKO")))
  }

  private mutating func place(_ workspace: Workspace) -> Change {
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: .put(.site(Site(id: Identifier("S\(drawn)"), name: text(), address: text())))
    case 1: .put(.room(Room(id: "C", name: text(), site: pick([nil, "SYD"]), capacity: drawn)))
    case 2: .put(.instructor(Instructor(id: "U3", name: text(), unavailable: [days(date().iso)])))
    case 3: .remove(.room("C"))
    default: .put(.programme(Programme(id: "P", name: text(), modules: pick([[], ["K1"], ["K1", "K2"]]))))
    }
  }

  private mutating func module(_ workspace: Workspace) -> Change {
    var module = pick(workspace.modules.sorted)
    module.name = text()
    module.instructors = pick([["U1"], ["U2", "U1"]])
    module.eligibleRoles = pick([nil, [], ["VM"]])
    module.audience = pick([.everyone, .listed, .departments(["ØKO"])])
    return .put(.module(module))
  }

  private mutating func organisation(_ workspace: Workspace) -> Change {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0:
      var season = workspace.season
      season.closedDays.append(ClosedDay(date: date(), reason: text()))
      return .setSeason(season)
    case 1:
      var rules = workspace.rules
      rules.maxSessionsPerDay = 1 + drawn % 3
      rules.sources[.absence] = text()
      return .setRules(rules)
    default: return .rename(organisation: text())
    }
  }

  private mutating func pin(_ workspace: Workspace) -> Change {
    if let pin = workspace.pins.min(), Bool.random(using: &generator) { return .unpin(pin) }
    guard let team = workspace.draft.teams.sorted.last, let member = team.members.first else {
      return .pin(.session(team: "K1-9", module: "K1", session: 0, date: date(), slot: 0))
    }
    return .pin(.member(member, module: team.module, team: team.id))
  }

  private mutating func waiver(_ workspace: Workspace) -> Change {
    if let waiver = workspace.waivers.sorted.last, Bool.random(using: &generator) {
      return .remove(.waiver(waiver.id))
    }
    return .put(
      .waiver(
        Waiver(
          id: Identifier("W\(drawn)"), rule: pick(HardRule.allCases),
          subject: pick([.everything, .team("K1-1")]),
          dates: pick([nil, days("2026-11-03", "2026-11-05")]), reason: text(), author: "Bo",
          writtenOn: date())))
  }

  private mutating func draft(_ workspace: Workspace) -> Change {
    var plan = workspace.draft
    for team in plan.teams.sorted {
      plan.teams[team.id]?.members = workspace.employees.sorted.map(\.id).filter { _ in
        Bool.random(using: &generator)
      }
    }
    if let last = plan.teams.sorted.last, plan.teams.count > 3 { plan.teams[last.id] = nil }
    return .setDraft(plan)
  }

  private mutating func publication(_ workspace: Workspace) -> Change {
    let number = workspace.publications.count
    if number > 1, drawn.isMultiple(of: 3) { return .withdraw(publication: number) }
    return .publish(Publication(number: number + 1, date: date(), plan: workspace.draft))
  }

  private mutating func exam(_ workspace: Workspace) -> Change {
    .noteExam(.fixture(pick(workspace.employees.sorted).id, pick([.passed, .failed, .cleared])))
  }

  private mutating func access(_ workspace: Workspace) -> Change {
    if let access = workspace.accesses.first, Bool.random(using: &generator) { return .revokeAccess(access) }
    let person = pick(workspace.employees.sorted).id
    return .grantAccess(Access(user: "bruger\(drawn % 3)", role: pick(AccessRole.allCases), employee: person))
  }

  private mutating func seat(_ workspace: Workspace) -> Change {
    if let seat = workspace.guestSeats.min(), Bool.random(using: &generator) { return .cancelSeat(seat) }
    let teams = workspace.published?.plan.teams(of: "K1").filter { !$0.sessions.isEmpty } ?? []
    guard teams.count > 1, let missed = Occurrence(of: teams[0], session: 0),
      let host = Occurrence(of: teams[1], session: 0)
    else { return .rename(organisation: "Ingen parallelle hold") }
    return .bookSeat(.fixture(pick(workspace.employees.sorted).id, missed: missed, host: host))
  }

  private mutating func mark(_ workspace: Workspace) -> Change {
    guard let team = workspace.published?.plan.teams.sorted.first(where: { !$0.sessions.isEmpty }),
      let occurrence = Occurrence(of: team, session: 1)
    else { return .rename(organisation: "Intet offentliggjort") }
    return .mark(
      AttendanceMark(
        occurrence: occurrence, employee: pick(workspace.employees.sorted).id,
        status: pick([.present, .remote, .absent]), author: "Anna", markedAt: second(drawn)))
  }
}
