import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@Suite("A workspace as a JSON document")
struct JSONWorkspaceTests {
  private let workspace = Workspace.fixture(
    rules: Rules(
      coverage: [CoverageRule(scope: .department("OKO"), limit: .present(1))],
      sources: [.coverage: "MED-aftale"]),
    roles: [JobRole(id: "CHEF", name: "Chef")],
    waivers: [
      Waiver(
        id: "D1", rule: .coverage, subject: .department("OKO"), dates: days("2026-11-03"), reason: "Vikar",
        author: "Leder", writtenOn: day("2026-10-01"))
    ],
    pins: [.member("01", module: "K1", team: "K1-1")],
    teams: [.fixture("K1-1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02"])], isPublished: true)

  private func problems(of text: String) -> [DocumentError.Problem] {
    do {
      _ = try WorkspaceFile(json: Data(text.utf8), file: "w.json")
      return []
    } catch { return error.problems }
  }

  private func written() throws -> String {
    String(decoding: try WorkspaceFile(workspace).encoded(), as: UTF8.self)
  }

  @Test func isReadAsItWasWritten() throws {
    let text = try WorkspaceFile(workspace).encoded()
    #expect(try WorkspaceFile(json: text, file: "w.json").workspace == workspace)
    #expect(try WorkspaceFile(workspace).encoded() == text)
  }

  @Test func isReadable() throws {
    let text = try written()
    #expect(text.contains("\n  \"format\" : \"holdplan-workspace-1\",\n"))
    #expect(text.contains("Prøveboligforeningen"))
    #expect(text.hasSuffix("}\n"))
  }

  @Test func anotherFormatIsRefused() {
    #expect(
      problems(of: #"{"format": "holdplan-bench-1"}"#) == [
        .init(
          path: "format",
          issue: .otherFormat(found: "holdplan-bench-1", expected: "holdplan-workspace-1"))
      ])
    #expect(problems(of: "{}") == [.init(path: "format", issue: .missing)])
  }

  @Test func aNewerVersionIsRefused() throws {
    let text = try written().replacingOccurrences(of: "workspace-1", with: "workspace-2")
    #expect(
      problems(of: text).map(\.issue) == [
        .newerVersion(found: "holdplan-workspace-2", newest: "holdplan-workspace-1")
      ])
  }

  @Test func errorsNameTheirPlace() throws {
    let text = try written().replacingOccurrences(of: "\"2026-11-17\"", with: "\"17-11-2026\"")
    #expect(problems(of: text).map(\.path).first == "draft[0].sessions[1].date")
    #expect(
      problems(of: "{\"format\": \"holdplan-workspace-1\",").map(\.issue) == [.notJSON(line: 1, column: 35)])
  }

  @Test func aWorkspaceThatDoesNotHoldTogetherIsRefused() throws {
    let text = try written().replacingOccurrences(of: "\"capacity\" : 30", with: "\"capacity\" : -30")
    #expect(problems(of: text).map(\.path) == ["room A: capacity"])
  }

  @Test(arguments: Language.allCases)
  func everySentenceIsComplete(_ language: Language) throws {
    let words = try Words(language)
    let text = try written().replacingOccurrences(of: "\"capacity\" : 30", with: "\"capacity\" : -30")
    let error = DocumentError(file: "w.json", problems: problems(of: text) + problems(of: "[]"))
    for sentence in error.sentences(in: words) {
      #expect(sentence.hasPrefix("w.json"))
      #expect(!sentence.contains("{") && !sentence.contains("document."))
    }
    #expect(error.problems.count == 2)
  }
}
