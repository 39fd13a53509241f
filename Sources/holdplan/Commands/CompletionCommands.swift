import ArgumentParser
import HoldplanInterface
import HoldplanModel

struct PageCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "page")

  @Option var manager: String?
  @Option var instructor: String?
  @Option var person: String?
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if [manager, instructor, person].compactMap({ $0 }).count > 1 {
      throw UsageProblem("usage.page")
    }
  }

  mutating func run(in session: inout Session) throws {
    if let manager = try manager.flatMap({ try session.manager($0) }) {
      return show(.manager(manager), session)
    }
    if let instructor = try instructor.map({ try session.lookup.employee($0).id }) {
      if session.viewer != .instructor(instructor) { try session.requireHR() }
      return show(.instructor(instructor), session)
    }
    if let person = try person.map({ try session.lookup.employee($0).id }) {
      try session.requireShown(person)
      return show(.viewer(person), session)
    }
    show(session.viewer, session)
  }

  private func show(_ viewer: Viewer, _ session: Session) {
    let pages = session.pages
    switch viewer {
    case .manager(let id):
      session.note(.view, "page.people", .employee(id))
      session.answer(pages.manager(id))
    case .instructor(let id):
      session.note(.view, "page.teams", .employee(id))
      session.answer(pages.instructor(id))
    case .viewer(let id?):
      session.note(.view, "page.own", .employee(id))
      session.answer(pages.person(id))
    case .planner, .viewer(nil):
      session.note(.view, "page.rates")
      session.answer(pages.rates())
    }
  }
}

struct CompletionCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion")

  @Option var person: String?
  @Option var module: String?
  @Option var manager: String?
  @Flag var lacking = false
  @Flag var enter = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let today = session.context.today
    if enter {
      let change = session.workspace.enteringCompletedModules(today: today)
      guard case .group(let parts) = change, !parts.isEmpty else { return session.say("cli.edit.nothing") }
      try session.commit(change)
      return session.say("cli.completion.entered", ["count": "\(parts.count)"])
    }
    let manager = try session.manager(manager)
    let module = try module.map { try session.lookup.module($0).id }
    let person = try person.map { try session.lookup.employee($0).id } ?? session.ownself
    if let person { try session.requireShown(person) } else if manager == nil { try session.requireHR() }
    session.note(.view, "page.completion", person.map { .employee($0) })
    let (workspace, pages) = (session.workspace, session.pages)
    let all =
      person.map { id in
        workspace.progress(of: id, today: today).filter { module == nil || $0.module == module }
      } ?? workspace.progress(in: module, manager: manager, today: today)
    session.answer(all.filter { !lacking || $0.needsAction }.map(ProgressRow.init)) {
      guard person != nil else {
        return pages.completion(in: module, manager: manager, onlyLacking: lacking).map(\.text)
      }
      return all.map { "\(workspace.name(of: $0.module)): \(pages.sentence($0))" }
    }
  }
}

private struct ProgressRow: Encodable, Sendable {
  let employee: Employee.ID
  let module: Module.ID
  let team: Team.ID?
  let attended: Int
  let needed: Int
  let missed: [Occurrence]
  let unmarked: [Occurrence]
  let upcoming: [Occurrence]
  let exam: String?
  let isComplete: Bool
  let needsAction: Bool

  init(_ progress: ModuleProgress) {
    (employee, module, team) = (progress.employee, progress.module, progress.team)
    (attended, needed) = (progress.attended, progress.needed)
    (missed, unmarked, upcoming) = (progress.missed, progress.unmarked, progress.upcoming)
    exam = progress.needsExam ? progress.exam?.rawValue ?? "none" : nil
    (isComplete, needsAction) = (progress.isComplete, progress.needsAction)
  }
}

struct ExamCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "exam")

  @Argument var employee: String?
  @Argument var module: String?
  @Argument var outcome: ExamResult.Outcome?
  @Argument var date: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    guard let outcome, let employee, let module else { return try list(session) }
    let day = try date.map { try session.date($0) } ?? session.context.today
    if session.context.today < day {
      throw CommandFailure(.wrongInput, session.context.words["cli.exam.future", ["date": session.text(day)]])
    }
    let result = ExamResult(
      employee: try session.lookup.employee(employee).id, module: try session.lookup.module(module).id,
      outcome: outcome, date: day, author: session.context.author, recordedAt: Clock.now())
    try session.commit(.noteExam(result), label: "exam")
    session.say(text: session.text(Change.noteExam(result)), key: "change.noteExam")
  }

  private func list(_ session: Session) throws {
    let person = try employee.map { try session.lookup.employee($0).id }
    let module = try module.map { try session.lookup.module($0).id }
    if let person { try session.requireShown(person) }
    session.note(.view, "exams", person.map { .employee($0) })
    let workspace = session.workspace
    let isShown = session.isShown
    let shown = workspace.examResults.filter { result in
      (person == nil || result.employee == person) && (module == nil || result.module == module)
        && isShown(result.employee)
        && workspace.examResult(of: result.employee, in: result.module) == result
    }
    session.answer(shown) {
      if shown.isEmpty { return [session.context.words["cli.exam.none"]] }
      return shown.map { "\($0.date)  \(session.text(Change.noteExam($0)))" }
    }
  }
}

extension ExamResult.Outcome: ExpressibleByArgument {}
