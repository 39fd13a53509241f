import HoldplanModel
import HoldplanText

struct OverviewState: Sendable {
  /// The problem that Enter opens.
  var selected = 0
}

/// The list of people, filtered and sorted once and not for each frame.
struct PeopleState: Sendable {
  enum Order: String, CaseIterable, Sendable { case name, department, places, problems }

  var selected = 0
  var filter = ""
  var order = Order.name
  /// Only those who have a problem.
  var showsProblemsOnly = false
  /// Positions in `WorkspaceIndex.employees`.
  private(set) var rows: [Int] = []

  mutating func refresh(_ index: WorkspaceIndex, findings: Findings = Findings()) {
    let chosen = rows.indices.contains(selected) ? rows[selected] : nil
    let wanted = SearchQuery(filter)
    rows = index.employees.indices.filter { position in
      if showsProblemsOnly && findings.byEmployee[index.employees[position].id] == nil { return false }
      return wanted.isEmpty || wanted.matches(index.searchTexts[position])
    }
    sort(index, findings)
    selected = chosen.flatMap { rows.firstIndex(of: $0) } ?? min(selected, max(0, rows.count - 1))
  }

  private mutating func sort(_ index: WorkspaceIndex, _ findings: Findings) {
    let people = index.employees
    switch order {
    case .name: break
    case .department:
      rows.sort { (people[$0].department, $0) < (people[$1].department, $1) }
    case .places:
      let seats = rows.map { index.seats[people[$0].id]?.count ?? 0 }
      let byRow = Dictionary(uniqueKeysWithValues: zip(rows, seats))
      rows.sort { (byRow[$0] ?? 0, $0) < (byRow[$1] ?? 0, $1) }
    case .problems:
      rows.sort {
        (-(findings.byEmployee[people[$0].id] ?? 0), $0) < (-(findings.byEmployee[people[$1].id] ?? 0), $1)
      }
    }
  }
}

/// The board: which module, where the cursor is, and what is held.
struct BoardState: Sendable {
  /// What was picked up.
  struct Held: Equatable, Sendable {
    enum Purpose: Sendable { case move, swap }

    var employee: Employee.ID
    /// Nil for somebody without a place.
    var team: Team.ID?
    var purpose: Purpose
    /// By team; empty until the answer has come.
    var effects: [Team.ID: Effect] = [:]
    /// The best target first.
    var ranking: [Team.ID] = []
    /// For a swap: what it would do with the person under the cursor.
    var swap: Effect?
  }

  var module: Module.ID?
  var column = 0
  var row = 0
  var held: Held?

  mutating func forget() { held = nil }
}

/// The calendar: the day and session under the cursor, and a session that is being moved.
struct CalendarState: Sendable {
  struct Held: Equatable, Sendable {
    var session: SessionReference
    /// The best first; empty until the answer has come.
    var effects: [Effect] = []
    /// Which of the effects on the day under the cursor.
    var choice = 0
  }

  var date: CalendarDate
  /// Which session of the day.
  var selected = 0
  var held: Held?

  mutating func forget() { held = nil }
}

struct ProblemsState: Sendable {
  var selected = 0
  /// Waived cases are shown at the end unless hidden.
  var showsWaived = true

  mutating func forget() {}
}

/// A problem with its explanation and ways out.
struct ExplanationState: Equatable, Sendable {
  var problem: Problem
  var explanation: Explanation?
  /// Ways out, the best first.
  var waysOut: [Effect] = []
  var isComplete = false
  var selected = 0
}

/// One person at one session.
struct Seat: Hashable, Sendable {
  var employee: Employee.ID
  var occurrence: Occurrence
}

struct AttendanceState: Sendable {
  /// Nil until a page is chosen: then the role's own.
  var page: AttendancePage?
  /// The line under the cursor, of a page of lines.
  var line = 0
  /// Sessions that are noted together.
  var chosen: Set<Occurrence> = []
  /// Whose mark has been asked for and is not stored yet.
  var awaited: Seat?
  /// Whether the keys go to the people rather than to the list of sessions.
  var isMarking = false
  /// Nil until a session is chosen: then the latest that was held.
  var session: Int?
  var person = 0
}

struct RostersState: Sendable {
  var selected = 0
  var kind = RosterRequest.Kind.roster
  var preview: [String]?
  var previewed: RosterRequest?
  /// Whether the keys scroll the sheet.
  var isReading = false
  var line = 0
}

struct RecordsState: Sendable {
  var kind = 0
  var selected = 0
  /// Whether the keys go to the records rather than to the list of kinds.
  var isInside = false
}

/// A search for a plan.
struct SolveState: Sendable {
  var settings = SolveSettings()
  var isRunning = false
  var isStopping = false
  var progress: SolveProgress?
  /// The totals seen, for the chart.
  var totals: [Int] = []
  var proposal: Proposal?
  var difference: PlanDifference?
  var line = 0
}

struct HelpState: Sendable {
  var context: Context
  var filter = TextInput()
  var selected = 0
}

struct HistoryState: Sendable {
  var entries: [HistoryEntry]?
  var selected = 0
}
