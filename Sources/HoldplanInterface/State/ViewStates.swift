import HoldplanModel

struct OverviewState: Sendable {
  /// The problem that Enter opens.
  var selected = 0
}

/// The board: which module, where the cursor is, and what is held.
struct BoardState: Sendable {
  /// Somebody in a team; nil for somebody without a place.
  struct Seat: Hashable, Sendable {
    var employee: Employee.ID
    var team: Team.ID?
  }

  /// What was picked up.
  struct Held: Equatable, Sendable {
    enum Purpose: Sendable { case move, swap }

    var employee: Employee.ID
    /// Nil for somebody without a place.
    var team: Team.ID?
    /// Those who go along, where several were marked.
    var others: [Seat] = []
    var purpose: Purpose
    /// By team; empty until the answer has come.
    var effects: [Team.ID: Effect] = [:]
    /// The best target first.
    var ranking: [Team.ID] = []
    /// Exchanges and moves in two steps; nil until the answer has come.
    var ways: [Effect]?
    /// Whether it was let go of here before it was known what that would do.
    var isDropping = false
    /// For a swap: what it would do with the person under the cursor.
    var swap: Effect?

    var seats: [Seat] { [Seat(employee: employee, team: team)] + others }
    /// Whether all who are held are in a column already, so that dropping them there does nothing.
    func isAll(in team: Team.ID?) -> Bool { seats.allSatisfy { $0.team == team } }

    /// What moving them all to a team would be, or out of theirs; nil where they are there.
    func change(to team: Team.ID?) -> Change? {
      let parts = seats.compactMap { seat -> Change? in
        switch (seat.team, team) {
        case (let from?, let to?): from == to ? nil : .move(seat.employee, from: from, to: to)
        case (nil, let to?): .addMember(seat.employee, to: to)
        case (let from?, nil): .removeMember(seat.employee, from: from)
        case (nil, nil): nil
        }
      }
      return parts.isEmpty ? nil : .together(parts)
    }
  }

  /// Those who are marked, to be moved, pinned or taken out together; all of the module that is shown. Whoever is no
  /// longer there is marked no more.
  var marks: Set<Seat> = []
  var module: Module.ID?
  var column = 0
  var row = 0
  var held: Held?
  /// Whether the mouse was pressed on a card and not let go yet.
  var isPressed = false
  /// Whether what is held hangs on the mouse.
  var isDragging = false

  mutating func forget() {
    held = nil
    isPressed = false
    isDragging = false
  }
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
  /// Whose leave is shown as shade; nil for everybody's.
  var department: Department.ID?
  /// Whether the mouse was pressed on a session and not let go yet.
  var isPressed = false
  /// Whether what is held hangs on the mouse.
  var isDragging = false

  mutating func forget() {
    held = nil
    isPressed = false
    isDragging = false
  }
}

/// A problem with its explanation and ways out.
struct ExplanationState: Equatable, Sendable {
  var problem: Problem
  var explanation: Explanation?
  /// The same for meetings, cases and quotas.
  var ledger: LedgerExplanation?
  /// Ways out, the best first.
  var waysOut: [Effect] = []
  var isComplete = false
  var selected = 0
}

extension Overlay {
  var isExplanation: Bool {
    if case .explanation = self { true } else { false }
  }
}

struct AttendanceState: Sendable {
  /// Nil until a page is chosen: then the role's own.
  var page: AttendancePage?
  /// The page that was asked for last, and the one that has come.
  var asked: PageRequest?
  var content: PageContent?
  /// The line under the cursor, of a page of lines.
  var line = 0
  /// Sessions and meetings that are noted together.
  var chosen: Set<Gathering> = []
  /// Whether the keys go to the people rather than to the list of sessions.
  var isMarking = false
  /// Which session or meeting, of those held. Nil until one is chosen: then the latest.
  var session: Int?
  var person = 0
  /// Whose mark has been sent off while the cursor has gone on: it goes back if the mark is refused.
  var personBeforeMark: Int?
  /// Whether a mark with minutes is being asked about: the cursor goes on once it is stored.
  var awaitsMinutes = false
}

struct RostersState: Sendable {
  var selected = 0
  var order = RosterOrder.date
  var isDescending = false
  /// The sessions in an order other than by date, kept so that no frame has to sort them.
  var arranged: RosterArrangement?
  /// What a search compares, once there was one.
  var texts: RosterTexts?
  /// Whether the list has been opened before: the first time it begins at what comes next.
  var wasOpened = false
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
  var filter = ""
  /// The column that the records are sorted by; 0 keeps the order of the identifiers.
  var column = 0
  var isDescending = false
  /// The records of the kind, filtered and sorted.
  var rows: [RecordLine] = []
  /// The identifiers of the records that are chosen for one change to all of them.
  var marks: Set<String> = []
  /// The row from which a range is marked.
  var anchor: Int?
  /// What the rows were made from.
  var made: Made?

  struct Made: Equatable, Sendable {
    var revision: Int
    var kind: Int
    var filter: String
    var column: Int
    var isDescending: Bool
    var language: String
  }
}

struct HelpState: Sendable {
  var context: Context
  var filter = TextInput()
  var selected = 0
}
