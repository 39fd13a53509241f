import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

/// An organisation with a value in every field, and names that tables find hard.
private let richOrganisation: Workspace = {
  var workspace = smallOrganisation
  let gap = GapLimits(minimum: 7, ideal: 14, maximum: 28)
  let employee = Employee(
    id: "007", name: "=Formula; \"Quote\", 'Slash/Pipe", department: "OKO", site: "HQ", role: "LEDER",
    manager: "0001",
    email: "+45@by.example", employedFrom: day("2020-02-29"), employedTo: day("2027-01-01"),
    weeklyStudyHours: StudyHours(nanohours: 2_250_000_000),
    unavailableWeekdays: WeekdaySet([.monday, .friday]),
    leave: [days("2026-10-12", "2026-10-16"), days("2026-12-23")], passed: ["K1"],
    passedOn: ["K1": day("2026-05-04")], profession: "Jurist; cand.", tags: ["mentor", "=ny"],
    levels: ["SAMT": 3, "LOV": 0], required: ["K2"],
    choice: ModuleChoice(count: 1, from: ["K2", "K1"], cost: ["K2": 0, "K1": 4]),
    wishedFreeDates: [day("2026-12-24")])
  let module = Module(
    id: "D1", name: "-Diplom",
    sessions: [
      SessionPattern(slotCount: 2, weekdays: WeekdaySet([.wednesday])),
      SessionPattern(slotCount: 1, gap: gap),
      SessionPattern(kind: .exam, slotCount: 2),
    ],
    everyWeeks: 2, studyHoursPerWeek: StudyHours(nanohours: 500_000_000), requires: ["K1"],
    teamSize: TeamSize(minimum: 3, ideal: 4, maximum: 5), teamCount: TeamCount(maximum: 3, required: 2),
    eligibleRoles: ["LEDER", "GARTNER"], instructors: ["U1", "U2"], rooms: ["A"],
    composition: [
      CompositionRule(kind: .department("OKO"), minimum: 1, maximum: 2),
      CompositionRule(kind: .site("HQ"), minimum: 1),
      CompositionRule(kind: .role("LEDER"), maximum: 2),
      CompositionRule(kind: .same(.profession), maximum: 1),
      CompositionRule(kind: .profession("Jurist; cand."), maximum: 3),
      CompositionRule(kind: .tag("mentor"), minimum: 1, company: .init(kind: .tag("=ny"), each: 3)),
    ], audience: .roles(["LEDER"]), completion: CompletionRule(sessions: 1, exam: true),
    raises: ["SAMT": 4], validMonths: 24)
  let change = Change.group([
    .put(.competence(Competence(id: "SAMT", name: "Den motiverende samtale"))),
    .put(.competence(Competence(id: "LOV", name: "-Lovgivning"))),
    .put(
      .instructor(
        Instructor(id: "U2", name: "@Eva", employee: "0003", unavailable: [days("2026-10-01", "2026-10-03")]))
    ),
    .put(.employee(employee)), .put(.module(module)),
    .put(
      .series(
        MeetingSeries(
          id: "FG1", name: "Følgegruppe; Nord", recurrence: .everyWeeks(1, on: .monday),
          dates: days("2026-10-01", "2027-03-31"), times: [clock("09:00")], minutes: 60,
          seats: [MeetingSeat(employee: "0001")]))),
    .put(
      .meeting(
        Meeting(
          series: "FG1", number: 1, date: day("2026-10-05"), start: clock("09:00"),
          marks: [
            MeetingMark(
              employee: "0001", status: .remote, author: "Anna", markedAt: Timestamp(seconds: 1))
          ]))),
    .put(.programme(Programme(id: "P", name: "Forløb", modules: ["K1", "D1"]))),
    .setSeason(.fixture(closed: ["2026-12-24", "2026-12-31"])),
    .put(.team(.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["0001", "0003"]))),
    .put(.team(.fixture("K1-2", on: ["2026-11-04", "2026-11-18"], members: ["0002"]))),
  ])
  guard (try? workspace.apply(change)) != nil,
    (try? workspace.apply(.publish(workspace.nextPublication(on: day("2026-10-01"))))) != nil,
    (try? workspace.apply(.group(marks(in: workspace).map(Change.mark)))) != nil
  else { preconditionFailure("the fixture is no good") }
  return workspace
}()

