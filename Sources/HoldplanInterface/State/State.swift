import HoldplanModel
import HoldplanResources

/// The views that have a tab, in the order of their digits, and the search, which `s` opens.
package enum ViewName: String, CaseIterable, Sendable {
  case overview, people, board, calendar, problems, attendance, rosters, records, solve, compare

  /// The views with a tab and a digit.
  static let tabs: [ViewName] = [
    .overview, .people, .board, .calendar, .problems, .attendance, .rosters, .records,
  ]
}

/// Everything that the interface remembers. It is altered by `update` alone and drawn by `view`.
package struct State: Sendable {
  /// What is stored.
  package internal(set) var workspace: Workspace
  /// Counts the workspaces seen, so that late answers are told from fresh ones.
  package internal(set) var revision = 0
  /// Nil until the first count has come.
  package internal(set) var assessment: Assessment?
  /// What was counted last of meetings, cases and quotas; nil where there are none.
  var ledgers: Assessment?
  /// No plan in which everybody has a place has a lower total, where that is known of the workspace as it is.
  var bound: Int?
  /// How many pairs from different departments the draft brings together for the first time, once it was counted.
  var acquaintances: Int?
  package internal(set) var words: Words
  package let today: CalendarDate
  /// Who makes the changes, as the log names the person.
  package let author: String
  package let viewer: Viewer

  package internal(set) var view = ViewName.overview
  var size = Size(columns: 0, rows: 0)
  var overlays: [Overlay] = []
  var search: SearchLine?
  var message: Message?
  /// What runs outside and has not been answered.
  var waiting: Set<Waiting> = [] { didSet { noteBeginnings(since: oldValue) } }
  /// The tick at which each of them began.
  var beginnings: [Waiting: Int] = [:]
  /// Counts ticks, for what moves while something runs.
  var ticks = 0
  var index: WorkspaceIndex
  /// What came with the reply that is being taken in.
  var groundwork: Groundwork?
  var findings = Findings()
  /// Where lists stood when they were drawn last.
  var windows: [ListName: Window] = [:]

  var overview = OverviewState()
  var people = PeopleState()
  var board = BoardState()
  var calendar: CalendarState
  var problems = ProblemsState()
  var attendance = AttendanceState()
  var rosters = RostersState()
  var records = RecordsState()
  var solve = SolveState()
  var compare = CompareState()
  var marks = MarkState()
  /// What is wrong with the records, once it was looked for. A change that is made leaves nothing wrong behind,
  /// so that where there was nothing there is nothing.
  var modelProblems: [ModelProblem]?
  package internal(set) var settings = InterfaceSettings()
  /// Whether the terminal can show lines and signs beyond ASCII.
  var canDrawLines = true
  /// Whether its font has the dots of braille, which those of consoles lack.
  var canDrawDots = true
  /// Who else has the file open.
  var present: [PresentPerson] = []

  /// - Parameters:
  ///   - today: the date that counts as today; the interface never reads a clock.
  ///   - author: who is at the keyboard, as the log names the person.
  ///   - size: the size of the terminal, until an event says otherwise.
  package init(
    workspace: Workspace, assessment: Assessment? = nil, words: Words, today: CalendarDate, author: String,
    viewer: Viewer = .planner, size: Size = ScreenLayout.smallest
  ) {
    self.workspace = workspace
    self.words = words
    self.today = today
    self.author = author
    self.viewer = viewer
    self.size = size
    index = WorkspaceIndex(workspace, viewer: viewer, today: today)
    calendar = CalendarState(date: min(max(today, workspace.season.start), workspace.season.end))
    people.refresh(index)
    if let assessment { assess(assessment) }
    view = viewer.home
    settle()
  }

  /// What is to be done outside when the interface opens: count the rules, where that has not been done.
  package var opening: [Command] { (assessment == nil ? [.assess(revision: revision)] : []) + viewNote }

  /// Whether this person may alter the plan.
  var isPlanner: Bool { viewer == .planner }
}

/// Something that runs outside, shown until its answer has come.
enum Waiting: Hashable, Sendable {
  case saving, assessing, effects, explanation, roster, printing, history, solving
  case comparing
  case opening, importing, exporting, files, filtering
  case report, page
}

/// A sentence about what has just happened, until the next key.
struct Message: Equatable, Sendable {
  enum Kind: Sendable { case done, problem }

  var kind: Kind
  var text: String
}

/// What lies over a view. The last of several has the keys.
enum Overlay: Sendable {
  case help(HelpState)
  case form(Form)
  case confirm(Confirmation)
  case history(HistoryState)
  case explanation(ExplanationState)
  case teamMenu(TeamMenuState)
  case choices(ChoicesState)
  case day(DayState)
  case person(PersonState)
  case palette(PaletteState)
  case settings(SettingsState)
  case files(FilesState)
  case picker(PickerState)
  case dates(DatesState)
  case reports(ReportsState)
}

/// A question that must be answered before something is done.
struct Confirmation: Sendable {
  var title: String
  var lines: [String]
  /// What Enter does.
  var commands: [Command]
  /// The first line that is seen, where there are more than fit.
  var top = 0

  /// How wide the box is at most.
  static let columns = 76

  init(title: String, lines: [String], commands: [Command]) {
    (self.title, self.lines, self.commands) = (title, lines, commands)
  }
}

extension State {
  /// Takes over a workspace from outside and asks for what depends on it.
  ///
  /// - Parameter change: what made it of the one before, where that is known: then only what the change touches
  ///   is worked out anew.
  mutating func replace(_ workspace: Workspace, assessment: Assessment?, change: Change? = nil) -> [Command] {
    self.workspace = workspace
    if change == nil || modelProblems?.isEmpty == false { modelProblems = nil }
    revision += 1
    bound = nil
    acquaintances = nil
    let old = index
    index =
      groundwork?.index
      ?? WorkspaceIndex(
        workspace, viewer: viewer, today: today, before: change.map { (index, $0.peopleAltered) })
    people.forget()
    people.refresh(index, findings: findings)
    marks.people.follow(from: old, to: index)
    board.forget()
    calendar.forget()
    waiting.subtract([.effects, .explanation, .comparing])
    let compareAgain = refreshPlanning()
    if let assessment {
      assess(assessment)
      settle()
      return compareAgain
    }
    settle()
    waiting.insert(.assessing)
    return [.assess(revision: revision)] + compareAgain
  }

  /// Takes over a workspace in which only attendance was marked: nothing that depends on the plan is altered.
  mutating func takeMarks(of workspace: Workspace) {
    self.workspace = workspace
    settle()
  }

  /// - Parameter ledgers: what was counted of meetings, cases and quotas; nil keeps what is known of them.
  mutating func assess(_ assessment: Assessment, ledgers: Assessment? = nil) {
    self.assessment = assessment
    if let ledgers { self.ledgers = ledgers }
    if let counted = groundwork?.counted {
      (modelProblems, findings) = (counted.modelProblems, counted.findings)
    } else {
      let problems = modelProblems ?? workspace.problems()
      modelProblems = problems
      findings = Findings(
        assessment, ledgers: self.ledgers, modelProblems: problems, workspace: workspace, index: index)
    }
    people.forget()
    refreshProblems()
    waiting.remove(.assessing)
  }

  /// Brings every selection back into what exists.
  mutating func settle() {
    settleBoard()
    settleLists()
  }

  mutating func tell(_ text: String) { message = Message(kind: .done, text: text) }
  mutating func complain(_ text: String) { message = Message(kind: .problem, text: text) }
}

extension State {
  /// Whether something runs whose progress should be seen to move.
  package var isBusy: Bool { !waiting.isEmpty }
}
