/// What the rows of an imported table stand for. The raw values are the words of the command line.
///
/// In an order in which the files of a new organisation can be imported one after the other.
package enum ImportKind: String, CaseIterable, Sendable {
  case departments, sites, roles, competences, employees, rooms, instructors, modules, leave
  case closedDays = "closed-days"
  case history
  /// Who was at which held session.
  case attendance
  /// Who was at which held meeting.
  case meetingMarks = "meeting-attendance"
}

/// A column that some kind of table has. Its headings are in the language files.
package enum ImportField: String, CaseIterable, Sendable {
  case id, name, shortName, address, site, capacity, email, manager, role, department, departmentName
  case firstName, lastName, employedFrom, employedTo, weeklyStudyHours, unavailableWeekdays, passed, required
  case choiceCount, choiceFrom, wishes, wishedFreeDates, profession, tags, levels
  case employee, unavailable
  case programme, sessions, weekdays, gapMinimum, gapIdeal, gapMaximum, everyWeeks, studyHoursPerWeek
  case requires, teamMinimum, teamIdeal, teamMaximum, teamsMaximum, teamsRequired, roles, instructors, rooms
  case composition, audience, raises, validMonths, completion
  case from, to, date, reason, module, result
  case team, session, status, minutes, host, meeting
}

extension ImportKind {
  /// The columns of this kind of table, in the order in which they are exported.
  package var fields: [ImportField] {
    switch self {
    case .departments: [.id, .name, .shortName]
    case .sites: [.id, .name, .address]
    case .roles, .competences: [.id, .name]
    case .employees:
      [
        .id, .name, .firstName, .lastName, .department, .departmentName, .site, .role, .manager, .email,
        .employedFrom, .employedTo, .weeklyStudyHours, .unavailableWeekdays, .passed, .required,
        .choiceCount, .choiceFrom, .wishes, .wishedFreeDates, .profession, .tags, .levels,
      ]
    case .rooms: [.id, .name, .site, .capacity]
    case .instructors: [.id, .name, .employee, .unavailable]
    case .modules:
      [
        .id, .name, .programme, .sessions, .weekdays, .gapMinimum, .gapIdeal, .gapMaximum, .everyWeeks,
        .studyHoursPerWeek, .requires, .teamMinimum, .teamIdeal, .teamMaximum, .teamsMaximum,
        .teamsRequired, .roles, .instructors, .rooms, .composition, .audience, .raises, .validMonths,
        .completion,
      ]
    case .leave: [.employee, .name, .from, .to, .reason]
    case .closedDays: [.date, .to, .reason]
    case .history: [.employee, .name, .module, .result, .date]
    case .attendance: [.team, .session, .date, .employee, .name, .status, .minutes, .host]
    case .meetingMarks: [.meeting, .date, .employee, .name, .status]
    }
  }

  /// Columns of which one at least must be there, group by group.
  var neededFields: [[ImportField]] {
    switch self {
    case .departments, .sites, .roles, .competences, .modules: [[.id, .name]]
    case .employees: [[.id]]
    case .rooms, .instructors: [[.id, .name]]
    case .leave: [[.employee, .name], [.from]]
    case .closedDays: [[.date]]
    case .history: [[.employee, .name], [.module]]
    case .attendance: [[.employee, .name], [.status], [.team, .date]]
    case .meetingMarks: [[.employee, .name], [.status], [.meeting, .date]]
    }
  }

  /// Columns that are known and yet never stored.
  var neverStored: [ImportField: LeftOutColumn.Reason] {
    switch self {
    case .leave: [.reason: .healthData]
    default: [:]
    }
  }

  /// Columns that an export leaves out, because others say the same.
  var importedOnly: Set<ImportField> {
    switch self {
    case .employees: [.firstName, .lastName, .departmentName]
    case .leave: [.name, .reason]
    case .history: [.name, .result]
    case .closedDays: [.to]
    case .attendance, .meetingMarks: [.name]
    default: []
    }
  }
}

/// A column of a file that wasn't imported.
package struct LeftOutColumn: Equatable, Sendable {
  package enum Reason: String, CaseIterable, Sendable {
    /// No heading that is known for this kind of table.
    case unknown
    /// Why somebody is away may tell about their health, and is never stored.
    case healthData
    /// Another column says who is meant; this one is for people who read the file.
    case forReaders
  }

  package let heading: String
  /// The first column is 1.
  package let column: Int
  package let reason: Reason
}
