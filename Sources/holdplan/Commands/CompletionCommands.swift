import ArgumentParser
import HoldplanInterface
import HoldplanModel

struct PageCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "Print the page of a manager, an instructor, HR or one person.",
    discussion: """
      holdplan page                      your own, by your role
      holdplan page --manager 0042       my people, who is away when, what is unmarked, who lacks what
      holdplan page --instructor 0042    my teams
      holdplan page --person 0042        one person's sessions, attendance and completion
      """)

  @Option(help: "A manager.") var manager: String?
  @Option(help: "A colleague who teaches.") var instructor: String?
  @Option(help: "Anybody.") var person: String?
  @OptionGroup var global: GlobalOptions

  mutating func validate() throws {
    if [manager, instructor, person].compactMap({ $0 }).count > 1 {
      throw ValidationError("One of --manager, --instructor and --person at a time.")
    }
  }

  mutating func run(in session: inout Session) throws {
    if let manager { return show(.manager(try session.lookup.employee(manager).id), session) }
    if let instructor { return show(.instructor(try session.lookup.employee(instructor).id), session) }
    if let person { return show(.viewer(try session.lookup.employee(person).id), session) }
    show(session.viewer, session)
  }

  private func show(_ viewer: Viewer, _ session: Session) {
    let pages = session.pages
    switch viewer {
    case .manager(let id):
      session.note(.view, "page.people", .employee(id))
      session.print(pages.manager(id))
    case .instructor(let id):
      session.note(.view, "page.teams", .employee(id))
      session.print(pages.instructor(id))
    case .viewer(let id?):
      session.note(.view, "page.own", .employee(id))
      session.print(pages.person(id))
    case .planner, .viewer(nil):
      session.note(.view, "page.rates")
      session.print(pages.rates())
    }
  }
}

struct CompletionCommand: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion", abstract: "Who has completed what, and what is still lacking.",
    discussion: """
      The rule is a field of the module: holdplan edit module id=K1 completion="7 + exam"
      --enter writes completed modules into people's records as passed, for later seasons.
      """)

  @Option(help: "Only this person.") var person: String?
  @Option(help: "Only this module.") var module: String?
  @Option(help: "Only the people of this manager.") var manager: String?
  @Flag(help: "Only those who need something arranged.") var lacking = false
  @Flag(help: "Enter completed modules as passed.") var enter = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let today = session.context.today
    if enter {
      let change = session.workspace.enteringCompletedModules(today: today)
      guard case .group(let parts) = change, !parts.isEmpty else { return session.say("cli.edit.nothing") }
      try session.commit(change)
      return session.say("cli.completion.entered", ["count": "\(parts.count)"])
    }
    let manager = try manager.map { try session.lookup.employee($0).id } ?? session.ownPeople
    let module = try module.map { try session.lookup.module($0).id }
    let person = try person.map { try session.lookup.employee($0).id }
    session.note(.view, "page.completion", person.map { .employee($0) })
    if session.context.json {
      let all =
        person.map { session.workspace.progress(of: $0, today: today) }
        ?? session.workspace.progress(in: module, manager: manager, today: today)
      return try Output.json(all.filter { !lacking || $0.needsAction }.map(ProgressRow.init))
    }
    if let person {
      for progress in session.workspace.progress(of: person, today: today)
      where module == nil || progress.module == module {
        print("\(session.workspace.name(of: progress.module)): \(session.pages.sentence(progress))")
      }
      return
    }
    session.print(session.pages.completion(in: module, manager: manager, onlyLacking: lacking))
  }
}

private struct ProgressRow: Encodable {
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
    commandName: "exam", abstract: "Note exam results, or list them.",
    discussion: """
      holdplan exam                          every result that counts
      holdplan exam 0042 K1 passed
      holdplan exam 0042 K1 failed 17-12-2026
      A later result corrects an earlier one, which is kept.
      """)

  @Argument(help: "Staff number or name.") var employee: String?
  @Argument(help: "The module.") var module: String?
  @Argument(help: "passed, failed, reExam or cleared.") var outcome: ExamResult.Outcome?
  @Argument(help: "The day of the exam (default: today).") var date: String?
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
    print(session.text(Change.noteExam(result)))
  }

  private func list(_ session: Session) throws {
    let person = try employee.map { try session.lookup.employee($0).id }
    session.note(.view, "exams", person.map { .employee($0) })
    let workspace = session.workspace
    let shown = workspace.examResults.filter { result in
      (person == nil || result.employee == person)
        && (session.ownPeople == nil || workspace.employees[result.employee]?.manager == session.ownPeople)
        && workspace.examResult(of: result.employee, in: result.module) == result
    }
    if session.context.json { return try Output.json(shown) }
    for result in shown { print("\(result.date)  \(session.text(Change.noteExam(result)))") }
  }
}

extension ExamResult.Outcome: ExpressibleByArgument {}
