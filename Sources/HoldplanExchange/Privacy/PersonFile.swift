import Foundation
import HoldplanModel
import HoldplanResources

/// Everything that is stored about one person, as the person has a right to see it: a JSON document for
/// other programs, and `document(words:)` to be read.
///
/// Colleagues are left out of it: of plans only the person's own place, of the log only what was done and
/// when, and of changes to several people only the person's part.
package struct PersonFile: Sendable {
  /// One line of the log of changes that is about the person.
  package struct Change: Equatable, Encodable, Sendable {
    package var number: Int
    package var moment: String
    package var author: String
    /// What kinds of change it was, such as `move` and `mark`.
    package var kinds: [String]

    package init(number: Int, moment: String, author: String, kinds: [String]) {
      self.number = number
      self.moment = moment
      self.author = author
      self.kinds = kinds
    }
  }

  /// One line of the log of views that is about the person.
  package struct View: Equatable, Encodable, Sendable {
    package var moment: String
    package var user: String
    package var action: String
    package var what: String

    package init(moment: String, user: String, action: String, what: String) {
      self.moment = moment
      self.user = user
      self.action = action
      self.what = what
    }
  }

  package static let formatName = "holdplan-person-1"

  let workspace: Workspace
  let person: Employee
  let changes: [Change]
  let views: [View]
  let today: CalendarDate

  /// - Parameters:
  ///   - changes: the lines of the log that concern the person, oldest first.
  ///   - views: who saw or exported the person's data, oldest first.
  package init(
    _ person: Employee, of workspace: Workspace, changes: [Change], views: [View], today: CalendarDate
  ) {
    self.person = person
    self.workspace = workspace
    self.changes = changes
    self.views = views
    self.today = today
  }

  /// The document as JSON text with a newline at the end, keys in alphabetical order.
  package func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(Content(self)) + Data("\n".utf8)
  }
}

extension PersonFile {
  /// A place in a team, with its sessions and without its other members.
  struct Place: Encodable {
    let publication: Int?
    let team: Team.ID
    let module: Module.ID
    let sessions: [Session]
  }

  /// The person's places: of every publication, and of the draft last.
  var places: [Place] {
    func places(_ plan: Plan, _ publication: Int?) -> [Place] {
      plan.teams(with: person.id).map {
        Place(publication: publication, team: $0.id, module: $0.module, sessions: $0.sessions)
      }
    }
    return workspace.publications.flatMap { places($0.plan, $0.number) } + places(workspace.draft, nil)
  }

  var marks: [AttendanceMark] { workspace.attendance.marks(of: person.id) }

  var waivers: [Waiver] {
    workspace.waivers.sorted.filter {
      if case .employee(person.id, _) = $0.subject { true } else { false }
    }
  }

  private struct Content: Encodable {
    let format = PersonFile.formatName
    let organisation: String
    let date: CalendarDate
    let employee: Employee
    let instructor: [Instructor]
    let places: [Place]
    let pins: [Pin]
    let waivers: [Waiver]
    /// With those that were corrected.
    let attendance: [AttendanceMark]
    let guestSeats: [GuestSeat]
    let examResults: [ExamResult]
    let goals: [Goal]
    let followedUp: [Goal.ID]
    let groups: [GroupSeat]
    /// What was noted at their meetings.
    let meetingMarks: [Meeting.ID: [MeetingMark]]
    let rotas: [PairRota.ID]
    let cases: [Case]
    let expenses: [Expense]
    let access: [Access]
    let changes: [Change]
    let views: [View]

    init(_ file: PersonFile) {
      let (workspace, id) = (file.workspace, file.person.id)
      organisation = workspace.name
      date = file.today
      employee = file.person
      instructor = workspace.instructors(for: id)
      places = file.places
      pins = workspace.pins.sorted().filter { if case .member(id, _, _) = $0 { true } else { false } }
      waivers = file.waivers
      attendance = file.marks
      guestSeats = workspace.guestSeats(of: id)
      examResults = workspace.examResults(of: id)
      (goals, followedUp) = (file.goals, file.followedUp)
      (groups, rotas, cases, expenses) = (file.groups, file.rotas, file.cases, file.expenses)
      meetingMarks = Dictionary(
        uniqueKeysWithValues: workspace.meetings.unordered.map { meeting in
          (meeting.id, meeting.marks.filter { $0.employee == id })
        }
      ).filter { !$0.value.isEmpty }
      access = workspace.accesses.filter { $0.employee == id }
      changes = file.changes
      views = file.views
    }
  }
}
