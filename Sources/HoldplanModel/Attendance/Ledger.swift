/// Every attendance mark that was ever made, in order, with what is asked of it again and again looked up
/// instead of searched for: ten thousand marks in one change take no longer than their number.
///
/// Two ledgers are equal when their marks are.
package struct Ledger: Sendable {
  private(set) var marks: [AttendanceMark] = []
  /// The position of the latest mark of each person at each occurrence, withdrawn ones included.
  private var latest: [Occurrence: [Employee.ID: Int]] = [:]
  /// The position of the first mark at each occurrence.
  private var first: [Occurrence: Int] = [:]
  private var byEmployee: [Employee.ID: [Int]] = [:]

  package init(_ marks: some Sequence<AttendanceMark> = []) { for mark in marks { append(mark) } }

  mutating func append(_ mark: AttendanceMark) {
    let position = marks.count
    marks.append(mark)
    latest[mark.occurrence, default: [:]][mark.employee] = position
    if first[mark.occurrence] == nil { first[mark.occurrence] = position }
    byEmployee[mark.employee, default: []].append(position)
  }

  /// Takes back what was added to the end; costs as much as all marks that stay.
  mutating func truncate(to count: Int) {
    if count < marks.count { self = Ledger(marks.prefix(count)) }
  }

  /// The latest mark, a withdrawal too; nil where there never was one.
  func last(of employee: Employee.ID, at occurrence: Occurrence) -> AttendanceMark? {
    latest[occurrence]?[employee].map { marks[$0] }
  }

  /// Whether anything was marked at an occurrence among the first `count` marks.
  func hasMarks(at occurrence: Occurrence, among count: Int) -> Bool {
    first[occurrence].map { $0 < count } ?? false
  }

  /// The latest marks at an occurrence, by employee; withdrawn ones are left out.
  func standing(at occurrence: Occurrence) -> [Employee.ID: AttendanceMark] {
    (latest[occurrence] ?? [:]).mapValues { marks[$0] }.filter { $0.value.status != .cleared }
  }

  /// Every mark that was made about a person, corrected ones included, oldest first.
  package func marks(of employee: Employee.ID) -> [AttendanceMark] {
    (byEmployee[employee] ?? []).map { marks[$0] }
  }

  /// The marks that count, in the order in which they were made.
  var standing: [AttendanceMark] {
    latest.values.flatMap(\.values).sorted().map { marks[$0] }.filter { $0.status != .cleared }
  }

  /// The marks of a person that count, in the order in which they were made.
  func standing(of employee: Employee.ID) -> [AttendanceMark] {
    (byEmployee[employee] ?? []).filter { position in
      let mark = marks[position]
      return mark.status != .cleared && latest[mark.occurrence]?[employee] == position
    }.map { marks[$0] }
  }

  /// The sessions at which somebody has a mark that counts, in no order.
  var markedOccurrences: [Occurrence] {
    latest.filter { $0.value.values.contains { marks[$0].status != .cleared } }.map(\.key)
  }
}

extension Ledger: Equatable {
  package static func == (left: Self, right: Self) -> Bool { left.marks == right.marks }
}

extension Ledger: RandomAccessCollection {
  package var startIndex: Int { marks.startIndex }
  package var endIndex: Int { marks.endIndex }
  package subscript(position: Int) -> AttendanceMark { marks[position] }
}

extension Ledger: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: AttendanceMark...) { self.init(elements) }
}

extension Ledger: Codable {
  package init(from decoder: any Decoder) throws { self.init(try [AttendanceMark](from: decoder)) }
  package func encode(to encoder: any Encoder) throws { try marks.encode(to: encoder) }
}

extension Workspace {
  /// The latest mark of a person at an occurrence; nil while the person is unmarked.
  package func mark(of employee: Employee.ID, at occurrence: Occurrence) -> AttendanceMark? {
    let latest = attendance.last(of: employee, at: occurrence)
    return latest?.status == .cleared ? nil : latest
  }

  /// The latest marks at an occurrence, by employee. Withdrawn marks are left out.
  package func marks(at occurrence: Occurrence) -> [Employee.ID: AttendanceMark] {
    attendance.standing(at: occurrence)
  }

  /// Every mark of a person at an occurrence, corrected and withdrawn ones included, oldest first.
  package func markHistory(of employee: Employee.ID, at occurrence: Occurrence) -> [AttendanceMark] {
    attendance.marks(of: employee).filter { $0.occurrence == occurrence }
  }

  /// The latest mark of each person at each occurrence, withdrawn ones left out, in the order of the ledger.
  package var standingMarks: [AttendanceMark] { attendance.standing }

  /// The same for one person.
  package func standingMarks(of employee: Employee.ID) -> [AttendanceMark] {
    attendance.standing(of: employee)
  }
}
