import HoldplanModel
import HoldplanResources

/// The pages of the attendance view. Which of them somebody has follows from the role.
enum AttendancePage: String, CaseIterable, Sendable {
  /// Held sessions and who was there.
  case marks
  /// A manager's people.
  case people
  /// An instructor's teams.
  case teams
  /// How far everybody has come.
  case completion
  /// Rates and the trend of the season.
  case rates
  /// One's own page.
  case own
}

extension Viewer {
  /// The pages of the attendance view, the role's own first.
  var pages: [AttendancePage] {
    switch self {
    case .planner: [.marks, .rates, .completion]
    case .manager: [.people, .marks, .completion, .rates]
    case .instructor: [.teams, .marks]
    case .viewer(.some): [.own]
    case .viewer(nil): [.rates]
    }
  }

  /// The view in which the interface starts.
  var home: ViewName {
    switch self {
    case .planner, .viewer(nil): .overview
    case .manager, .instructor, .viewer(.some): .attendance
    }
  }

  /// Whose people and teams it is about; nil for everybody's.
  var employee: Employee.ID? {
    switch self {
    case .planner: nil
    case .manager(let id), .instructor(let id): id
    case .viewer(let id): id
    }
  }

  /// The people that are shown; nil means everybody.
  package func visible(in workspace: Workspace) -> Set<Employee.ID>? {
    switch self {
    case .planner, .viewer(nil): nil
    case .manager(let manager):
      Set(workspace.employees.unordered.filter { $0.manager == manager }.map(\.id))
    case .instructor(let id):
      Set(
        workspace.teamsTaught(by: id).flatMap { team in
          team.members + team.occurrences.flatMap { workspace.guests(at: $0) }
        })
    case .viewer(let id?): [id]
    }
  }

  /// Whether more is shown of the people than who they are and where they are taught: their leave, hours and
  /// wishes are no concern of those who teach them.
  package var seesRecords: Bool { if case .instructor = self { false } else { true } }

  /// The held sessions whose attendance is shown: an instructor's are those of the own teams.
  func sessions(_ held: [Occurrence], in workspace: Workspace) -> [Occurrence] {
    guard case .instructor(let id) = self else { return held }
    return held.filter { occurrence in
      workspace.publication(inForceOn: occurrence.date)?.plan.teams[occurrence.team]?.sessions
        .contains { workspace.instructors[$0.instructor]?.employee == id } ?? false
    }
  }

  /// Whether the person may note attendance.
  var marksAttendance: Bool {
    switch self {
    case .planner, .manager, .instructor: true
    case .viewer: false
    }
  }
}

/// Which page of the attendance view is to be made, of which workspace and for whom.
package struct PageRequest: Equatable, Sendable {
  let page: AttendancePage
  let viewer: Viewer
  let revision: Int
  let marks: Int
  let language: Language

  /// The lines: about everybody and every mark, so that they are made beside the interface.
  package func lines(of workspace: Workspace, words: Words, today: CalendarDate) -> [PageLine] {
    let maker = PageMaker(workspace, words: words, today: today)
    switch (page, viewer) {
    case (.people, .manager(let manager)): return maker.manager(manager)
    case (.teams, .instructor(let id)): return maker.instructor(id)
    case (.own, .viewer(let id?)): return maker.person(id)
    case (.completion, .manager(let manager)): return maker.completion(manager: manager)
    case (.completion, _): return maker.completion()
    case (.rates, _):
      let visible = viewer.visible(in: workspace)
      return maker.rates { visible?.contains($0) ?? true }
    case (.marks, _), (.people, _), (.teams, _), (.own, _): return []
    }
  }
}

/// A page with what it was made for.
struct PageContent: Sendable {
  let request: PageRequest
  let lines: [PageLine]
}

extension State {
  var attendancePage: AttendancePage {
    let pages = viewer.pages
    return attendance.page.flatMap { pages.contains($0) ? $0 : nil } ?? pages.first ?? .marks
  }

  /// The lines of the page that is open; empty for the list of marks, which is drawn by itself, and until the answer
  /// has come. While a change is worked in, the page stands as it was.
  var pageLines: [PageLine] {
    attendance.content?.request.page == attendancePage ? attendance.content?.lines ?? [] : []
  }

  /// Asks for the lines of the page that is open, where they are not those of the workspace as it is.
  mutating func refreshPage() -> [Command] {
    guard view == .attendance, attendancePage != .marks else { return [] }
    let request = PageRequest(
      page: attendancePage, viewer: viewer, revision: revision, marks: workspace.attendance.count,
      language: words.language)
    guard attendance.asked != request else { return [] }
    attendance.asked = request
    waiting.insert(.page)
    return [.page(request)]
  }

  /// Takes the lines of a page, unless another one has been asked for since.
  mutating func take(_ lines: [PageLine], of request: PageRequest) {
    guard attendance.asked == request else { return }
    waiting.remove(.page)
    attendance.content = PageContent(request: request, lines: lines)
    attendance.line = max(0, min(attendance.line, lines.count - 1))
  }

  /// Goes to the next page of the role.
  mutating func turnPage(_ step: Int) -> [Command] {
    let pages = viewer.pages
    guard let at = pages.firstIndex(of: attendancePage), !pages.isEmpty else { return [] }
    let page = pages[((at + step) % pages.count + pages.count) % pages.count]
    attendance.page = page
    attendance.line = 0
    return viewNote
  }

  /// What the log of views is told when a page about people is opened.
  var viewNote: [Command] {
    guard view == .attendance, attendancePage != .marks else { return [] }
    return [.noteView("page.\(attendancePage.rawValue)", viewer.employee)]
  }

  /// Follows the line under the cursor: to the session to be noted, the exam, or the way to make up.
  mutating func openLine() -> [Command] {
    let lines = pageLines
    guard lines.indices.contains(attendance.line), let target = lines[attendance.line].target else {
      return []
    }
    switch target {
    case .session(let occurrence):
      guard viewer.pages.contains(.marks) else { return [] }
      attendance.page = .marks
      attendance.session = gatherings.firstIndex(of: .session(occurrence))
      attendance.person = 0
      attendance.isMarking = true
      return []
    case .meeting(let id):
      guard viewer.pages.contains(.marks) else { return [] }
      return goToMarks(of: id)
    case .exam(let employee, let module):
      guard viewer.marksAttendance else { return [] }
      return openForm(.exam(employee, module))
    case .makeUp(let employee, let missed):
      guard viewer.marksAttendance else { return [] }
      return openForm(.makeUp(employee, missed))
    }
  }
}
