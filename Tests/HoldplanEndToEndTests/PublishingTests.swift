import Foundation
import HoldplanTestSupport
import Testing

@Suite("A plan announced after some of its days", .homes)
struct PublishingTests {
  private let program: Program

  init() async throws { program = try await Program.sample("al2bolig") }

  @Test("sessions on days gone by are warned of, listed, and published all the same")
  func warning() async throws {
    let dates = try await program.teams().flatMap(\.dates)
    let today = try #require(dates.sorted().dropFirst(2).first)
    let published = try await program.run("publish", "--json", "--today", today)
    let belated = try #require(try published.json["belated"] as? [[String: Any]])
    let days = belated.compactMap { $0["date"] as? String }
    #expect(days == dates.filter { $0 <= today }.sorted())
    #expect(published.errors.hasPrefix("! Nyt eller flyttet til dage"))
    #expect(published.errors.contains("\(belated.count) undervisningsgange"))
    #expect(try published.json["entries"] != nil)
    // Now it is known.
    let again = try await program.run("publish", "--json", "--today", today)
    #expect(try again.json["belated"] == nil && again.errors.isEmpty)
  }

  @Test("what was held by the plan before is no such case")
  func held() async throws {
    let first = try await program.run("publish", "--today", "2026-09-15")
    let team = try #require(try await program.teams().first)
    let second = try await program.run("publish", "--today", team.dates[team.dates.count - 1])
    #expect(first.errors.isEmpty && second.errors.isEmpty)
  }
}
