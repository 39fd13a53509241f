import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

/// Reports on paper: no number is broken in two, what is missing is shaded, and what is too wide has codes.
@Suite struct ReportPaperTests {
  private func document(_ table: ReportTable) throws -> Document {
    try Office.rosters(Office.workspace(), .danish).report(table)
  }

  private func heatMap(columns: Int, name: String) -> ReportTable {
    ReportTable(
      "profiles",
      columns: [.key("employee"), .key("name")]
        + (1...columns).map { .record(id: "C\($0)", name: "\(name) \($0)") },
      rows: [
        [.text("50250"), .text("Ida-Marie Østerbæk")]
          + (1...columns).map { .level($0 % 3, required: 2) }
      ])
  }

  private func marks(_ document: Document) -> [Mark] { document.pages.flatMap { $0.blocks.flatMap(\.marks) } }

  private func texts(_ document: Document) -> [String] {
    marks(document).compactMap { if case .text(let line) = $0 { line.text } else { nil } }
  }

  @Test func `what is missing is shaded, the darker the more`() throws {
    let greys = marks(try document(heatMap(columns: 3, name: "Samtale"))).compactMap { mark -> UInt8? in
      if case .fill(_, _, let height, let grey) = mark, height > 0, grey > 100 { grey } else { nil }
    }
    // Levels 1, 2 and 0 of 2: one, none and two are missing.
    #expect(greys == [227, 199])
  }

  @Test func `words of the rows are not broken, and codes stand for names that do not fit`() throws {
    let few = texts(try document(heatMap(columns: 3, name: "Samtale")))
    #expect(few.contains("50250") && few.contains("Samtale 1") && few.contains("1/2"))
    let many = texts(try document(heatMap(columns: 12, name: "Virksomhedskontakt")))
    #expect(many.contains("50250") && many.contains("C12"))
    #expect(many.contains { $0.hasPrefix("C1 Virksomhedskontakt 1, C2 Virksomhedskontakt 2") })
  }

  @Test func `on a terminal signs shade what is missing`() throws {
    let report = WordedReport(heatMap(columns: 3, name: "Samtale"), words: try Words(.danish))
    #expect(report.rows[0] == ["50250", "Ida-Marie Østerbæk", "1/2 ░░", "2/2", "0/2 ▒▒"])
    #expect(report.width(ofFirst: 2) == 5 + 2 + 18 + 2)
  }

  @Test func `on a narrow terminal words move to the next line and none is lost`() throws {
    let table = ReportTable(
      "waivers", columns: [.key("rule"), .key("subject"), .key("from"), .key("reason"), .key("author")],
      rows: [
        [
          .text("Bemanding"), .text("Rådgivning og visitation"), .date(day("2018-09-05")),
          .text("Ekstern dækning: vikarer fra nabokommunerne bemander alle fem tilbud på dagene."),
          .text("Anne-Grethe Hvilsted, centerleder"),
        ]
      ])
    let report = WordedReport(table, words: try Words(.danish))
    #expect(report.lines.contains { $0.count > 120 })
    for columns in [60, 80, 100] {
      let lines = report.lines(fitting: columns)
      #expect(lines.allSatisfy { $0.count <= columns }, "\(columns)")
      let words = { (lines: [String]) in Set(lines.flatMap { $0.split(separator: " ") }) }
      #expect(words(report.lines).isSubset(of: words(lines)), "\(columns)")
    }
    // What fits is as it was; what cannot fit is not cut off.
    #expect(report.lines(fitting: 300) == report.lines)
    let wide = WordedReport(heatMap(columns: 12, name: "Virksomhedskontakt"), words: try Words(.danish))
    #expect(!wide.fits(80))
    #expect(wide.lines(fitting: 80).joined().contains("Virksomhedskontakt"))
  }

  @Test func `every waiver that touches a report stands on it, with reason, author and date`() throws {
    let waiver = Waiver(
      id: "W1", rule: .studyHours, subject: .employee("01", nil), dates: days("2026-11-02", "2026-11-08"),
      reason: "Aftalt orlov", author: "Mette", writtenOn: day("2026-10-01"))
    let workspace = Workspace.fixture(waivers: [waiver])
    let words = try Words(.danish)
    for kind in ReportKind.allCases {
      let table = workspace.report(kind, today: day("2026-11-01")) {
        Assessment(violations: [], waived: [], soft: [:])
      }
      let text = WordedReport(table, words: words).lines.joined(separator: "\n")
      let touches: Set<ReportKind> = [.studyHours, .studyWeeks, .waivers]
      #expect(text.contains("Aftalt orlov") == touches.contains(kind), "\(kind)")
      if touches.contains(kind) {
        #expect(
          text.contains("Mette") && text.contains("01-10-2026") && text.contains("02-11-2026"), "\(kind)")
      }
    }
  }
}
