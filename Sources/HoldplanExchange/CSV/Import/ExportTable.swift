import Foundation
import HoldplanModel
import HoldplanResources

/// Writes the records of one kind as a table that `previewImport` reads back without a change.
package struct ExportTable: Sendable {
  private let kind: ImportKind
  private let vocabulary: ImportVocabulary
  private let workspace: Workspace
  private let fields: [ImportField]

  /// Headings and words are those of `words`. Throws when the language files cannot be read.
  package init(_ kind: ImportKind, of workspace: Workspace, words: Words) throws {
    self.init(kind: kind, vocabulary: try ImportVocabulary(words), workspace: workspace)
  }

  init(kind: ImportKind, vocabulary: ImportVocabulary, workspace: Workspace) {
    self.kind = kind
    self.vocabulary = vocabulary
    self.workspace = workspace
    fields = kind.fields.filter { !kind.importedOnly.contains($0) }
  }

  /// The file, with a heading row, in the order of the identifiers.
  package func file(_ writer: CSVWriter = .spreadsheet) -> Data {
    let headings = fields.map { CSVCell.text(vocabulary.heading($0, of: kind)) }
    let rows = rows.map { row in fields.map { row[$0] ?? .empty } }
    return writer.file([headings] + rows)
  }

  /// The values in which two records of the same kind differ, as they would stand in a table.
  func differences(from old: Record, to new: Record) -> [ImportPreview.FieldChange] {
    let before = cells(of: old)
    let after = cells(of: new)
    return kind.fields.compactMap { field in
      let (one, other) = (before[field]?.text ?? "", after[field]?.text ?? "")
      return one == other ? nil : ImportPreview.FieldChange(field: field, before: one, after: other)
    }
  }

  private typealias Row = [ImportField: CSVCell]

  private var rows: [Row] {
    switch kind {
    case .departments: workspace.departments.sorted.map { cells(of: .department($0)) }
    case .sites: workspace.sites.sorted.map { cells(of: .site($0)) }
    case .roles: workspace.roles.sorted.map { cells(of: .role($0)) }
    case .competences: workspace.competences.sorted.map { cells(of: .competence($0)) }
    case .employees: workspace.employees.sorted.map { cells(of: .employee($0)) }
    case .rooms: workspace.rooms.sorted.map { cells(of: .room($0)) }
    case .instructors: workspace.instructors.sorted.map { cells(of: .instructor($0)) }
    case .modules: workspace.modules.sorted.map { cells(of: .module($0)) }
    case .leave:
      workspace.employees.sorted.flatMap { employee in
        employee.leave.map {
          [.employee: .text(employee.id.rawValue), .from: date($0.from), .to: date($0.to)]
        }
      }
    case .closedDays:
      workspace.season.closedDays.map { [.date: date($0.date), .reason: .text($0.reason)] }
    case .history:
      workspace.employees.sorted.flatMap { employee in
        employee.passed.sorted().map {
          [
            .employee: .text(employee.id.rawValue), .module: .text($0.rawValue),
            .date: employee.passedOn[$0].map(date) ?? .empty,
          ]
        }
      }
    case .attendance:
      workspace.standingMarks.sorted { ($0.occurrence, $0.employee) < ($1.occurrence, $1.employee) }
        .map { cells(of: $0) }
    case .meetingMarks: workspace.meetings.sorted.flatMap(rows(of:))
    }
  }

  /// What is noted at a meeting, by person.
  private func rows(of meeting: Meeting) -> [Row] {
    Set(meeting.marks.map(\.employee)).sorted().compactMap { meeting.mark(of: $0) }.map { mark in
      [
        .meeting: .text(meeting.id.rawValue), .date: date(meeting.date),
        .employee: .text(mark.employee.rawValue), .status: .text(vocabulary.written(mark.status)),
      ]
    }
  }

  private func cells(of record: Record) -> Row {
    switch record {
    case .site(let site):
      [.id: .text(site.id.rawValue), .name: .text(site.name), .address: .text(site.address)]
    case .department(let department):
      [
        .id: .text(department.id.rawValue), .name: .text(department.name),
        .shortName: .text(department.shortName),
      ]
    case .role(let role): [.id: .text(role.id.rawValue), .name: .text(role.name)]
    case .competence(let competence):
      [.id: .text(competence.id.rawValue), .name: .text(competence.name)]
    case .employee(let employee): cells(of: employee)
    case .room(let room):
      [
        .id: .text(room.id.rawValue), .name: .text(room.name), .site: text(room.site),
        .capacity: .number(String(room.capacity)),
      ]
    case .instructor(let instructor):
      [
        .id: .text(instructor.id.rawValue), .name: .text(instructor.name),
        .employee: text(instructor.employee),
        .unavailable: list(instructor.unavailable.map { ImportDates.written($0) }),
      ]
    case .module(let module): cells(of: module)
    // These have no table of their own.
    default: [:]
    }
  }

  private func cells(of mark: AttendanceMark) -> Row {
    [
      .team: .text(mark.occurrence.team.rawValue), .session: number(mark.occurrence.session + 1),
      .date: date(mark.occurrence.date), .employee: .text(mark.employee.rawValue),
      .status: .text(vocabulary.written(mark.status)),
      .minutes: number(mark.status == .leftEarly ? mark.minutesEarly : mark.minutesLate),
      .host: text(mark.madeUpAt?.team),
    ]
  }

  private func cells(of employee: Employee) -> Row {
    [
      .id: .text(employee.id.rawValue), .name: .text(employee.name),
      .department: .text(employee.department.rawValue), .site: text(employee.site),
      .role: text(employee.role), .manager: text(employee.manager), .email: .text(employee.email),
      .employedFrom: employee.employedFrom.map(date) ?? .empty,
      .employedTo: employee.employedTo.map(date) ?? .empty,
      .weeklyStudyHours: hours(employee.weeklyStudyHours),
      .unavailableWeekdays: .text(ImportWeekdays.written(employee.unavailableWeekdays, vocabulary)),
      .passed: list(employee.passed.sorted()), .required: list(employee.required),
      .choiceCount: employee.choice == .none ? .empty : .number(String(employee.choice.count)),
      .choiceFrom: list(employee.choice.from), .wishes: wishes(employee.choice.cost),
      .wishedFreeDates: list(employee.wishedFreeDates.sorted().map { ImportDates.written($0) }),
      .profession: employee.profession.isEmpty ? .empty : .text(employee.profession),
      .tags: list(employee.tags.sorted()), .levels: levels(employee.levels),
    ]
  }

  private func cells(of module: Module) -> Row {
    let sessions = ExportSessions(module.sessions)
    let grammar = SessionGrammar(vocabulary: vocabulary, slots: workspace.season.slots.count)
    return [
      .id: .text(module.id.rawValue), .name: .text(module.name),
      .programme: list(workspace.programmes.sorted.filter { $0.modules.contains(module.id) }.map(\.id)),
      .sessions: .text(grammar.written(sessions.patterns)),
      .weekdays: .text(sessions.weekdays.map { ImportWeekdays.written($0, vocabulary) } ?? ""),
      .gapMinimum: number(sessions.gap?.minimum), .gapIdeal: number(sessions.gap?.ideal),
      .gapMaximum: number(sessions.gap?.maximum), .everyWeeks: number(module.everyWeeks),
      .studyHoursPerWeek: hours(module.studyHoursPerWeek), .requires: list(module.requires),
      .teamMinimum: number(module.teamSize.minimum), .teamIdeal: number(module.teamSize.ideal),
      .teamMaximum: number(module.teamSize.maximum), .teamsMaximum: number(module.teamCount.maximum),
      .teamsRequired: number(module.teamCount.required),
      .roles: module.eligibleRoles.map { list($0.sorted()) } ?? .text(vocabulary[.everyone]),
      .instructors: list(module.instructors), .rooms: list(module.rooms),
      .composition: list(module.composition.map(written)), .audience: .text(written(module.audience)),
      .raises: levels(module.raises), .validMonths: number(module.validMonths),
      .completion: .text(
        module.completion.written(
          all: vocabulary.words["completion.word.all"], exam: vocabulary.words["completion.word.exam"])),
    ]
  }

  private func written(_ audience: Audience) -> String {
    switch audience {
    case .everyone: vocabulary[.everyone]
    case .listed: vocabulary[.listed]
    case .departments(let ids):
      "\(vocabulary[.department]): " + ImportLists.written(ids.sorted().map(\.rawValue))
    case .roles(let ids): "\(vocabulary[.role]): " + ImportLists.written(ids.sorted().map(\.rawValue))
    }
  }

  private func written(_ rule: CompositionRule) -> String {
    rule.written { word in ImportWord(rawValue: word.rawValue).map { vocabulary[$0] } ?? word.rawValue }
  }

  private func levels(_ levels: [Competence.ID: Int]) -> CSVCell {
    list(levels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
  }

  /// In the order of their costs, with the costs only where they aren't 0, 1, 2 and so on.
  private func wishes(_ costs: [Module.ID: Int]) -> CSVCell {
    let sorted = costs.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    let isPlainOrder = sorted.map(\.value) == Array(0..<sorted.count)
    return list(sorted.map { isPlainOrder ? $0.key.rawValue : "\($0.key)=\($0.value)" })
  }

  private func text(_ id: Identifier<some Any>?) -> CSVCell { id.map { .text($0.rawValue) } ?? .empty }
  private func date(_ date: CalendarDate) -> CSVCell { .number(ImportDates.written(date)) }
  private func number(_ number: Int?) -> CSVCell { number.map { .number(String($0)) } ?? .empty }
  private func list(_ ids: [Identifier<some Any>]) -> CSVCell { list(ids.map(\.rawValue)) }
  private func list(_ texts: [String]) -> CSVCell { .text(ImportLists.written(texts)) }

  private func hours(_ hours: StudyHours) -> CSVCell {
    .number(ImportNumbers.written(hours, decimalComma: vocabulary.words.language == .danish))
  }
}

/// The sessions of a module with what they have in common taken out into columns of its own.
private struct ExportSessions {
  var patterns: [SessionPattern]
  /// That of every session but the first.
  var gap: GapLimits?
  /// Those of every session.
  var weekdays: WeekdaySet?

  init(_ patterns: [SessionPattern]) {
    self.patterns = patterns
    if let first = patterns.first, let common = first.weekdays, patterns.allSatisfy({ $0.weekdays == common })
    {
      weekdays = common
      for index in patterns.indices { self.patterns[index].weekdays = nil }
    }
    let later = patterns.dropFirst()
    if let common = later.first?.gap, later.allSatisfy({ $0.gap == common }) {
      gap = common
      for index in later.indices { self.patterns[index].gap = nil }
    }
  }
}

extension CSVCell {
  /// As people read it.
  var text: String {
    switch self {
    case .text(let text), .number(let text): text
    case .empty: ""
    }
  }
}
