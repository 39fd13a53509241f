import HoldplanModel

/// The kinds of record that have a list of their own, in the order in which a planner who starts from
/// nothing needs them.
enum RecordKind: String, CaseIterable, Sendable {
  case season, closedDay, rules, coverage, site, department, role, room, instructor, module, programme, waiver
  case competence, profile, goal, fund, expense, series, meeting, rota, quota, closedSeason
  case access, retention, pin
}

/// One line in the list of records of a kind.
struct RecordLine: Equatable, Sendable {
  var id: String
  var columns: [String]
}

extension CommandTable {
  static let recordCommands: [Entry] = [
    Entry(
      id: "record.edit", keys: [.code(.enter), "e"], contexts: [.records], rank: 1,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        if state.recordKind == .closedSeason { return "hindrance.closedSeason" }
        if !state.records.marks.isEmpty, state.recordKind.recordKind?.hasBulkForm != true {
          return "hindrance.oneByOne"
        }
        return state.recordCount == 0 ? "hindrance.noRecord" : nil
      }
    ) { $0.editRecord() },
    Entry(
      id: "record.new", keys: ["n"], contexts: [.records], rank: 2,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        if state.recordKind == .pin { return "hindrance.pinElsewhere" }
        if state.recordKind == .meeting { return "hindrance.meetingElsewhere" }
        return state.recordKind.isSingle ? "hindrance.single" : nil
      }
    ) { $0.newRecord() },
    Entry(
      id: "record.remove", keys: ["D", .code(.delete)], contexts: [.records], rank: 3,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        if state.recordKind.isSingle { return "hindrance.single" }
        if state.recordKind == .closedSeason { return "hindrance.closedSeason" }
        return state.recordCount == 0 ? "hindrance.noRecord" : nil
      }
    ) { $0.removeRecord() },
    Entry(
      id: "ledgers.plan", keys: ["p"], contexts: [.records], rank: nil,
      hindrance: { state in
        if !state.isPlanner { return "hindrance.planner" }
        return [.series, .meeting, .rota].contains(state.recordKind) ? nil : "hindrance.notLedger"
      }
    ) { state in
      state.waiting.insert(.saving)
      return [.planLedgers]
    },
    Entry(
      id: "meeting.mark", keys: ["m"], contexts: [.records], rank: nil,
      hindrance: { state in
        guard let meeting = state.selectedMeeting else { return "hindrance.noMeeting" }
        if !state.isPlanner { return "hindrance.planner" }
        return meeting.date > state.today ? "hindrance.notHeld" : nil
      }
    ) { state in
      guard let meeting = state.selectedMeeting else { return [] }
      return state.goToMarks(of: meeting.id)
    },
    Entry(
      id: "record.leave", keys: [.code(.escape)], contexts: [.records], rank: nil,
      hindrance: { state in
        // What is marked is let go of first.
        if !state.records.marks.isEmpty { return "hindrance.marked" }
        return state.records.isInside ? nil : "hindrance.notInside"
      }
    ) { state in
      state.records.isInside = false
      return []
    },
  ]
}

extension RecordKind {
  /// Whether there is exactly one of it.
  var isSingle: Bool { self == .season || self == .rules || self == .retention }

  /// Whether its records have no identifiers, but places that change with the list.
  var isListedByPlace: Bool { self == .coverage || self == .pin }

  /// The kind of the model's records that it lists, where it does.
  var recordKind: RecordReference.Kind? {
    switch self {
    case .season, .closedDay, .rules, .coverage, .pin, .access, .retention: nil
    case .site: .site
    case .department: .department
    case .role: .role
    case .room: .room
    case .instructor: .instructor
    case .module: .module
    case .programme: .programme
    case .waiver: .waiver
    case .competence: .competence
    case .profile: .profile
    case .goal: .goal
    case .fund: .fund
    case .expense: .expense
    case .series: .series
    case .meeting: .meeting
    case .rota: .rota
    case .quota: .quota
    case .closedSeason: nil
    }
  }
}

extension State {
  var recordKind: RecordKind { RecordKind.allCases[records.kind] }

