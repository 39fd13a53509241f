import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanTestSupport
import Testing

struct ImportEmployeesTests {
  @Test(arguments: [
    "Medarbejdernr.;Navn;Afdeling\n0104;Søren Bæk;OKO\n", "staff-no,NAME,department\n0104,Søren Bæk,OKO\n",
    "Lønnummer\tFornavn\tEfternavn\tAfdeling\n0104\tSøren\tBæk\tøkonomi\n",
    "sep=;\nMEDARBEJDER NR;Navn;Enhed\n\"0104\";\"Søren\nBæk\";Økonomi\n",
  ])
  func `headings are found in both languages, and leading zeros stay`(text: String) throws {
    let workspace = try imported(.employees, text)
    #expect(workspace.employees["0104"] == Employee(id: "0104", name: "Søren Bæk", department: "OKO"))
  }

  @Test func `a file from an older system is read too`() throws {
    let text = "Medarbejdernr;Navn;Afdeling\r\n0104;S\u{F8}ren B\u{E6}k;OKO\r\n"
    let preview = try preview(.employees, Data(text.unicodeScalars.map { UInt8($0.value) }))
    #expect(preview.added.map(\.label) == ["Søren Bæk"])
  }

  @Test func `every column is read`() throws {
    let workspace = try imported(
      .employees,
      """
      Medarbejdernr;Navn;Afdeling;Lokation;Stilling;Leder;E-mail;Ansat fra;Ansat til;Læsetimer;Faste fridage;Gennemført;Skal have;Antal valgmoduler;Valgmoduler;Ønsker;Ønsker fri
      7;Eva;Drift;HQ;Gartner;Åse Ørsted;eva@by.example;1/2-2020;31.12.2027;2,5;fredag;K1;K2;1;K1, K2;K2 | K1;24-12-2026, 2026-12-31
      """.replacingOccurrences(of: "1/2-2020", with: "01022020"))
    let expected = Employee(
      id: "7", name: "Eva", department: "DRIFT", site: "HQ", role: "GARTNER", manager: "0001",
      email: "eva@by.example", employedFrom: day("2020-02-01"), employedTo: day("2027-12-31"),
      weeklyStudyHours: StudyHours(nanohours: 2_500_000_000), unavailableWeekdays: WeekdaySet([.friday]),
      passed: ["K1"], required: ["K2"],
      choice: ModuleChoice(count: 1, from: ["K1", "K2"], cost: ["K2": 0, "K1": 1]),
      wishedFreeDates: [day("2026-12-24"), day("2026-12-31")])
    #expect(workspace.employees["7"] == expected)
  }

  @Test(arguments: [
    "1-10-2026", "01-10-2026", "01/10/2026", "1.10.2026", "01102026", "2026-10-01", "20261001",
    "01-10-2026 00:00",
  ])
  func `dates are read as they are written in Denmark`(text: String) throws {
    let workspace = try imported(.employees, "id;employed from\n0001;\(text)\n")
    #expect(workspace.employees["0001"]?.employedFrom == day("2026-10-01"))
  }

  @Test func `places that don't exist are created and named`() throws {
    let preview = try preview(
      .employees, "id;name;department;site;role\n9;Ib;Byg;Havnen;Tømrer\n10;Lis;byg;havnen;tømrer\n")
    #expect(preview.added.filter(\.isMentioned).map(\.label) == ["Byg", "Havnen", "Tømrer"])
    #expect(preview.added.filter { !$0.isMentioned }.map(\.label) == ["Ib", "Lis"])
    let workspace = try smallOrganisation.applying(preview.change)
    #expect(workspace.employees["10"]?.department == "Byg")
    #expect(workspace.departments["Byg"]?.name == "Byg")
  }

  @Test func `a department's code and name may stand in two columns`() throws {
    let workspace = try imported(.employees, "id;name;afdeling;afdelingsnavn\n9;Ib;BYG;Byg og vej\n")
    #expect(workspace.departments["BYG"]?.name == "Byg og vej")
  }

  @Test func `changes are told field by field, and the rest is left alone`() throws {
    let preview = try preview(
      .employees, "id;name;department;email\n0001;Åse Ørsted;OKO;aase@by.example\n0002;Bo Kjær;OKO;\n")
    #expect(preview.changed.map(\.item.label) == ["Åse Ørsted"])
    let fields = preview.changed.first?.fields.map { [$0.field.rawValue, $0.before, $0.after] }
    #expect(fields == [["department", "DRIFT", "OKO"], ["email", "", "aase@by.example"]])
    #expect(preview.unchanged.map(\.label) == ["Bo Kjær"])
  }

  @Test func `an empty cell keeps what is known, a hyphen takes it away`() throws {
    let kept = try imported(.employees, "id;manager\n0002;\n")
    #expect(kept.employees["0002"]?.manager == "0001")
    let cleared = try imported(.employees, "id;manager\n0002;-\n")
    #expect(cleared.employees["0002"]?.manager == nil)
  }

  @Test func `a manager may stand further down`() throws {
    let workspace = try imported(
      .employees, "id;name;department;manager\n20;Per;OKO;30\n30;Gry;OKO;\n31;Kaj;OKO;Per\n")
    #expect(workspace.employees["20"]?.manager == "30")
    #expect(workspace.employees["31"]?.manager == "20")
  }

  @Test func `nobody is ever removed`() throws {
    let workspace = try imported(.employees, "id;name;department\n9;Ib;OKO\n")
    #expect(workspace.employees.count == 4)
  }

  @Test func `columns that aren't known are named`() throws {
    let preview = try preview(.employees, "id;name;department;Phone;\n9;Ib;OKO;12345678;\n")
    #expect(preview.leftOutColumns.map(\.heading) == ["Phone"])
    #expect(preview.leftOutColumns.map(\.reason) == [.unknown])
  }

  @Test func `an import can be undone`() throws {
    var workspace = smallOrganisation
    let undo = try workspace.apply(
      try preview(.employees, "id;name;department\n9;Ib;Byg\n0001;Åse;OKO\n").change)
    try workspace.apply(undo)
    #expect(workspace == smallOrganisation)
  }
}
