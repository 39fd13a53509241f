import ArgumentParser
import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanModel

struct MeetingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meetings",
    subcommands: [
      MeetingsList.self, MeetingsForm.self, MeetingsPlan.self, MeetingsMove.self, MeetingsMark.self,
    ],
    defaultSubcommand: MeetingsList.self)
}

struct MeetingsList: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "list")
  @Argument var series: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let id = try series.map { try session.lookup.series($0).id }
    try session.deliver(session.workspace.meetingReport(of: id), as: .text, to: nil)
  }
}

struct MeetingsForm: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "form")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let count = try session.formGroups()
    session.say("meetings.formed", ["count": "\(count)"])
  }
}

struct MeetingsPlan: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "plan")
  @Flag var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let plan = try session.planMeetings(today: session.context.today, dryRun: dryRun)
    session.say("meetings.planned", ["count": "\(plan.meetings.count)"])
    for one in plan.unplanned { session.tell(one) }
    if !plan.unplanned.isEmpty { throw CommandFailure(.planHasProblems, "") }
  }
}

struct MeetingsMove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "move")
  @Argument var meeting: String
  @Argument var date: String
  @Option var start: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    var meeting = try session.lookup.meeting(meeting)
    meeting.move(to: try session.date(date))
    if let start {
      guard let time = ClockTime(start) else {
        throw CommandFailure(.wrongInput, session.context.words["form.noTime", ["value": start]])
      }
      meeting.start = time
    }
    try session.commit(.put(.meeting(meeting)), label: "meetings")
    session.say(
      "meetings.moved", ["meeting": meeting.id.rawValue, "date": session.text(meeting.date)])
    session.reportLedgers(assessLedgers(of: session.workspace))
  }
}

struct MeetingsMark: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "mark")
  @Argument var meeting: String
  @Argument var status: MeetingStatus
  @Argument var employees: [String] = []
  @Flag var all = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let (words, context) = (session.context.words, session.context)
    if employees.isEmpty != all { throw CommandFailure(.wrongInput, words["cli.attendance.who"]) }
    let meeting = try session.lookup.meeting(meeting)
    guard meeting.date <= context.today else {
      throw CommandFailure(.wrongInput, words["meetings.notYet", ["date": session.text(meeting.date)]])
    }
    let attendees = session.workspace.attendees(of: meeting).filter(session.isShown)
    // Everybody who has no mark yet; whom one names is marked anew.
    let people =
      try all
      ? attendees.filter { meeting.mark(of: $0) == nil }
      : employees.map { try session.lookup.employee($0).id }
    for person in people where !attendees.contains(person) {
      throw CommandFailure(
        .wrongInput,
        words["meetings.noSeat", ["name": session.name(person), "meeting": meeting.id.rawValue]])
    }
    let marked = meeting.noting(
      people.map {
        MeetingMark(employee: $0, status: status.status, author: context.author, markedAt: Clock.now())
      })
    if marked == meeting { return session.say("cli.attendance.nothing") }
    try session.commit(.put(.meeting(marked)), label: "attendance")
    session.say("cli.attendance.done", ["count": "\(marked.marks.count - meeting.marks.count)"])
  }
}

/// What can be noted at a meeting.
struct MeetingStatus: ExpressibleByArgument {
  let status: AttendanceMark.Status

  init?(argument: String) {
    guard let status = AttendanceMark.Status(rawValue: argument), Self.all.contains(status) else {
      return nil
    }
    self.status = status
  }

  private static let all = MeetingMark.statuses + [.cleared]
  static var allValueStrings: [String] { all.map(\.rawValue) }
}

struct RotaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rota", subcommands: [RotaShow.self, RotaSet.self, RotaPlan.self, RotaLeave.self],
    defaultSubcommand: RotaShow.self)
}

struct RotaShow: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "show")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.deliver(session.workspace.pairReport(), as: .text, to: nil)
  }
}

struct RotaSet: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "set")
  @Argument var rota: String
  @Option var name: String?
  @Option var target: Int?
  @Option var forbidSameProfession: TypedYes?
  @Option(help: ArgumentHelp(valueName: "pair")) var forbid: [String] = []
  @Option(help: ArgumentHelp(valueName: "pair")) var allow: [String] = []
  @Option var worker: [String] = []
  @Option var cases: Int?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let id = PairRota.ID(rota)
    var record = session.workspace.rotas[id] ?? PairRota(id: id, name: name ?? rota, workers: [])
    if let name { record.name = name }
    if let target { record.targetPairs = target == 0 ? nil : target }
    if let forbidSameProfession { record.forbidsSameProfession = forbidSameProfession.isYes }
    let allowed = try allow.map { try session.pair($0) }
    record.forbiddenPairs = Set(record.forbiddenPairs + (try forbid.map { try session.pair($0) }))
      .subtracting(allowed).sorted()
    if !worker.isEmpty { record.workers = try worker.map { try session.lookup.employee($0).id } }
    if let cases {
      record.duties = Array(record.duties.prefix(cases))
      let taken = Set(record.duties.map(\.number))
      var number = 0
      while record.duties.count < cases {
        number += 1
        if !taken.contains(String(number)) { record.duties.append(PairDuty(number: String(number))) }
      }
    }
    try session.commit(.put(.rota(record)), label: "rota")
    session.say("fund.set", ["name": record.name])
  }
}

extension Session {
  /// `301+302`: two different people, by number or name.
  func pair(_ text: String) throws -> WorkerPair {
    let people = try text.split(separator: "+").map {
      try lookup.employee(String($0).trimmingCharacters(in: .whitespaces)).id
    }
    guard people.count == 2, let pair = WorkerPair(people[0], people[1]) else {
      throw CommandFailure(.wrongInput, context.words["rota.noPair", ["text": text]])
    }
    return pair
  }
}

/// `ja` or `nej`, in either language.
struct TypedYes: ExpressibleByArgument {
  let isYes: Bool

  init?(argument: String) {
    do throws(FieldHint) { isYes = try SettingFields.yes(argument) } catch { return nil }
  }
}

struct RotaPlan: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "plan")
  @Argument var rota: String
  @Flag var anew = false
  @Flag var dryRun = false
  @Option var seed: UInt64 = 1
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.plan(session.lookup.rota(rota), anew: anew, seed: seed, dryRun: dryRun)
  }
}

struct RotaLeave: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "release")
  @Argument var rota: String
  @Argument var employee: String
  @Flag var dryRun = false
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let rota = try session.lookup.rota(rota)
    let leaver = try session.lookup.employee(employee).id
    guard rota.workers.contains(leaver) else {
      throw CommandFailure(
        .wrongInput,
        session.context.words["rota.notWorker", ["name": session.name(leaver), "rota": rota.name]])
    }
    try session.plan(rota.without(leaver), dryRun: dryRun)
  }
}
