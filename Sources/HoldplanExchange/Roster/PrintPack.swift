import HoldplanModel
import HoldplanText

/// The kinds of sheets that can be printed. The raw values are what people type.
package enum SheetKind: String, CaseIterable, Sendable {
  /// A team with its sessions and members.
  case roster
  /// One session with its participants.
  case participants
  /// One session, to be signed.
  case signIn = "sign-in"
  /// One session, for the door.
  case door
  /// One person's own sessions.
  case slip
  /// A manager's people.
  case manager
  /// The season on the wall.
  case wall
  /// For those who have completed a module.
  case certificate
}

/// Several sheets for several teams, in bundles that each make a file.
package struct PrintPack: Sendable {
  /// What goes into one file.
  package struct Bundle: Equatable, Sendable {
    /// What the file is called, in parts: `["K1-3"]`, `["slip", "0443"]`.
    package var name: [String]
    package var document: Document
  }

  private let rosters: Rosters
  private let kinds: [SheetKind]
  private let completions: [Completion]

  /// `completions` says for whom there are certificates.
  package init(_ rosters: Rosters, kinds: [SheetKind], completions: [Completion]) {
    self.rosters = rosters
    self.kinds = kinds
    self.completions = completions
  }

  /// The sheets of some teams, and of their members and those members' managers: teams in their order, then
  /// people by name. With `isEverybody` also of those who only teach.
  package func bundles(
    of teams: [Team.ID], isEverybody: Bool = false
  ) throws(RosterError) -> [Bundle] {
    var bundles: [Bundle] = []
    for team in teams {
      let documents = try sheets(of: team)
      if let first = documents.first {
        bundles.append(
          Bundle(
            name: [team.rawValue],
            document: documents.count == 1 ? first : joined(documents, "paper.pack.team", team.rawValue)))
      }
    }
    let people = people(in: teams, isEverybody: isEverybody)
    for person in people where kinds.contains(.slip) {
      bundles.append(Bundle(name: ["slip", person.id.rawValue], document: try rosters.slip(of: person.id)))
    }
    if kinds.contains(.manager) { bundles += try managers(of: people) }
    if kinds.contains(.wall) { bundles.append(Bundle(name: ["wall"], document: rosters.wallCalendar())) }
    if kinds.contains(.certificate) {
      bundles += try certificates(for: Set(people.map(\.id)), of: teams, isEverybody: isEverybody)
    }
    return bundles
  }

  /// The sheets about one person: the slip, the list of the people who report to the person, certificates.
  package func bundles(of employee: Employee.ID) throws(RosterError) -> [Bundle] {
    var bundles: [Bundle] = []
    let code = employee.rawValue
    if kinds.contains(.slip) {
      bundles.append(Bundle(name: ["slip", code], document: try rosters.slip(of: employee)))
    }
    if kinds.contains(.manager) {
      bundles.append(Bundle(name: ["manager", code], document: try rosters.managersList(employee)))
    }
    if kinds.contains(.certificate) {
      for completion in completions where completion.employee == employee {
        bundles.append(try certificate(completion))
      }
    }
    return bundles
  }

  /// All bundles as one document.
  package func joined(_ bundles: [Bundle], subject: String) -> Document {
    if let first = bundles.first, bundles.count == 1 { return first.document }
    return joined(bundles.map(\.document), "paper.pack.all", subject)
  }

  // MARK: Parts

  private func joined(_ documents: [Document], _ key: String, _ subject: String) -> Document {
    Document.joined(documents, title: rosters.words[key, ["subject": subject]], date: rosters.today)
  }

  /// In the order in which a session needs them: the roster, then what belongs to each session.
  private func sheets(of id: Team.ID) throws(RosterError) -> [Document] {
    let team = try rosters.known(id)
    var documents = kinds.contains(.roster) ? [try rosters.teamRoster(id)] : []
    for session in team.sessions.indices {
      if kinds.contains(.door) { documents.append(try rosters.doorSign(id, session: session)) }
      if kinds.contains(.participants) { documents.append(try rosters.sessionRoster(id, session: session)) }
      if kinds.contains(.signIn) { documents.append(try rosters.signInSheet(id, session: session)) }
    }
    return documents
  }

  private func people(in teams: [Team.ID], isEverybody: Bool) -> [Employee] {
    let plan = rosters.edition.plan
    var ids = Set(teams.flatMap { plan.teams[$0]?.members ?? [] })
    if isEverybody {
      let teaching = Set(plan.teams.unordered.flatMap { $0.sessions.map(\.instructor) })
      ids.formUnion(teaching.compactMap { rosters.workspace.instructors[$0]?.employee })
    }
    let people = ids.sorted().compactMap { rosters.workspace.employees[$0] }
    return NaturalOrder.sorted(people) { "\($0.name)\u{0}\($0.id)" }
  }

  private func managers(of people: [Employee]) throws(RosterError) -> [Bundle] {
    let ids = Set(people.compactMap(\.manager)).intersection(rosters.workspace.employees.sorted.map(\.id))
    var bundles: [Bundle] = []
    for id in ids.sorted() where !rosters.workspace.directReports(of: id).isEmpty {
      bundles.append(Bundle(name: ["manager", id.rawValue], document: try rosters.managersList(id)))
    }
    return bundles
  }

  private func certificates(
    for people: Set<Employee.ID>, of teams: [Team.ID], isEverybody: Bool
  ) throws(RosterError) -> [Bundle] {
    let modules = Set(teams.compactMap { rosters.edition.plan.teams[$0]?.module })
    var bundles: [Bundle] = []
    for completion in completions
    where isEverybody || (people.contains(completion.employee) && modules.contains(completion.module)) {
      bundles.append(try certificate(completion))
    }
    return bundles
  }

  private func certificate(_ completion: Completion) throws(RosterError) -> Bundle {
    Bundle(
      name: ["certificate", completion.employee.rawValue, completion.module.rawValue],
      document: try rosters.certificate(for: completion))
  }
}
