import ArgumentParser

struct Holdplan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holdplan",
    abstract: "Schedules an organisation's training: who is in which team, on which dates.",
    discussion: """
      Without a command, the last workspace opens in the terminal.
      Exit codes: 0 done, 1 the plan has problems (listed), 2 wrong use or input.
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(name: "Start", subcommands: [Open.self, Demo.self, New.self, Import.self, Export.self]),
      CommandGroup(name: "Records", subcommands: [Show.self, Add.self, Edit.self, Remove.self]),
      CommandGroup(
        name: "Plan",
        subcommands: [
          Solve.self, Place.self, Move.self, Swap.self, RemoveMember.self, PinCommand.self,
          SessionCommand.self,
          Waive.self, Check.self, Explain.self,
        ]),
      CommandGroup(name: "Announce", subcommands: [Publish.self, RosterCommand.self]),
      CommandGroup(name: "Every day", subcommands: [LeaveCommand.self, AttendanceCommand.self]),
      CommandGroup(
        name: "Attendance and completion",
        subcommands: [PageCommand.self, MakeUpCommand.self, CompletionCommand.self, ExamCommand.self]),
      CommandGroup(
        name: "People and privacy",
        subcommands: [
          AccessCommand.self, PersonCommand.self, RetentionCommand.self, PurgeCommand.self, ViewsCommand.self,
        ]),
      CommandGroup(
        name: "History and safety", subcommands: [Undo.self, Redo.self, Log.self, Backup.self, Doctor.self]),
    ],
    defaultSubcommand: Open.self)
}
