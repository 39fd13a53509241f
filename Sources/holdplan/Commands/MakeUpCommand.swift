import ArgumentParser
import HoldplanInterface
import HoldplanModel

struct MakeUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "makeup",
    subcommands: [MakeUpList.self, MakeUpBook.self, MakeUpCancel.self], defaultSubcommand: MakeUpList.self)
}

struct MakeUpList: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "list")

  @Argument var employee: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let workspace = session.workspace
    let person = try employee.map { try session.lookup.employee($0).id }
    session.note(.view, "makeUp", person.map { .employee($0) })
    let isShown = session.isShown
    let open = workspace.openAbsences(manager: session.ownPeople)
      .filter { (person == nil || $0.employee == person) && isShown($0.employee) }
    let seats = workspace.guestSeats.sorted().filter { seat in
      (person == nil || seat.employee == person) && isShown(seat.employee)
    }
    session.answer(report(open, seats, session)) { [session] in
      lines(open, session) + seats.map { line($0, session) }
    }
  }

  private func lines(_ open: [OpenAbsence], _ session: Session) -> [String] {
    if open.isEmpty { return [session.context.words["cli.makeUp.none"]] }
    let pages = session.pages
    return open.flatMap { absence in
      ["\(session.name(absence.employee)) (\(absence.employee)): \(pages.sentence(absence.missed))"]
        + pages.makeUp(absence.employee, missed: absence.missed).map(\.text)
    }
  }

  private func line(_ seat: GuestSeat, _ session: Session) -> String {
    let isCurrent = session.workspace.isCurrent(seat, today: session.context.today)
    let pages = session.pages
    return session.context.words[
      isCurrent ? "cli.makeUp.booked" : "cli.makeUp.stale",
      [
        "name": session.name(seat.employee), "host": pages.sentence(seat.host),
        "missed": pages.sentence(seat.missed),
      ]]
  }

  private func report(_ open: [OpenAbsence], _ seats: [GuestSeat], _ session: Session) -> MakeUpReport {
    MakeUpReport(
      open: open.map { absence in
        let options = session.workspace.makeUpOptions(
          for: absence.employee, missed: absence.missed, today: session.context.today)
        return MakeUpReport.Absence(
          employee: absence.employee, missed: absence.missed, status: absence.status,
          options: options.map {
            MakeUpReport.Option(
              host: $0.host, freeSeats: $0.freeSeats, keepsOrder: $0.keepsOrder, isAllowed: $0.isAllowed,
              blocks: $0.blocks.map { ViolationValue($0, in: session.workspace, session.context.words) })
          })
      }, booked: seats)
  }
}

private struct MakeUpReport: Encodable, Sendable {
  struct Option: Encodable, Sendable {
    let host: Occurrence
    let freeSeats: Int
    let keepsOrder: Bool
    let isAllowed: Bool
    let blocks: [ViolationValue]
  }

  struct Absence: Encodable, Sendable {
    let employee: Employee.ID
    let missed: Occurrence
    let status: AttendanceMark.Status
    let options: [Option]
  }

  let open: [Absence]
  let booked: [GuestSeat]
}

struct MakeUpBook: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "book")

  @Argument var employee: String
  @Argument(help: ArgumentHelp(valueName: "team/number")) var missed: String
  @Argument var host: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let (workspace, words) = (session.workspace, session.context.words)
    let person = try session.lookup.employee(employee).id
    let missed = try session.heldOccurrence(missed)
    guard workspace.mark(of: person, at: missed)?.status.isMissed ?? false else {
      throw CommandFailure(.wrongInput, words["cli.makeUp.notMissed", ["name": session.name(person)]])
    }
    let options = workspace.makeUpOptions(for: person, missed: missed, today: session.context.today)
    guard let option = options.first(where: { $0.host.team.rawValue == host }) else {
      let known = options.map(\.host.team.rawValue).joined(separator: ", ")
      throw CommandFailure(.wrongInput, words["cli.makeUp.noHost", ["team": host, "known": known]])
    }
    guard option.isAllowed else {
      let blocks = option.blocks.map { describeWithSource($0, in: workspace, words: words) }
      throw CommandFailure(.planHasProblems, blocks.joined(separator: "\n"))
    }
    let seat = GuestSeat(
      employee: person, missed: missed, host: option.host, author: session.context.author,
      bookedAt: Clock.now())
    try session.commit(.bookSeat(seat), label: "makeup")
    session.say(text: session.text(Change.bookSeat(seat)), key: "change.bookSeat")
  }
}

struct MakeUpCancel: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel")

  @Argument var employee: String
  @Argument(help: ArgumentHelp(valueName: "team/number")) var missed: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let person = try session.lookup.employee(employee).id
    let seats = session.workspace.guestSeats(of: person)
    guard let seat = seats.first(where: { "\($0.missed.team)/\($0.missed.session + 1)" == missed }) else {
      let known = seats.map { "\($0.missed.team)/\($0.missed.session + 1)" }.joined(separator: ", ")
      throw CommandFailure(
        .wrongInput,
        session.context.words["cli.makeUp.noSeat", ["name": session.name(person), "known": known]])
    }
    try session.commit(.cancelSeat(seat), label: "makeup")
    session.say(text: session.text(Change.cancelSeat(seat)), key: "change.cancelSeat")
  }
}
