import HoldplanExchange
import HoldplanModel
import HoldplanTestSupport
import Testing

struct ImportEventsTests {
  @Test func `leave is added to what is known, and why is never read`() throws {
    let text = "Medarbejdernr;Fra;Til;Årsag\n0001;12-10-2026;16-10-2026;Sygdom\n0001;17-10-2026;;Ferie\n"
    let preview = try preview(.leave, text)
    #expect(preview.leftOutColumns.map(\.reason) == [.healthData])
    #expect(preview.added.count == 2)
    let workspace = try smallOrganisation.applying(preview.change)
    #expect(workspace.employees["0001"]?.leave == [days("2026-10-12", "2026-10-17")])
    let again = try HoldplanExchangeTests.preview(.leave, text, into: workspace)
    #expect(again.isEmpty)
    #expect(again.unchanged.count == 2)
  }

  @Test func `leave may name people, where only one has the name`() throws {
    let workspace = try imported(.leave, "name;from;to\nåse ørsted;2026-10-12;2026-10-12\n")
    #expect(workspace.employees["0001"]?.leave == [days("2026-10-12")])
  }

  @Test func `whoever has passed a module need not take it`() throws {
    let workspace = try imported(
      .history, "Medarbejdernr;Modul;Bestået\n0002;K1;ja\n0003;Modul K1;x\n0001;K1;nej\n")
    #expect(workspace.employees["0002"]?.passed == ["K1"])
    #expect(workspace.employees["0002"]?.required == [])
    #expect(workspace.employees["0003"]?.passed == ["K1"])
    #expect(workspace.employees["0001"]?.passed == [])
  }

  @Test func `closed days keep their reason`() throws {
    let first = try imported(
      .closedDays, "Dato;Til;Årsag\n24-12-2026;;Juleaften\n28-12-2026;30-12-2026;Lukket\n")
    #expect(first.season.closedDays.map(\.date.day) == [24, 28, 29, 30])
    let second = try preview(.closedDays, "date;reason\n24-12-2026;Jul\n29-12-2026;Lukket\n", into: first)
    let fields = second.changed.flatMap(\.fields).map { [$0.field.rawValue, $0.before, $0.after] }
    #expect(fields == [["reason", "Juleaften", "Jul"]])
    #expect(second.unchanged.count == 1)
  }

  @Test func `rooms, instructors, departments, sites and roles`() throws {
    var workspace = try imported(.rooms, "Lokale;Lokation;Pladser\nSalen;Havnen;40\n")
    #expect(workspace.rooms["Salen"] == Room(id: "Salen", name: "Salen", site: "Havnen", capacity: 40))
    workspace = try imported(
      .instructors, "Kode;Navn;Medarbejdernr;Kan ikke\nU9;;0003;1-10-2026 - 7-10-2026, 24/12/2026\n")
    let instructor = Instructor(
      id: "U9", name: "Ida Nygaard", employee: "0003",
      unavailable: [days("2026-10-01", "2026-10-07"), days("2026-12-24")])
    #expect(workspace.instructors["U9"] == instructor)
    workspace = try imported(.departments, "Kode;Navn;Kort navn\nDRIFT;Drift og vej;D&V\n")
    #expect(workspace.departments["DRIFT"] == Department(id: "DRIFT", name: "Drift og vej", shortName: "D&V"))
    workspace = try imported(.sites, "Navn;Adresse\nRådhuset;\"Torvet 2\n8000 Aarhus C\"\n")
    #expect(workspace.sites["HQ"]?.address == "Torvet 2 8000 Aarhus C")
    workspace = try imported(.roles, "Stilling\nTømrer\n")
    #expect(workspace.roles["Tømrer"]?.name == "Tømrer")
  }
}
