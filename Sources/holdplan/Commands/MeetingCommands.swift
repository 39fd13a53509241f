import ArgumentParser
import HoldplanCheck
import HoldplanEngine
import HoldplanModel

struct MeetingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meetings", subcommands: [MeetingsList.self, MeetingsForm.self, MeetingsPlan.self],
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

struct RotaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rota", subcommands: [RotaShow.self, RotaPlan.self, RotaLeave.self],
    defaultSubcommand: RotaShow.self)
}

struct RotaShow: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "show")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.deliver(session.workspace.pairReport(), as: .text, to: nil)
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
    var rota = try session.lookup.rota(rota)
    let leaver = try session.lookup.employee(employee).id
    guard rota.workers.contains(leaver) else {
      throw CommandFailure(
        .wrongInput,
        session.context.words["rota.notWorker", ["name": session.name(leaver), "rota": rota.name]])
    }
    rota.workers.removeAll { $0 == leaver }
    rota.forbiddenPairs.removeAll { $0.contains(leaver) }
    try session.plan(rota, dryRun: dryRun)
  }
}
