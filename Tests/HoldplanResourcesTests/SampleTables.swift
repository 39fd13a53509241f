import Foundation
import HoldplanModel
import HoldplanResources
import Testing

/// A sample's table, read just well enough for tables without quotes: the import has a reader of its own.
struct SampleTable {
  let rows: [[String: String]]

  init(_ name: String, of sample: String) throws {
    let file = Samples.folder(of: sample).appendingPathComponent("\(name).csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(!text.contains("\""), "\(name).csv has quotes, which this reader doesn't know")
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    let headings = try #require(lines.first)
    rows = try lines.dropFirst().map { cells in
      try #require(cells.count == headings.count, "\(name).csv: \(cells)")
      return Dictionary(uniqueKeysWithValues: zip(headings, cells))
    }
  }
}

extension [String: String] {
  /// What stands under a heading; the test fails where the heading is missing.
  fileprivate func text(_ heading: String) throws -> String { try #require(self[heading], "\(heading)") }

  fileprivate func id<Subject>(_ heading: String = "Kode") throws -> Identifier<Subject> {
    Identifier(try text(heading))
  }

  /// Nil where the cell is empty or the column isn't there.
  fileprivate func optional<Subject>(_ heading: String) -> Identifier<Subject>? {
    self[heading].flatMap { $0.isEmpty ? nil : Identifier($0) }
  }

  fileprivate func list<Subject>(_ heading: String) -> [Identifier<Subject>] {
    (self[heading] ?? "").components(separatedBy: ", ").filter { !$0.isEmpty }.map { Identifier($0) }
  }

  fileprivate func number(_ heading: String) throws -> Int { try #require(Int(text(heading)), "\(self)") }

  fileprivate func date(_ heading: String) throws -> CalendarDate? {
    guard let text = self[heading], !text.isEmpty else { return nil }
    return try Self.date(text)
  }

  fileprivate static func date(_ text: String) throws -> CalendarDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    try #require(parts.count == 3, "\(text)")
    return try #require(CalendarDate(year: parts[2], month: parts[1], day: parts[0]), "\(text)")
  }

  fileprivate func dates(_ heading: String) throws -> [CalendarDate] {
    try (self[heading] ?? "").components(separatedBy: ", ").filter { !$0.isEmpty }.map { try Self.date($0) }
  }
}

enum SampleError: Error {
  case notAPeriod([String: String])
}

extension OrganisationFile {
  init(ofSample name: String) throws {
    let file = Samples.folder(of: name).appendingPathComponent("organisation.json")
    self = try JSONDecoder().decode(OrganisationFile.self, from: Data(contentsOf: file))
  }
}

extension Workspace {
  /// A sample's workspace, without a plan. Sessions of modules are given, since they're written in words.
  init(sample name: String, sessions: [SessionPattern]) throws {
    let file = try OrganisationFile(ofSample: name)
    let start = file.newWorkspace()
    var season = start.season
    season.closedDays = try SampleTable("closed-days", of: name).rows.map {
      guard let date = try $0.date("Dato") else { throw SampleError.notAPeriod($0) }
      return ClosedDay(date: date, reason: try $0.text("Årsag"))
    }
    let tables = Workspace(
      name: start.name, season: season,
      sites: Records(
        try SampleTable("sites", of: name).rows.map {
          Site(id: try $0.id(), name: try $0.text("Navn"), address: try $0.text("Adresse"))
        }),
      departments: Records(
        try SampleTable("departments", of: name).rows.map {
          Department(id: try $0.id(), name: try $0.text("Navn"), shortName: try $0.text("Kort navn"))
        }),
      roles: Records(
        try SampleTable("roles", of: name).rows.map { JobRole(id: try $0.id(), name: try $0.text("Navn")) }),
      employees: Records(try Self.employees(ofSample: name)),
      modules: Records(try SampleTable("modules", of: name).rows.map { try Module($0, sessions: sessions) }),
      rooms: Records(
        try SampleTable("rooms", of: name).rows.map {
          Room(
            id: try $0.id(), name: try $0.text("Navn"), site: $0.optional("Lokation"),
            capacity: try $0.number("Pladser"))
        }),
      instructors: Records(
        try SampleTable("instructors", of: name).rows.map {
          Instructor(id: try $0.id(), name: try $0.text("Navn"), employee: $0.optional("Medarbejdernr."))
        }))
    self = try tables.applying(file.change(completing: tables))
  }

  private static let danish = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]

  private static func employees(ofSample name: String) throws -> [Employee] {
    let leave = Dictionary(
      grouping: try SampleTable("leave", of: name).rows, by: { $0["Medarbejdernr."] ?? "" })
    let people = try SampleTable("employees", of: name).rows
    let numbers = Set(people.compactMap { $0["Medarbejdernr."] })
    #expect(numbers.count == people.count && leave.keys.allSatisfy(numbers.contains))
    return try people.map { row in
      var person = Employee(
        id: try row.id("Medarbejdernr."), name: try row.text("Navn"), department: try row.id("Afdeling"),
        site: row.optional("Lokation"), role: row.optional("Stilling"), manager: row.optional("Leder"),
        email: try row.text("E-mail"))
      person.employedFrom = try row.date("Ansat fra")
      person.employedTo = try row.date("Ansat til")
      person.weeklyStudyHours = StudyHours(hours: Double(row["Læsetimer pr. uge"] ?? "") ?? 0) ?? .zero
      person.wishedFreeDates = Set(try row.dates("Ønskede fridage"))
      person.unavailableWeekdays = WeekdaySet(
        Weekday.allCases.filter { row["Faste fridage"]?.contains(Self.danish[$0.rawValue]) ?? false })
      person.leave = try (leave[person.id.rawValue] ?? []).map { row in
        let (from, to) = (try row.date("Fra"), try row.date("Til"))
        guard let from, let to, let range = DateRange(from: from, to: to) else {
          throw SampleError.notAPeriod(row)
        }
        return range
      }
      return person
    }
  }
}

extension Module {
  fileprivate init(_ row: [String: String], sessions: [SessionPattern]) throws {
    self.init(
      id: try row.id(), name: try row.text("Navn"), sessions: sessions,
      everyWeeks: Int(row["Hver n. uge"] ?? ""),
      studyHoursPerWeek: StudyHours(hours: Double(row["Læsetimer pr. uge"] ?? "") ?? 0) ?? .zero,
      requires: row.list("Kræver"),
      teamSize: TeamSize(
        minimum: try row.number("Mindst på holdet"), ideal: try row.number("Helst på holdet"),
        maximum: try row.number("Højst på holdet")),
      teamCount: TeamCount(
        maximum: try row.number("Højst antal hold"), required: Int(row["Antal hold"] ?? "")),
      instructors: row.list("Undervisere"), rooms: row.list("Lokaler"))
  }
}
