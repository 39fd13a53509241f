import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

struct RosterTableTests {
  @Test func `a row for each person in each session`() throws {
    let plan = Plan(teams: [
      Team(
        id: "K1-1", module: "K1", number: 1,
        sessions: [Session(date: day("2026-10-06"), slot: 1, room: "A", instructor: "U1")],
        members: ["0001", "0002"]),
      Team(id: "K2-1", module: "K2", number: 1, name: "Ørnene", members: ["0003"]),
    ])
    let file = RosterTable(plan, of: smallOrganisation, words: try Words(.danish)).file(CSVWriter())
    let expected = """
      Modul;Hold;Gang;Dato;Fra;Til;Lokale;Underviser;Medarbejdernr;Navn;Afdeling;Holdnavn
      Modul K1;1;1;06-10-2026;12:30;15:30;Lokale A;Finn Holm;0001;Åse Ørsted;Drift;
      Modul K1;1;1;06-10-2026;12:30;15:30;Lokale A;Finn Holm;0002;Bo Kjær;Økonomi;
      Modul K2;1;;;;;;;0003;Ida Nygaard;Økonomi;Ørnene

      """
    #expect(String(decoding: file, as: UTF8.self) == expected.replacingOccurrences(of: "\n", with: "\r\n"))
  }
}