/// A mark with minutes, one that says where a session was made up, and a plain one.
private func marks(in workspace: Workspace) -> [AttendanceMark] {
  let (own, other) = (workspace.session(0, of: "K1-1"), workspace.session(0, of: "K1-2"))
  return [
    .fixture("0001", .leftEarly, at: own, early: 20), .fixture("0003", .madeUp, at: own, madeUpAt: other),
    .fixture("0002", .remote, at: other),
  ]
}

struct ImportExportTests {
  @Test(arguments: ImportKind.allCases, Language.allCases)
  func `what was exported changes nothing when it is imported`(kind: ImportKind, language: Language) throws {
    let words = try Words(language)
    let bytes = try ExportTable(kind, of: richOrganisation, words: words).file()
    for reader in Language.allCases {
      let preview = try preview(kind, bytes, into: richOrganisation, language: reader)
      #expect(preview.badRows == [])
      #expect(preview.leftOutColumns == [])
      #expect(preview.isEmpty)
      #expect(!preview.unchanged.isEmpty)
    }
  }

  @Test func `an organisation moves through its tables`() throws {
    let words = try Words(.danish)
    var copy = Workspace(name: "Lille By", season: .fixture())
    // Modules name instructors, instructors people, and people modules: so people come twice.
    let order: [ImportKind] = [
      .departments, .sites, .roles, .competences, .rooms, .employees, .instructors, .modules, .employees,
      .leave, .closedDays, .history,
    ]
    for (step, kind) in order.enumerated() {
      let bytes = try ExportTable(kind, of: richOrganisation, words: words).file()
      let isFirstTime = step < 8 && kind == .employees
      let text = String(decoding: bytes, as: UTF8.self)
      let without = text.replacingOccurrences(
        of: "Gennemførte moduler;Skal have;Antal valgmoduler;Valgmoduler;Ønsker;", with: "a;b;c;d;e;")
      let preview = try preview(kind, isFirstTime ? Data(without.utf8) : bytes, into: copy)
      #expect(preview.badRows == [])
      try copy.apply(preview.change)
    }
    #expect(copy.modules == richOrganisation.modules)
    #expect(copy.employees == richOrganisation.employees)
    #expect(copy.season.closedDays == richOrganisation.season.closedDays)
    #expect(copy.programmes.unordered.map { Set($0.modules) } == [["K1", "D1"]])
  }

  @Test func `an empty table is no problem`() throws {
    let empty = Workspace(name: "Tom", season: .fixture())
    for kind in ImportKind.allCases {
      let bytes = try ExportTable(kind, of: empty, words: try Words(.english)).file()
      #expect(try preview(kind, bytes, into: empty).badRows == [])
    }
  }

  @Test func `every heading and word stands in the language files, and means one thing`() throws {
    for language in Language.allCases {
      let words = try Words(language)
      for kind in ImportKind.allCases {
        for field in kind.fields {
          let key = "import.heading.\(kind.rawValue).\(field.rawValue)"
          #expect(words[key] != key)
        }
      }
    }
  }

  @Test func `a preview can be read`() throws {
    let preview = try preview(
      .employees, "id;name;department;phone\n9;Ib;Byg;1\n0001;Åse Ørsted;OKO;2\n", language: .danish)
    #expect(
      preview.report(in: try Words(.danish)) == [
        "+ Byg (afdeling, nævnt på linje 2)", "+ Ib (9)", "~ Åse Ørsted (0001): Afdeling DRIFT → OKO",
        "Kolonnen \"phone\" kendes ikke og blev ikke læst.",
        "employees.csv (medarbejdere): 2 tilføjes, 1 ændres, 0 er uændrede, fejl: 0. Intet slettes.",
      ])
  }
}
