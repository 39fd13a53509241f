import ArgumentParser

struct Holdplan: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "holdplan",
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(name: "start", subcommands: [Open.self, Demo.self, New.self, Import.self, Export.self]),
      CommandGroup(name: "records", subcommands: [Show.self, Add.self, Edit.self, Remove.self]),
      CommandGroup(
        name: "plan",
        subcommands: [
          Solve.self, Place.self, Move.self, Swap.self, RemoveMember.self, PinCommand.self,
          SessionCommand.self, TeamCommand.self, RepairCommand.self, Waive.self, Check.self, Score.self,
          Compare.self,
          Explain.self,
        ]),
      CommandGroup(
        name: "announce",
        subcommands: [
          Publish.self, RosterCommand.self, PrintCommand.self, CalendarCommand.self, LettersCommand.self,
        ]),
      CommandGroup(name: "daily", subcommands: [LeaveCommand.self, AttendanceCommand.self]),
      CommandGroup(
        name: "followUp",
        subcommands: [PageCommand.self, MakeUpCommand.self, CompletionCommand.self, ExamCommand.self]),
      CommandGroup(
        name: "ledgers",
        subcommands: [
          Report.self, ProfileCommand.self, GoalCommand.self, FundCommand.self, MeetingsCommand.self,
          RotaCommand.self, QuotaCommand.self, SeasonCommand.self,
        ]),
      CommandGroup(
        name: "privacy",
        subcommands: [
          AccessCommand.self, PersonCommand.self, RetentionCommand.self, PurgeCommand.self, ViewsCommand.self,
        ]),
      CommandGroup(
        name: "safety", subcommands: [Undo.self, Redo.self, Log.self, Backup.self, Doctor.self, Manual.self]),
    ],
    defaultSubcommand: Open.self)
}
