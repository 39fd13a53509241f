/// What a report is about.
package enum ReportKind: String, CaseIterable, Sendable {
  case completion, programmes, acquaintance, composition, coverage, staffing, funding, spending, gaps, goals
  case leaders, profiles, pairs, quotas, meetings, series, seats, waivers
  case studyHours = "study-hours"
  case studyWeeks = "study-weeks"
  case meetingAttendance = "meeting-attendance"

  /// The rules whose waivers have to be known to read the report.
  var rules: Set<HardRule> {
    switch self {
    case .completion, .programmes: [.unassigned, .role, .prerequisite]
    case .acquaintance, .composition: [.composition, .teamSize, .teamCount]
    case .staffing: [.coverage]
    case .studyHours, .studyWeeks: [.studyHours]
    case .meetings, .series, .seats, .meetingAttendance: [.meetings]
    case .pairs: [.pairs]
    case .quotas: [.quota]
    // The report of cover names the waiver with each case, and that of waivers is nothing else.
    case .coverage, .waivers, .funding, .spending, .gaps, .goals, .leaders, .profiles: []
    }
  }
}

/// What a report is limited to, and how it counts.
package struct ReportOptions: Equatable, Sendable {
  /// Only the people of this manager, where the report is about people.
  package var manager: Employee.ID?
  package var spendingBy: SpendingSubject
  /// How many with the same gap are worth a team in house.
  package var threshold: Int
  /// The days that a quota is counted in; nil counts all.
  package var dates: DateRange?

  package init(
    manager: Employee.ID? = nil, spendingBy: SpendingSubject = .module,
    threshold: Int = Workspace.inHouseThreshold, dates: DateRange? = nil
  ) {
    self.manager = manager
    self.spendingBy = spendingBy
    self.threshold = threshold
    self.dates = dates
  }
}

extension Workspace {
  /// A report, with every waiver that it has to be read with.
  ///
  /// - Parameter assessment: counts the rules of the reported plan; asked for only where they matter.
  package func report(
    _ kind: ReportKind, _ options: ReportOptions = ReportOptions(), today: CalendarDate,
    assessment: () -> Assessment
  ) -> ReportTable {
    var table =
      switch kind {
      case .coverage: coverageReport(assessment())
      case .goals: goalReport(owner: options.manager, today: today)
      case .leaders: leaderReport(today: today)
      case .gaps: gapReport(manager: options.manager, threshold: options.threshold)
      case .profiles: competenceMatrix(manager: options.manager)
      case .funding: fundingReport()
      case .spending: spendingReport(by: options.spendingBy)
      case .studyHours: studyHoursReport(manager: options.manager)
      case .studyWeeks: studyHoursByWeek(manager: options.manager)
      default: planReport(kind, options, today: today)
      }
    table.notes += waiverNotes(of: kind.rules)
    return table
  }

  private func planReport(_ kind: ReportKind, _ options: ReportOptions, today: CalendarDate) -> ReportTable {
    switch kind {
    case .completion: completionMatrix(manager: options.manager)
    case .programmes: programmeReport()
    case .acquaintance: acquaintanceReport()
    case .composition: compositionReport()
    case .staffing: staffingReport()
    case .pairs: pairReport()
    case .quotas: quotaReport(in: options.dates)
    case .meetings: meetingReport()
    case .series: seriesReport()
    case .seats: seatReport()
    case .meetingAttendance: meetingAttendanceReport(through: today, manager: options.manager)
    default: waiverReport()
    }
  }

  /// One note for each waiver of some rules: for whom, why, by whom and when.
  private func waiverNotes(of rules: Set<HardRule>) -> [ReportTable.Note] {
    waivers.sorted.filter { rules.contains($0.rule) }.map { waiver in
      var values: [String: ReportTable.Cell] = [
        "rule": .rule(waiver.rule), "subject": cell(for: waiver.subject), "reason": .text(waiver.reason),
        "author": .text(waiver.author), "date": .date(waiver.writtenOn),
      ]
      guard let dates = waiver.dates else { return ReportTable.Note("waiver", values) }
      values["from"] = .date(dates.from)
      values["to"] = .date(dates.to)
      return ReportTable.Note("waiverInDates", values)
    }
  }

  /// Every waiver: the rule, for whom and when, why, by whom and when it was written.
  package func waiverReport() -> ReportTable {
    ReportTable(
      "waivers",
      columns: [
        .key("rule"), .key("subject"), .key("from"), .key("to"), .key("reason"), .key("author"),
        .key("writtenOn"),
      ],
      rows: waivers.sorted.map { waiver in
        [
          .rule(waiver.rule), cell(for: waiver.subject), waiver.dates.map { .date($0.from) } ?? .none,
          waiver.dates.map { .date($0.to) } ?? .none, .text(waiver.reason), .text(waiver.author),
          .date(waiver.writtenOn),
        ]
      })
  }

  private func cell(for subject: Waiver.Subject) -> ReportTable.Cell {
    switch subject {
    case .everything: .word("everything")
    case .department(let id): .text(departments[id]?.name ?? id.rawValue)
    case .site(let id): .text(sites[id]?.name ?? id.rawValue)
    case .team(let id): .text(id.rawValue)
    case .module(let id): .text(modules[id]?.name ?? id.rawValue)
    case .series(let id): .text(series[id]?.name ?? id.rawValue)
    case .rota(let id): .text(rotas[id]?.name ?? id.rawValue)
    case .quota(let id): .text(quotas[id]?.name ?? id.rawValue)
    case .employee(let id, let module):
      .text(
        [employees[id]?.name ?? id.rawValue, module.map { modules[$0]?.name ?? $0.rawValue }]
          .compactMap { $0 }.joined(separator: ", "))
    }
  }
}
