import HoldplanModel
import HoldplanText

/// Collects what the rows of one table make of a workspace.
struct ImportBatch {
  /// A record as the rows leave it.
  struct Staged {
    var record: Record
    var lines: [Int]
    var isMentioned: Bool
  }

  /// What one row says, for kinds of table in which several rows make one record.
  enum Outcome {
    case added, changed(before: String, after: String), unchanged
  }

  struct RowItem {
    var item: ImportPreview.Item
    /// Nil when it follows from the record.
    var outcome: Outcome?
  }

  let table: ImportTable
  let vocabulary: ImportVocabulary
  let workspace: Workspace
  private(set) var staged: [RecordReference: Staged] = [:]
  private(set) var items: [RowItem] = []
  private(set) var problems: [ImportProblem] = []
  /// What bad rows would have made, as far as they could be read, and the lines they stand on.
  private(set) var spoilt: [(record: Record, line: Int)] = []
  /// As the rows leave it.
  var season: Season
  private var indexes: [RecordReference.Kind: ImportIndex] = [:]
  private var missingColumns: Set<ImportField> = []
  /// Attendance marks that differ from what is noted, with the lines that they stand on.
  var marks: [(line: Int, mark: AttendanceMark)] = []
  /// The line on which each person's mark at a session stands.
  var markLines: [Occurrence: [Employee.ID: Int]] = [:]
  /// The held sessions of each person, worked out when the first is asked for.
  var held: [Employee.ID: [Occurrence]]?
  /// The same of meetings.
  var meetingMarks: [(line: Int, meeting: Meeting.ID, mark: MeetingMark)] = []
  var meetingMarkLines: [Meeting.ID: [Employee.ID: Int]] = [:]
  var heldMeetings: [Employee.ID: [Meeting]]?
  let today: CalendarDate?

  init(
    _ table: ImportTable, into workspace: Workspace, _ vocabulary: ImportVocabulary,
    today: CalendarDate? = nil
  ) {
    self.today = today
    self.table = table
    self.workspace = workspace
    self.vocabulary = vocabulary
    season = workspace.season
  }

  mutating func readRows() {
    if table.kind == .employees { expectRecords(.employee) }
    if table.kind == .modules { expectRecords(.module) }
    for record in table.rows {
      var row = ImportRow(record, of: table, vocabulary)
      read(&row)
      problems += row.problems
    }
  }

  private mutating func read(_ row: inout ImportRow) {
    switch table.kind {
    case .departments: readDepartment(&row)
    case .sites: readSite(&row)
    case .roles: readRole(&row)
    case .competences: readCompetence(&row)
    case .employees: readEmployee(&row)
    case .rooms: readRoom(&row)
    case .instructors: readInstructor(&row)
    case .modules: readModule(&row)
    case .leave: readLeave(&row)
    case .closedDays: readClosedDay(&row)
    case .history: readHistory(&row)
    case .attendance: readAttendance(&row)
    case .meetingMarks: readMeetingMark(&row)
    }
  }

  /// The record as earlier rows have left it, or as it is in the workspace.
  func current(_ reference: RecordReference) -> Record? {
    staged[reference]?.record ?? workspace.record(reference)
  }

  /// Takes a row's record, and what the row mentions; of a bad row nothing but what else is wrong with it.
  mutating func stage(_ record: Record, from row: ImportRow, outcome: Outcome? = nil, label: String? = nil) {
    if row.isBad { return spoilt.append((record, row.line)) }
    for mention in row.mentions { stageMention(mention, line: row.line) }
    let reference = record.reference
    staged[reference, default: Staged(record: record, lines: [], isMentioned: false)].record = record
    staged[reference]?.lines.append(row.line)
    addToIndex(record)
    let item = ImportPreview.Item(
      record: reference, label: label ?? record.label, line: row.line, isMentioned: false)
    items.append(RowItem(item: item, outcome: outcome))
  }

  /// Takes a row that alters the season.
  mutating func stage(_ outcome: Outcome, label: String, from row: ImportRow) {
    let item = ImportPreview.Item(record: nil, label: label, line: row.line, isMentioned: false)
    items.append(RowItem(item: item, outcome: outcome))
  }

  private mutating func stageMention(_ record: Record, line: Int) {
    let reference = record.reference
    if staged[reference] == nil {
      let item = ImportPreview.Item(
        record: reference, label: record.label, line: line, isMentioned: true, similar: similar(to: record))
      items.append(RowItem(item: item, outcome: nil))
      staged[reference] = Staged(record: record, lines: [], isMentioned: true)
    }
    staged[reference]?.record = record
    staged[reference]?.lines.append(line)
    addToIndex(record)
  }

