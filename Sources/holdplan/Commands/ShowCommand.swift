import ArgumentParser
import HoldplanCheck
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanText

/// What the screens show, as text for pipes and screen readers, or as JSON: a command for each view.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    subcommands: [
      ShowSummary.self, ShowPeople.self, ShowPerson.self, ShowTeams.self, ShowCalendar.self,
      ShowDay.self, ShowProblems.self, ShowAttendance.self, ShowRosters.self, ShowRecords.self,
      ShowHistory.self, ShowKeys.self, ShowSettings.self, ShowFiles.self,
    ],
    defaultSubcommand: ShowSummary.self)
}

struct ShowSummary: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "summary", aliases: ["overview"])
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { session.reportSummary() }
}

struct ShowPeople: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "people")
  @Option var department: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let department = try department.map { try session.lookup.department($0).id }
    session.note(.view, "people", department.map { .department($0) })
    let isShown = session.isShown
    let rows = session.people(of: department).filter { isShown($0.employee) }
    let state = session.state
    session.answer(rows) { rows.map { $0.line(session, state) } }
  }
}

struct ShowPerson: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "person")
  @Argument var employee: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee)
    try session.requireRecord(of: person.id)
    session.note(.view, "person", .employee(person.id))
    let value = session.personValue(person)
    let history: [HistoryEntry]
    do { history = try session.historyEntries(about: person.id, limit: 50) } catch {
      throw session.context.failure(error)
    }
    session.answer(value) { value.lines(session, history: history) }
  }
}

struct ShowTeams: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "teams", aliases: ["board"])
  @Argument var module: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let modules = try module.map { [try session.lookup.module($0).id] }
    session.note(.view, "teams", modules?.first.map { .module($0) })
    let state = session.state
    let all = modules ?? session.workspace.modules.sorted.map(\.id)
    session.answer(session.teamValues(of: modules)) {
      all.filter { module != nil || state.concernsBoard($0) }.flatMap { state.boardLines(of: $0) }
    }
  }
}

struct ShowCalendar: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "calendar")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let calendar = session.calendarValue()
    let leave = session.state.leaveLines
    session.answer(calendar) {
      calendar.lines(session)
        + (leave.isEmpty ? [] : ["", session.context.words["listed.leaveByWeek"]] + leave)
    }
  }
}

struct ShowDay: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "day")
  @Argument var date: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let date = try session.context.date(date)
    session.note(.view, "day")
    let state = session.state
    session.answer(session.dayValue(date)) { state.lines(of: date) }
  }
}

struct ShowProblems: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "problems")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let workspace = session.workspace
    let assessment = assess(workspace.draft, of: workspace)
    let ledgers = workspace.hasLedgerRules ? assessLedgers(of: workspace) : nil
    let records = workspace.problems().map { describe($0, in: workspace, words: session.context.words) }
    session.answer(
      ProblemsValue(
        records: records,
        check: AssessmentValue(assessment, of: workspace, session.context.words, ledgers: ledgers))
    ) {
      let text = AssessmentText(assessment, workspace: workspace, words: session.context.words)
      return records.map { "! " + $0 } + text.lines(summary: false)
        + (ledgers.map { session.ledgerLines($0) } ?? [])
    }
  }
}

private struct ProblemsValue: Encodable, Sendable {
  /// What is wrong with records.
  let records: [String]
  let check: AssessmentValue
}

struct ShowAttendance: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "attendance")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let workspace = session.workspace
    let meetings = session.heldMeetings()
    // Where only meetings are held, there is no plan to publish first.
    let sessions = workspace.publications.isEmpty && !meetings.isEmpty ? [] : try session.heldSessions()
    let rows =
      sessions.map { AttendanceFigures($0, in: workspace) }
      + meetings.map { AttendanceFigures($0, in: workspace) }
    session.answer(rows) { rows.map { $0.line(session) } }
  }
}

struct ShowRosters: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "rosters")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let edition = session.workspace.edition
    let rows = session.sessions(of: edition.plan)
    session.answer(RostersValue(draft: edition.isDraft, sessions: rows)) {
      let source = session.context.words[edition.isDraft ? "rosters.fromDraft" : "rosters.fromPublished"]
      return [source] + rows.map { $0.calendarLine(session) }
    }
  }
}

private struct RostersValue: Encodable, Sendable {
  let draft: Bool
  let sessions: [SessionValue]
}

struct ShowRecords: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "records")
  @Argument var kind: RecordListName?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let state = session.state
    for kind in kind.map({ [$0.name] }) ?? State.recordKinds {
      let rows = state.rows(ofRecords: kind)
      session.answer(rows.map { [$0.id] + $0.columns }, as: kind) {
        [state.title(ofRecords: kind)] + rows.map { "  " + $0.columns.joined(separator: "  ") }
      }
    }
  }
}

/// A kind of record, as the view of records names it.
struct RecordListName: ExpressibleByArgument {
  let name: String

  init?(argument: String) {
    guard State.recordKinds.contains(argument) else { return nil }
    name = argument
  }

  static var allValueStrings: [String] { State.recordKinds }
}

struct ShowHistory: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "history", aliases: ["log"])
  @OptionGroup var length: LogLength
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.reportLog(limit: length.limit) }
}

struct ShowKeys: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "keys", aliases: ["help", "palette"])
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let state = try session.stateWithSettings()
    session.answer(state.listedCommands) { state.commandLines }
  }
}

struct ShowSettings: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "settings")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let state = try session.stateWithSettings()
    session.answer(state.listedSettings) { state.settingLines }
  }
}

struct ShowFiles: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "files")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let files = try RecentWorkspaces(session.context.paths).list(open: session.store.file)
    let words = session.context.words
    session.answer(files.map(RecentFileValue.init)) {
      files.isEmpty
        ? [words["files.none"]]
        : files.map { file in
          let note = file.isOpen ? words["files.open"] : file.exists ? file.moment : words["files.gone"]
          return "\(SafeText.of(file.name))  \(SafeText.of(file.path))  \(note)"
        }
    }
  }
}

private struct RecentFileValue: Encodable, Sendable {
  let name: String
  let path: String
  let open: Bool
  let exists: Bool

  init(_ file: RecentFile) {
    (name, path, open, exists) = (file.name, file.path, file.isOpen, file.exists)
  }
}
