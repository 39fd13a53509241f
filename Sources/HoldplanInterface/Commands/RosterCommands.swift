import HoldplanModel
import HoldplanResources

extension CommandTable {
  static let rosterCommands: [Entry] = [
    Entry(id: "roster.print", keys: ["p"], contexts: [.rosters], rank: 1, hindrance: rosterHindrance) {
      state in
      state.askForPrinter()
    },
    Entry(id: "roster.pdf", keys: ["f"], contexts: [.rosters], rank: 2, hindrance: rosterHindrance) { state in
      state.run(printing: Command.savePDF)
    },
    Entry(id: "roster.kind", keys: ["k"], contexts: [.rosters], rank: 3, hindrance: rosterHindrance) {
      state in
      state.turnSheet(by: 1)
    },
    Entry(id: "roster.kindBack", keys: ["K"], contexts: [.rosters], rank: nil, hindrance: rosterHindrance) {
      state in
      state.turnSheet(by: -1)
    },
    Entry(id: "roster.read", keys: [.code(.enter)], contexts: [.rosters], rank: 4, hindrance: rosterHindrance)
    {
      state in
      state.rosters.isReading = true
      return []
    },
    Entry(
      id: "roster.leave", keys: [.code(.escape)], contexts: [.rosters], rank: nil,
      hindrance: { $0.rosters.isReading ? nil : "hindrance.notReading" }
    ) { state in
      state.rosters.isReading = false
      return []
    },
    Entry(
      id: "roster.copy", keys: ["y"], contexts: [.rosters], rank: nil,
      hindrance: { $0.rosters.preview == nil ? "hindrance.noRoster" : nil }
    ) { state in
      [.copy((state.rosters.preview ?? []).joined(separator: "\n"))]
    },
  ]

  private static let rosterHindrance: @Sendable (State) -> String? = {
    $0.rosterRequest == nil ? "hindrance.noRoster" : nil
  }
}

extension State {
  /// The plan that rosters are made from: what is published, or the draft while nothing is.
  var rosterPlan: Plan { workspace.published?.plan ?? workspace.draft }

  /// All sessions that a roster can be made for, in the order that was chosen: by date, unless another was.
  var rosterSessions: [SessionReference] {
    guard let teams = rosterTeams else { return orderedRosterSessions }
    return orderedRosterSessions.filter { teams.contains($0.team) }
  }

  /// The teams whose sheets the role offers; nil for all.
  private var rosterTeams: Set<Team.ID>? {
    switch viewer {
    case .planner, .viewer(nil): return nil
    case .instructor(let id): return Set(workspace.teamsTaught(by: id).map(\.id))
    case .manager, .viewer(.some):
      guard let people = viewer.visible(in: workspace) else { return nil }
      return Set(rosterPlan.teams.unordered.filter { !people.isDisjoint(with: $0.members) }.map(\.id))
    }
  }

  /// The kinds of sheets that the role offers: lists of people are for HR and for those who teach them.
  private var sheetKinds: [RosterRequest.Kind] {
    switch viewer {
    case .planner: RosterRequest.Kind.allCases
    case .instructor: [.roster, .signIn, .door, .team, .pack, .wall]
    case .manager, .viewer: [.door, .wall]
    }
  }

  /// The kind that was chosen, where the role offers it.
  var sheetKind: RosterRequest.Kind {
    sheetKinds.contains(rosters.kind) ? rosters.kind : sheetKinds[0]
  }

  /// Goes on to another kind, round and round.
  fileprivate mutating func turnSheet(by step: Int) -> [Command] {
    let kinds = sheetKinds
    let at = kinds.firstIndex(of: sheetKind) ?? 0
    rosters.kind = kinds[(at + step + kinds.count) % kinds.count]
    return refreshPreview()
  }

  /// The first time, the list of rosters begins at the next session from today, or the last of all.
  mutating func beginRostersAtNext() {
    guard !rosters.wasOpened else { return }
    rosters.wasOpened = true
    let plan = rosterPlan
    let sessions = rosterSessions
    rosters.selected =
      sessions.firstIndex { reference in
        guard let sessions = plan.teams[reference.team]?.sessions else { return false }
        return sessions.indices.contains(reference.index) && sessions[reference.index].date >= today
      } ?? max(0, sessions.count - 1)
  }

  var rosterRequest: RosterRequest? {
    let sessions = rosterSessions
    guard sessions.indices.contains(rosters.selected) else { return nil }
    let session = sessions[rosters.selected]
    return RosterRequest(
      team: session.team, session: session.index, kind: sheetKind,
      isPublished: workspace.published != nil)
  }

  /// `Holdliste: hold 2 i Konflikthåndtering, 1. gang`.
  func title(of request: RosterRequest) -> String {
    words[
      "roster.title.\(request.kind.rawValue)",
      ["team": workspace.fullName(of: request.team, words), "session": String(request.session + 1)]]
  }

  mutating func refreshPreview() -> [Command] {
    rosters.line = 0
    guard let request = rosterRequest else {
      rosters.preview = nil
      rosters.previewed = nil
      return []
    }
    rosters.preview = nil
    rosters.previewed = request
    waiting.insert(.roster)
    return [.previewRoster(request)]
  }

  mutating func moveInRosters(_ motion: Motion) -> [Command] {
    switch motion {
    case .left, .previous: rosters.isReading = false
    case .right, .next: rosters.isReading = rosters.preview != nil
    default:
      if rosters.isReading {
        let count = max(1, (rosters.preview?.count ?? 0) - page(.preview) + 1)
        rosters.line = motion.step(from: rosters.line, count: count, page: page(.preview))
      } else {
        rosters.selected = motion.step(
          from: rosters.selected, count: rosterSessions.count, page: page(.rosters))
        return refreshPreview()
      }
    }
    return []
  }

  mutating func run(printing command: (RosterRequest) -> Command) -> [Command] {
    guard let request = rosterRequest else { return [] }
    waiting.insert(.printing)
    return [command(request)]
  }
}
