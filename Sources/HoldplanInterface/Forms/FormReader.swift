import HoldplanModel
import HoldplanResources

/// Reads the fields of a form into values, and notes under each field what cannot be read.
struct FormReader {
  let form: Form
  let workspace: Workspace
  let words: Words
  let today: CalendarDate
  let author: String
  private(set) var problems: [Int: String] = [:]

  init(form: Form, workspace: Workspace, words: Words, today: CalendarDate, author: String) {
    self.form = form
    self.workspace = workspace
    self.words = words
    self.today = today
    self.author = author
  }

  func value(_ name: String) -> String {
    let text = form.fields.first { $0.name == name }?.value ?? ""
    return text.trimmed
  }

  mutating func report(_ name: String, _ sentence: String) {
    guard let field = form.fields.firstIndex(where: { $0.name == name }) else { return }
    problems[field] = problems[field] ?? sentence
  }

  mutating func replaceProblem(_ field: Int, with sentence: String) { problems[field] = sentence }

  mutating func required(_ name: String) -> String {
    let text = value(name)
    if text.isEmpty { report(name, words["issue.empty"]) }
    return text
  }

  /// The identifier of a record; of a new one it must not be taken.
  mutating func id<Record: Identified>(isNew: Bool, in records: Records<Record>) -> Record.ID {
    let id = Record.ID(required("id"))
    if isNew && records.contains(id) {
      report("id", words["issue.duplicate", ["value": shown(id.rawValue)]])
    }
    return id
  }

  /// Nil where nothing is filled in or what is cannot be read, which is reported.
  mutating func date(_ name: String) -> CalendarDate? {
    let text = value(name)
    if text.isEmpty { return nil }
    let date = DateEntry.date(text, base: today, season: workspace.season, words: words)
    if date == nil { report(name, words["form.noDate", ["value": shown(text)]]) }
    return date
  }

  mutating func requiredDate(_ name: String) -> CalendarDate? {
    _ = required(name)
    return date(name)
  }

  mutating func ranges(_ name: String) -> [DateRange] {
    let text = value(name)
    if let ranges = DateEntry.ranges(text, base: today, season: workspace.season, words: words) {
      return ranges
    }
    report(name, words["form.noRange", ["value": shown(text)]])
    return []
  }

  mutating func dates(_ name: String) -> Set<CalendarDate> {
    Set(ranges(name).flatMap { Array($0.dates) })
  }

  /// Nil where nothing is filled in.
  mutating func number(_ name: String) -> Int? {
    let text = value(name)
    if text.isEmpty { return nil }
    let number = Int(text)
    if number == nil { report(name, words["form.noNumber", ["value": shown(text)]]) }
    return number
  }

  mutating func requiredNumber(_ name: String) -> Int {
    _ = required(name)
    return number(name) ?? 0
  }

  /// A number that may have a decimal comma or point.
  mutating func decimal(_ name: String) -> Double? {
    let text = value(name)
    if text.isEmpty { return nil }
    let number = Double(text.replacing(",", with: "."))
    if number == nil { report(name, words["form.noNumber", ["value": shown(text)]]) }
    return number
  }

  mutating func hours(_ name: String) -> StudyHours {
    guard let number = decimal(name) else { return .zero }
    guard let hours = StudyHours(hours: number), hours >= .zero else {
      report(name, words["form.noNumber", ["value": shown(value(name))]])
      return .zero
    }
    return hours
  }

  /// Identifiers kept apart by commas, each of which must exist. A name will do where only one record has it.
  mutating func identifiers<Record: Identified>(
    _ name: String, of records: Records<Record>, named: (Record) -> String
  ) -> [Record.ID] {
    var result: [Record.ID] = []
    for part in value(name).split(separator: ",").map({ String($0).trimmed }) where !part.isEmpty {
      let id = Record.ID(part)
      let byName =
        records.contains(id) ? [] : records.sorted.filter { named($0).lowercased() == part.lowercased() }
      if records.contains(id) {
        result.append(id)
      } else if byName.count == 1 {
        result.append(byName[0].id)
      } else {
        report(name, words["form.notFound", ["value": shown(part)]])
      }
    }
    return result
  }

  mutating func identifier<Record: Identified>(
    _ name: String, of records: Records<Record>, named: (Record) -> String
  ) -> Record.ID? {
    let found = identifiers(name, of: records, named: named)
    if found.count > 1 { report(name, words["form.onlyOne"]) }
    return found.first
  }

  /// `ma ti`, `mandag, tirsdag` or `ma-fr`.
  mutating func weekdays(_ name: String) -> WeekdaySet {
    var result: [Weekday] = []
    for part in value(name).lowercased().split(whereSeparator: { ", ".contains($0) }) {
      let ends = part.split(separator: "-").map { weekday(String($0)) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
        report(name, words["form.noWeekday", ["value": shown(String(part))]])
        continue
      }
      result += Weekday.allCases.filter { first <= $0 && $0 <= last }
    }
    return WeekdaySet(result)
  }

  func weekday(_ text: String) -> Weekday? {
    guard text.count >= 2 else { return nil }
    return Weekday.allCases.first {
      words.weekday($0).lowercased() == text || words.weekdayName($0).lowercased().hasPrefix(text)
    }
  }
}

extension String {
  var trimmed: String {
    let text = drop { $0.isWhitespace }
    return String(text.reversed().drop { $0.isWhitespace }.reversed())
  }
}
