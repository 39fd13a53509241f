/// A rule set aside for a named case, with a reason and a name under it. It is listed wherever it matters.
package struct Waiver: Identified {
  package typealias ID = Identifier<Waiver>

  /// What the rule is set aside for.
  package enum Subject: Hashable, Sendable {
    case department(Department.ID)
    case site(Site.ID)
    case employee(Employee.ID, Module.ID?)
    case team(Team.ID)
    case module(Module.ID)
    case series(MeetingSeries.ID)
    case rota(PairRota.ID)
    case quota(Quota.ID)
    case everything
  }

  package var id: ID
  package var rule: HardRule
  package var subject: Subject
  /// Nil means the whole season.
  package var dates: DateRange?
  package var reason: String
  package var author: String
  package var writtenOn: CalendarDate

  package init(
    id: ID, rule: HardRule, subject: Subject, dates: DateRange? = nil, reason: String, author: String,
    writtenOn: CalendarDate
  ) {
    self.id = id
    self.rule = rule
    self.subject = subject
    self.dates = dates
    self.reason = reason
    self.author = author
    self.writtenOn = writtenOn
  }

  /// Whether the waiver covers a violation. A waiver for some dates covers only what has a date.
  package func covers(_ violation: Violation) -> Bool {
    guard rule == violation.rule else { return false }
    if let dates {
      guard let date = violation.date, dates.contains(date) else { return false }
    }
    switch subject {
    case .everything: return true
    case .department(let id): return violation.department == id
    case .site(let id): return violation.site == id
    case .team(let id): return violation.team == id
    case .module(let id): return violation.module == id
    case .series(let id): return violation.ledger?.record == .series(id)
    case .rota(let id): return violation.ledger?.record == .rota(id)
    case .quota(let id): return violation.ledger?.record == .quota(id)
    case .employee(let id, let module):
      return violation.employee == id && (module == nil || violation.module == module)
    }
  }
}
