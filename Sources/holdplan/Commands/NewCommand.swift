import ArgumentParser
import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel

struct New: HoldplanCommand {
  @Argument var name: String
  @Option var start: String?
  @Option var end: String?
  @Option(help: ArgumentHelp(valueName: "folder")) var from: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in context: Context) throws {
    var workspace = Workspace(name: name, season: try season(context))
    if let from {
      let folder = OrganisationFolder(try context.folder(from))
      // The description of an organisation brings its season along; tables alone need one.
      workspace = try folder.isDescribed ? folder.workspace(context) : folder.read(into: workspace, context)
      try context.apply(.rename(organisation: name), to: &workspace)
    }
    let problems = workspace.problems()
    if !problems.isEmpty {
      throw CommandFailure(.wrongInput, describe(.invalid(problems), in: workspace, words: context.words))
    }
    let file = context.file ?? context.paths.workspace(named: FileName.safe(name))
    let session = try Session(context, creating: workspace, at: file)
    session.say("cli.new.done", ["name": name, "file": session.store.file.path])
  }

  private func season(_ context: Context) throws -> Season {
    let start = try start.map { try context.date($0) } ?? Self.nextOctober(after: context.today)
    let end = try end.map { try context.date($0) } ?? Self.march(after: start)
    let halfDays = [
      ("season.morning", "08:30", "11:30"), ("season.afternoon", "12:30", "15:30"),
    ]
    return Season(
      name: context.words["season.name", ["from": "\(start.year)", "to": "\(end.year)"]], start: start,
      end: end,
      slots: halfDays.compactMap { name, from, to in
        guard let from = ClockTime(from), let to = ClockTime(to) else { return nil }
        return Slot(name: context.words[name], start: from, end: to)
      })
  }

  private static func nextOctober(after today: CalendarDate) -> CalendarDate {
    let year = today.month > 10 ? today.year + 1 : today.year
    return CalendarDate(year: year, month: 10, day: 1) ?? today
  }

  private static func march(after start: CalendarDate) -> CalendarDate {
    CalendarDate(year: start.month > 3 ? start.year + 1 : start.year, month: 3, day: 31) ?? start
  }
}
