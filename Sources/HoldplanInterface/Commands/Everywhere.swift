import HoldplanModel

extension CommandTable {
  static let planner: @Sendable (State) -> String? = { $0.isPlanner ? nil : "hindrance.planner" }
  /// For what tells of everybody.
  static let forHR: @Sendable (State) -> String? = { $0.isPlanner ? nil : "access.refused" }

  /// What can be done in every view.
  static let everywhereCommands: [Entry] =
    ViewName.tabs.enumerated().map { number, view in
      Entry(
        id: "view.\(view.rawValue)", keys: [.key(Key(Character("\(number + 1)")))], contexts: Context.views,
        rank: nil, hindrance: always
      ) { $0.open(view) }
    } + [
      Entry(
        id: "view.solve", keys: ["s"], contexts: Context.views.subtracting([.solve]), rank: 31,
        hindrance: planner
      ) { $0.open(.solve) },
      Entry(id: "undo", keys: ["u"], contexts: Context.views, rank: 32, hindrance: planner) { state in
        state.waiting.insert(.saving)
        return [.undo]
      },
      Entry(
        id: "redo", keys: [.control("r"), "U"], contexts: Context.views, rank: nil, hindrance: planner
      ) { state in
        state.waiting.insert(.saving)
        return [.redo]
      },
      Entry(id: "publish", keys: ["P"], contexts: Context.views, rank: 33, hindrance: publishHindrance) {
        $0.askToPublish()
      },
      Entry(
        id: "suspend", keys: [.control("z")], contexts: Set(Context.allCases), rank: nil, hindrance: always
      ) { _ in [.suspend] },
      Entry(
        id: "help", keys: ["?", .code(.function(1))], contexts: Context.helped, rank: 41, hindrance: always
      ) { state in
        state.overlays.append(.help(HelpState(context: state.context)))
        return []
      },
      Entry(id: "quit", keys: ["q"], contexts: Context.views, rank: 42, hindrance: always) { _ in [.quit] },
    ]

  private static let publishHindrance: @Sendable (State) -> String? = { state in
    if !state.isPlanner { return "hindrance.planner" }
    if state.workspace.draft.teams.isEmpty { return "hindrance.noPlan" }
    guard let assessment = state.assessment else { return "hindrance.assessing" }
    if assessment.violations.contains(where: { !$0.isUnplaced }) { return "hindrance.broken" }
    if state.workspace.published != nil && state.index.unpublishedChanges == 0 {
      return "hindrance.published"
    }
    return nil
  }
}

extension State {
  /// Goes to a view. What is held is let go, so that nothing happens behind one's back.
  mutating func open(_ view: ViewName) -> [Command] {
    board.held = nil
    calendar.held = nil
    search = nil
    self.view = view
    if view == .rosters { beginRostersAtNext() }
    settle()
    switch view {
    case .rosters: return refreshPreview()
    case .compare:
      if let pair = solve.pair { compare.pair = pair }
      return refreshComparedPlans()
    default: return []
    }
  }

  /// Asks before a plan is announced, with the number that every sheet will carry.
  mutating func askToPublish() -> [Command] {
    let number = workspace.nextPublicationNumber
    let publication = Publication(number: number, date: today, plan: workspace.draft)
    var lines = [
      words["publish.what", ["number": String(number), "date": words.date(today)]],
      workspace.published == nil
        ? words["publish.first"]
        : words["publish.change", ["changes": words.counted("change", index.unpublishedChanges)]],
    ]
    let unplaced = findings.missing.keys.sorted()
    if !unplaced.isEmpty {
      let names = unplaced.prefix(4).map { workspace.name(of: $0) }
      let more =
        unplaced.count > 4 ? " " + words["list.more", ["count": words.number(unplaced.count - 4)]] : ""
      lines.append(words["publish.unplaced", ["names": names.joined(separator: ", ") + more]])
    }
    let waived = assessment?.waived.count ?? 0
    if waived > 0 { lines.append(words["publish.waived", ["cases": words.counted("waivedCase", waived)]]) }
    lines.append(words["publish.leave"])
    let belated = workspace.belatedSessions(on: today)
    if let warning = describe(belated: belated, in: workspace, words: words) {
      lines += ["! " + warning, words["publish.allTheSame"]]
    }
    overlays.append(
      .confirm(
        Confirmation(
          title: words["publish.title"], lines: lines, commands: [.publish(publication)])))
    return []
  }
}