  /// The name of a record of the same kind from which a mentioned one may differ by a slip of the pen.
  private mutating func similar(to record: Record) -> String? {
    prepareIndex(record.reference.kind)
    return indexes[record.reference.kind]?.nearlyCalled(record.label)
  }

  /// Takes back everything that some rows have made, because it cannot be.
  mutating func drop(lines: Set<Int>) {
    let spoilt = staged.filter { !$0.value.isMentioned && !lines.isDisjoint(with: $0.value.lines) }.map(\.key)
    for reference in spoilt { staged[reference] = nil }
    let dropped = Set(spoilt)
    marks.removeAll { lines.contains($0.line) }
    meetingMarks.removeAll { lines.contains($0.line) }
    items.removeAll { lines.contains($0.item.line) || ($0.item.record.map(dropped.contains) ?? false) }
    for (reference, entry) in staged where entry.isMentioned && lines.isSuperset(of: entry.lines) {
      staged[reference] = nil
    }
  }

  mutating func add(_ found: [ImportProblem]) { problems += found }

  // MARK: Looking up

  /// The identifier of what a cell means; nil, and reported, when that's nothing or several.
  mutating func find(
    _ text: String, _ kind: RecordReference.Kind, _ field: ImportField, _ row: inout ImportRow
  ) -> String? {
    switch answer(text, kind) {
    case .one(let id): return id
    case .several(let ids): row.report(.ambiguous(kind, candidates: ids), field, value: text)
    case .none(let similar): row.report(.unknown(kind, similar: similar), field, value: text)
    }
    return nil
  }

  mutating func answer(_ text: String, _ kind: RecordReference.Kind) -> ImportIndex.Answer {
    prepareIndex(kind)
    return indexes[kind]?.find(text) ?? .none(similar: nil)
  }

  /// A known identifier that differs from a new one in leading zeros alone.
  mutating func lostZeros(_ id: String, _ kind: RecordReference.Kind) -> String? {
    prepareIndex(kind)
    guard indexes[kind]?.contains(id) == false else { return nil }
    return indexes[kind]?.similar(to: id)
  }

  private mutating func prepareIndex(_ kind: RecordReference.Kind) {
    if indexes[kind] == nil { indexes[kind] = ImportIndex(workspace.labels(of: kind)) }
  }

  private mutating func addToIndex(_ record: Record) {
    let reference = record.reference
    prepareIndex(reference.kind)
    indexes[reference.kind]?.add(id: reference.identifier, name: record.label)
  }

  /// All records of the file are known before its first row is read: a manager or a prerequisite may stand
  /// below. Should such a row turn out bad, the workspace refuses those who refer to it.
  private mutating func expectRecords(_ kind: RecordReference.Kind) {
    prepareIndex(kind)
    for record in table.rows {
      var row = ImportRow(record, of: table, vocabulary)
      let parts = [row.text(.name), row.text(.firstName), row.text(.lastName)].compactMap(\.self)
      let name = parts.joined(separator: " ")
      guard let id = row.text(.id) ?? (kind == .module && !name.isEmpty ? unknownName(name, kind) : nil),
        indexes[kind]?.contains(id) == false, indexes[kind]?.similar(to: id) == nil
      else { continue }
      indexes[kind]?.add(id: id, name: name)
    }
  }

  private mutating func unknownName(_ name: String, _ kind: RecordReference.Kind) -> String? {
    if case .none = answer(name, kind) { name } else { nil }
  }

  /// Reports a value that a new record needs: once for all rows when there's no such column.
  mutating func reportMissing(_ field: ImportField, _ row: inout ImportRow) {
    if row.has(field) {
      row.report(.missingValue, field)
    } else if missingColumns.insert(field).inserted {
      problems.append(table.problem(.missingColumn([field])))
    }
  }
}

extension Record {
  /// What people call it.
  var label: String { name ?? reference.identifier }
}

extension Workspace {
  fileprivate func labels(of kind: RecordReference.Kind) -> [(id: String, name: String)] {
    switch kind {
    case .site: sites.unordered.map { ($0.id.rawValue, $0.name) }
    case .department: departments.unordered.map { ($0.id.rawValue, $0.name) }
    case .role: roles.unordered.map { ($0.id.rawValue, $0.name) }
    case .employee: employees.unordered.map { ($0.id.rawValue, $0.name) }
    case .programme: programmes.unordered.map { ($0.id.rawValue, $0.name) }
    case .module: modules.unordered.map { ($0.id.rawValue, $0.name) }
    case .room: rooms.unordered.map { ($0.id.rawValue, $0.name) }
    case .instructor: instructors.unordered.map { ($0.id.rawValue, $0.name) }
    case .competence: competences.unordered.map { ($0.id.rawValue, $0.name) }
    default: []
    }
  }
}
