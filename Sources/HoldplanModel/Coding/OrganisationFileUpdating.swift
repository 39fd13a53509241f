extension OrganisationFile {
  /// The change that brings a workspace with the tables' records up to the description again: what a person has
  /// edited in the file comes in, and what was found, agreed or counted since stays: the closed days, who holds a
  /// seat where the file names nobody, the pair of each case, sign-offs, and what a quota counted on other days.
  ///
  /// Nothing is removed, and the organisation keeps its name. A season that is closed stays as it was.
  ///
  /// - Throws: `ChangeError.unknown` for the first module or person that is named and does not exist.
  package func change(updating workspace: Workspace) throws(ChangeError) -> Change {
    var file = self
    file.rules.retention = file.rules.retention ?? workspace.rules.retention
    file.series = series.map { $0.keepingHolders(of: workspace.series[$0.id]) }
    file.rotas = rotas.map { $0.keepingPairs(of: workspace.rotas[$0.id]) }
    file.quotas = quotas.map { $0.keepingCounts(of: workspace.quotas[$0.id]) }
    file.goals = goals.map { goal in
      var goal = goal
      goal.signOff = goal.signOff ?? workspace.goals[goal.id]?.signOff
      return goal
    }
    for (module, people) in demand {
      file.demand[module] = people.filter { id in
        workspace.employees[id].map { !workspace.hasValidPass($0, in: module) } ?? true
      }
    }
    file.pins = pins.filter { !workspace.pins.contains($0) }
    var parts: [Change] = []
    var season = season
    season.closedDays = workspace.season.closedDays
    let isClosed = workspace.closedSeasons.contains { $0.season.start == season.start }
    if season != workspace.season, !isClosed { parts.append(.setSeason(season)) }
    return .group(parts + [try file.change(completing: workspace)] + raised(in: workspace))
  }

  /// A level that was signed off is not lowered by a table from before.
  private func raised(in workspace: Workspace) -> [Change] {
    var levels: [Employee.ID: [Competence.ID: Int]] = [:]
    for goal in workspace.goals.unordered where goal.signOff != nil {
      levels[goal.employee, default: [:]][goal.competence] = max(
        goal.level, levels[goal.employee]?[goal.competence] ?? 0)
    }
    return levels.keys.sorted().compactMap { id in
      guard var person = workspace.employees[id] else { return nil }
      person.levels.merge(levels[id] ?? [:], uniquingKeysWith: max)
      return person == workspace.employees[id] ? nil : .put(.employee(person))
    }
  }
}

extension MeetingSeries {
  fileprivate func keepingHolders(of known: MeetingSeries?) -> MeetingSeries {
    guard let known else { return self }
    var series = self
    for (index, seat) in seats.enumerated()
    where seat.employee == nil && known.seats.indices.contains(index) && known.seats[index].role == seat.role
    {
      series.seats[index].employee = known.seats[index].employee
    }
    return series
  }
}

extension PairRota {
  fileprivate func keepingPairs(of known: PairRota?) -> PairRota {
    var rota = self
    let pairs = Dictionary(
      (known?.duties ?? []).map { ($0.number, $0.pair) }, uniquingKeysWith: { first, _ in first })
    for index in rota.duties.indices where rota.duties[index].pair == nil {
      rota.duties[index].pair = pairs[rota.duties[index].number] ?? nil
    }
    return rota
  }
}

extension Quota {
  fileprivate func keepingCounts(of known: Quota?) -> Quota {
    var quota = self
    let dates = Set(entries.map(\.date))
    quota.entries += (known?.entries ?? []).filter { !dates.contains($0.date) }
    quota.entries.sort { $0.date < $1.date }
    return quota
  }
}

extension Workspace {
  /// The change that makes this workspace what another is, as far as records, season, rules and pins go; nothing
  /// is removed. Empty where nothing differs.
  package func change(to other: Workspace) -> Change {
    var parts: [Change] = other.allRecords().filter { $0 != record($0.reference) }.map { .put($0) }
    if other.season != season { parts.append(.setSeason(other.season)) }
    if other.rules != rules { parts.append(.setRules(other.rules)) }
    return .group(parts + other.pins.subtracting(pins).sorted().map { .pin($0) })
  }
}
