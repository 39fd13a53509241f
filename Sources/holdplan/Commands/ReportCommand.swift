import ArgumentParser
import HoldplanCheck
import HoldplanModel

extension ReportKind: ExpressibleByArgument {}

/// How a report is written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument { case text, csv, pdf, json }

extension SpendingSubject: ExpressibleByArgument {}

struct Report: WorkspaceCommand {
  @Argument var report: ReportKind
  @Option var manager: String?
  @Option var by: SpendingSubject = .module
  @Option var threshold = Workspace.inHouseThreshold
  @Option var from: String?
  @Option var to: String?
  @Option var format: ReportFormat = .text
  @Option var output: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let own = try session.manager(manager)
    let isLimited = [
      .completion, .gaps, .goals, .profiles, .studyHours, .studyWeeks, .meetingAttendance,
    ].contains(report)
    let options = ReportOptions(
      manager: own, spendingBy: by, threshold: threshold, dates: try from.map { try session.range($0, to) })
    try session.deliver(session.table(report, options), as: format, to: output, of: isLimited ? own : nil)
  }
}
