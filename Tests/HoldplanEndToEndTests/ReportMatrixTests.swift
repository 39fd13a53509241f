import Foundation
import HoldplanTestSupport
import Testing

@Suite("Every report of every sample, in every format")
struct ReportMatrixTests {
  private static let samples = [
    "al2bolig", "center-for-netvaerk", "faellesbo", "opgang-til-opgang", "vesthimmerland",
  ]
  private static let reports = [
    "completion", "acquaintance", "study-hours", "funding", "gaps", "goals", "pairs", "coverage",
  ]
  private static let others = [
    "programmes", "composition", "staffing", "spending", "leaders", "profiles", "quotas", "meetings",
    "series",
    "seats", "waivers", "study-weeks", "meeting-attendance",
  ]

  @Test("text, CSV, PDF and JSON are written, and each says what it is about", arguments: samples)
  func formats(_ sample: String) async throws {
    let program = try await Program.sample(sample)
    for report in Self.reports {
      let json = try await program.run("report", report, "--format", "json").json
      let title = try #require(json["title"] as? String)
      #expect(json["report"] as? String == report && !title.isEmpty)
      let rows = try #require(json["rows"] as? [[String: Any]])
      #expect(try await program.run("report", report).output.hasPrefix(title))
      let csv = try await program.run("report", report, "--format", "csv").output
      #expect(csv.split(separator: "\r\n").count >= rows.count + 1, "\(report)")
      let pdf = program.home.appendingPathComponent("\(report).pdf")
      try await program.run("report", report, "--format", "pdf", "--output", pdf.path)
      #expect(try Data(contentsOf: pdf).starts(with: Data("%PDF".utf8)))
    }
  }

  @Test("no line is longer than a terminal of 80 columns, and no word is lost", arguments: samples)
  func narrow(_ sample: String) async throws {
    let program = try await Program.sample(sample)
    for kind in Self.reports + Self.others {
      let wide = try await program.run("report", kind).output
      let narrow = try await program.run(["report", kind], columns: 80).output
      for line in narrow.split(separator: "\n") where line.count > 80 {
        Issue.record("\(kind) \(line.count): \(line)")
      }
      let words = { (text: String) in Set(text.split { $0.isWhitespace }) }
      // Where names of competences and modules do not fit, their codes stand for them, and a note explains them.
      let lost = words(wide).subtracting(words(narrow))
      #expect(lost.allSatisfy { $0.contains("-") || narrow.contains($0) }, "\(kind): \(lost)")
    }
  }
}