  var recordCount: Int {
    switch recordKind {
    case .season, .rules, .retention: 1
    case .access: workspace.accesses.count
    case .closedDay: workspace.season.closedDays.count
    case .coverage: workspace.rules.coverage.count
    case .pin: workspace.pins.count
    case .site: workspace.sites.count
    case .department: workspace.departments.count
    case .role: workspace.roles.count
    case .room: workspace.rooms.count
    case .instructor: workspace.instructors.count
    case .module: workspace.modules.count
    case .programme: workspace.programmes.count
    case .waiver: workspace.waivers.count
    case .competence: workspace.competences.count
    case .profile: workspace.profiles.count
    case .goal: workspace.goals.count
    case .fund: workspace.funds.count
    case .expense: workspace.expenses.count
    case .series: workspace.series.count
    case .meeting: workspace.meetings.count
    case .rota: workspace.rotas.count
    case .quota: workspace.quotas.count
    case .closedSeason: workspace.closedSeasons.count
    }
  }

  mutating func moveInRecords(_ motion: Motion) {
    switch motion {
    case .left, .previous: records.isInside = false
    case .right, .next: records.isInside = recordRowCount > 0
    default:
      if records.isInside {
        records.selected = motion.step(from: records.selected, count: recordRowCount, page: page(.records))
      } else {
        showRecords(
          of: motion.step(from: records.kind, count: RecordKind.allCases.count, page: page(.kinds)))
      }
    }
  }

  var selectedRecord: RecordLine? {
    recordRows.indices.contains(records.selected) ? recordRows[records.selected] : nil
  }

  mutating func editRecord() -> [Command] {
    guard let line = selectedRecord else { return [] }
    records.isInside = true
    if !records.marks.isEmpty, let kind = recordKind.recordKind {
      return openForm(.bulkRecords(kind, chosenRecords.compactMap { reference($0.id) }))
    }
    switch recordKind {
    case .season: return openForm(.season)
    case .rules: return openForm(.rules)
    case .coverage: return openForm(.coverage(Int(line.id)))
    case .pin: return goToPin(line.id)
    case .access: return openForm(.access(line.id))
    case .retention: return openForm(.retention)
    case .closedDay: return openForm(.closedDay(CalendarDate(iso: line.id)))
    default: return recordKind.recordKind.map { openForm(.record($0, line.id)) } ?? []
    }
  }

  mutating func newRecord() -> [Command] {
    if recordKind == .closedDay { return openForm(.closedDay(nil)) }
    if recordKind == .waiver { return openForm(.waiver(nil)) }
    if recordKind == .coverage { return openForm(.coverage(nil)) }
    if recordKind == .access { return openForm(.access(nil)) }
    if recordKind == .closedSeason { return changeSeason() }
    return recordKind.recordKind.map { openForm(.record($0, nil)) } ?? []
  }

  mutating func removeRecord() -> [Command] {
    if !records.marks.isEmpty { return askToRemoveMarkedRecords() }
    guard let line = selectedRecord else { return [] }
    if let reference = reference(line.id) { return askToRemove(reference) }
    return removal(of: [line.id]).map { commit($0, label: "record.remove") } ?? []
  }

  func reference(_ id: String) -> RecordReference? {
    switch recordKind {
    case .season, .rules, .closedDay, .coverage, .pin, .access, .retention, .closedSeason: nil
    case .site: .site(.init(id))
    case .department: .department(.init(id))
    case .role: .role(.init(id))
    case .room: .room(.init(id))
    case .instructor: .instructor(.init(id))
    case .module: .module(.init(id))
    case .programme: .programme(.init(id))
    case .waiver: .waiver(.init(id))
    case .competence: .competence(.init(id))
    case .profile: .profile(.init(id))
    case .goal: .goal(.init(id))
    case .fund: .fund(.init(id))
    case .expense: .expense(.init(id))
    case .series: .series(.init(id))
    case .meeting: .meeting(.init(id))
    case .rota: .rota(.init(id))
    case .quota: .quota(.init(id))
    }
  }

  /// Shows a record in its list.
  mutating func goToRecord(_ reference: RecordReference?) -> [Command] {
    if case .employee(let id) = reference { return show(id) }
    let commands = open(.records)
    guard let reference,
      let kind = RecordKind.allCases.firstIndex(where: { $0.recordKind == reference.kind })
    else { return commands }
    showRecords(of: kind)
    records.isInside = true
    records.selected = recordRows.firstIndex { $0.id == reference.identifier } ?? 0
    return commands
  }
}
