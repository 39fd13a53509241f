import ArgumentParser
import HoldplanCheck
import HoldplanModel

/// What a report is about.
enum ReportName: String, CaseIterable, ExpressibleByArgument {
  case completion, acquaintance, coverage, funding, spending, gaps, goals, profiles, pairs, quotas, meetings
  case series
  case studyHours = "study-hours"
  case studyWeeks = "study-weeks"
}

/// How a report is written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument { case text, csv, pdf, json }

extension SpendingSubject: ExpressibleByArgument {}

struct Report: WorkspaceCommand {
  @Argument var report: ReportName
  @Option var manager: String?
  @Option var by: SpendingSubject = .module
  @Option var threshold = Workspace.inHouseThreshold
  @Option var format: ReportFormat = .text
  @Option var output: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let own = try session.manager(manager)
    let isLimited = [.completion, .gaps, .goals, .profiles, .studyHours, .studyWeeks].contains(report)
    try session.deliver(table(in: session, of: own), as: format, to: output, of: isLimited ? own : nil)
  }

  private func table(in session: Session, of manager: Employee.ID?) throws -> ReportTable {
    let workspace = session.workspace
    switch report {
    case .completion: return workspace.completionMatrix(manager: manager)
    case .acquaintance: return workspace.acquaintanceReport()
    case .coverage: return workspace.coverageReport(assess(workspace.reportedPlan, of: workspace))
    case .funding: return workspace.fundingReport()
    case .spending: return workspace.spendingReport(by: by)
    case .gaps: return workspace.gapReport(manager: manager, threshold: threshold)
    case .goals: return workspace.goalReport(owner: manager, today: session.context.today)
    case .profiles: return workspace.competenceMatrix(manager: manager)
    case .pairs: return workspace.pairReport()
    case .quotas: return workspace.quotaReport()
    case .meetings: return workspace.meetingReport()
    case .series: return workspace.seriesReport()
    case .studyHours: return workspace.studyHoursReport(manager: manager)
    case .studyWeeks: return workspace.studyHoursByWeek(manager: manager)
    }
  }
}
