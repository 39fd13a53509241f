import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Sentences, dates and numbers.
struct WordingTests {
  let danish: Words
  let english: Words

  init() throws {
    danish = try Words(.danish)
    english = try Words(.english)
  }

  @Test func danishDates() {
    #expect(danish.date(day("2026-11-04")) == "04-11-2026")
    #expect(danish.shortDate(day("2026-11-04")) == "4-11")
    #expect(danish.dayAndDate(day("2026-11-14")) == "lø 14-11")
    #expect(danish.week(day("2026-11-14").isoWeek) == "uge 46")
    #expect(danish.range(days("2026-11-02", "2027-01-30")) == "2-11 til 30-1")
  }

  /// A way out says what it would allow, where and when.
  @Test func waysOutThatSetARuleAside() {
    let members = (10..<32).map { Employee.ID("\($0)") }
    let workspace = Workspace.fixture(
      employees: (["ida"] + members).map { .fixture($0) },
      teams: [.fixture("K1-4", on: ["2026-11-03", "2026-11-17"], members: members)])
    func waiver(_ rule: HardRule, _ subject: Waiver.Subject, _ dates: DateRange? = nil) -> Change {
      .put(
        .waiver(
          Waiver(
            id: "W1", rule: rule, subject: subject, dates: dates, reason: "", author: "",
            writtenOn: day("2026-10-01"))))
    }
    func said(_ change: Change, _ words: Words) -> String { describe(change, in: workspace, words: words) }
    let full = waiver(.teamSize, .team("K1-4"))
    #expect(said(full, english) == "Allow 23 in team 4 of Modul K1.")
    #expect(said(full, danish) == "Tillad 23 på hold 4 i Modul K1.")
    let alone = waiver(.coverage, .department("OKO"), days("2026-11-14"))
    #expect(said(alone, english) == "Coverage is set aside for Økonomi, 14 Nov.")
    var session = workspace.draft.teams["K1-4"]?.sessions[1]
    session?.date = day("2026-11-21")
    let moved = session.map { said(.setSession(team: "K1-4", index: 1, $0), english) }
    #expect(moved?.contains("Session 2") == true && moved?.contains("21 Nov") == true, "\(moved ?? "")")
  }

  /// Where no certificate and no exhaustive search stands behind it, it is not called impossible.
  @Test func whatWasNotFoundIsNotCalledImpossible() {
    let workspace = Workspace.fixture()
    func said(_ certainty: Explanation.Certainty, _ words: Words) -> String {
      let explanation = Explanation(employee: "01", module: "K1", certainty: certainty, teams: [])
      return describe(explanation, in: workspace, words: words).joined(separator: " ").lowercased()
    }
    for (words, notFound) in [(english, "not found: a place"), (danish, "ikke fundet: en plads")] {
      #expect(said(.notFound, words).hasPrefix(notFound))
      for impossible in ["impossible", "not possible", "umulig", "kan ikke lade sig gøre"] {
        #expect(!said(.notFound, words).contains(impossible))
      }
    }
    let closed = Explanation(
      employee: "01", module: "K1", certainty: .notFound, facts: [ConflictingFact(fact: .noTeams)], teams: [])
    let lines = describe(closed, in: workspace, words: english)
    #expect(lines.contains("Not found: a way out. It is not proven that there is none."))
    #expect(said(.proven, english).contains("not possible"))
  }

  /// What takes a swap or a move back consists of parts, and is told as the one thing that it is.
  @Test func takingBackIsToldAsOne() throws {
    var workspace = Sample.workspace
    let swapped = try workspace.apply(.swap("01", in: "KONF-1", with: "02", of: "KONF-2"))
    let swap = describe(swapped, in: workspace, words: danish)
    #expect(
      swap.contains("byttet") && swap.contains("Anna Bach til hold 1")
        && swap.contains("Bo Elkjær til hold 2"))
    #expect(!swap.contains("taget af") && !swap.contains("ændringer"))
    let moved = try workspace.apply(.move("03", from: "KONF-3", to: "KONF-4"))
    #expect(
      describe(moved, in: workspace, words: english)
        == "Carl Dam moved from team 4 to team 3 of Konflikthåndtering.")
    // Out of one module's team and into another's is no move.
    let parts = Change.group([.removeMember("03", from: "KONF-4"), .addMember("03", to: "KULT-1")])
    #expect(!describe(parts, in: workspace, words: english).contains("moved"))
  }

  @Test func aWaiverWithoutAReasonIsToldAsAProposal() {
    let waiver = Waiver(
      id: "W9", rule: .unassigned, subject: .employee("09", "KONF"), reason: "", author: "",
      writtenOn: Sample.today)
    let text = describe(.put(.waiver(waiver)), in: Sample.workspace, words: danish)
    #expect(text == "Plads til alle sættes til side for Ida Holm i Konflikthåndtering.")
  }

  @Test func numbers() {
    #expect(danish.number(1904) == "1.904" && english.number(-1_234_567) == "-1,234,567")
    #expect(danish.decimal(0.44) == "0,4" && danish.decimal(-0.4) == "-0,4" && danish.decimal(2) == "2")
    #expect(danish.signed(4) == "+4" && danish.signed(-2) == "-2" && danish.signed(0) == "0")
    #expect(danish.counted("people", 1) == "1 person" && danish.counted("people", 1200) == "1.200 personer")
    #expect(danish.listed(["a", "b", "c"]) == "a, b og c")
  }

  @Test(arguments: [
    ("14-11-2026", "2026-11-14"), ("14/11 2026", "2026-11-14"), ("14.11.26", "2026-11-14"),
    ("2026-11-14", "2026-11-14"), ("14-11", "2026-11-14"), ("4-2", "2027-02-04"), ("uge 47", "2026-11-16"),
    ("u1", "2027-01-04"), ("+2u", "2026-11-26"), ("+3", "2026-11-15"), ("-1", "2026-11-11"),
    ("i dag", "2026-11-12"), ("29-2", nil), ("31-4", nil), ("måske", nil), ("uge 54", nil), ("1-1-1-1", nil),
  ])
  func datesAsPeopleTypeThem(_ text: String, _ expected: String?) {
    let date = DateEntry.date(text, base: Sample.today, season: Sample.workspace.season, words: danish)
    // 29 February and 31 April exist in no year near by.
    #expect(date == expected.map { day($0) })
  }

  @Test func rangesAsPeopleTypeThem() {
    let ranges = DateEntry.ranges(
      "2-11 til 30-1, 24-12", base: Sample.today, season: Sample.workspace.season, words: danish)
    #expect(ranges == [days("2026-11-02", "2027-01-30"), days("2026-12-24")])
    #expect(
      DateEntry.ranges("30-1 til 2-11", base: Sample.today, season: Sample.workspace.season, words: danish)
        == nil)
  }

  @Test func everyReasonOfEveryRuleHasASentence() {
    for rule in HardRule.allCases {
      #expect(danish.keys.contains("rule.\(rule.rawValue).name"))
      #expect(danish.keys.contains("verdict.\(rule.rawValue)"))
      for reason in Violation.Reason.allCases {
        let violation = Violation(
          rule, reason, employee: "01", module: "KONF", team: "KONF-1", otherTeam: "KONF-2", session: 0,
          date: Sample.today, department: "DRI", room: "A", instructor: "BK", actual: 2, limit: 1)
        for words in [danish, english] {
          let sentence = describe(violation, in: Sample.workspace, words: words)
          #expect(!sentence.contains("{") && !sentence.hasPrefix("Rule."), "\(rule) \(reason)")
        }
      }
    }
  }

  @Test func everyOtherNameExists() {
    let keys =
      SoftGoal.allCases.map { "goal.\($0.rawValue)" }
      + RecordReference.Kind.allCases.map { "kind.\($0.rawValue)" }
      + DanishHoliday.allCases.map { "holiday.\($0.rawValue)" }
      + AttendanceMark.Status.allCases.map { "attendance.\($0.rawValue)" }
      + AttendancePage.allCases.map { "page.title.\($0.rawValue)" }
      + (ExamResult.Outcome.allCases.map(\.rawValue) + ["none"]).map { "page.exam.\($0)" }
      + AccessRole.allCases.map { "access.\($0.rawValue)" }
      + ViewName.tabs.map { "tab.\($0.rawValue)" }
      + RecordKind.allCases.flatMap { ["records.\($0.rawValue)", "records.\($0.rawValue).about"] }
      + Context.allCases.map { "context.\($0.rawValue)" }
    for key in keys { #expect(danish.keys.contains(key), "\(key)") }
  }

  @Test func everyKeyInTheSourceExists() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/HoldplanInterface")
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    let pattern = /words\[\s*"([^"\\]+)"|return "(hindrance\.[a-zA-Z]+)"|\? "(hindrance\.[a-zA-Z]+)"/
    var found = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: pattern) {
        let key = String(match.1 ?? match.2 ?? match.3 ?? "")
        found += 1
        #expect(danish.keys.contains(key), "\(key) in \(file.lastPathComponent)")
      }
    }
    #expect(found > 150)
  }

  @Test func fieldsOfFormsHaveLabels() {
    let maker = FormMaker(workspace: Sample.workspace, words: danish, today: Sample.today)
    let subjects: [FormSubject] =
      [.season, .rules, .closedDay(nil), .leave(nil), .waiver(nil)]
      + RecordReference.Kind.allCases.map { .record($0, nil) }
    for subject in subjects {
      for field in maker.fields(for: subject) where field.label == nil {
        #expect(danish.keys.contains("field.\(field.name)"), "\(field.name)")
      }
    }
  }

  @Test func bothLanguagesHaveTheSameKeysAndPlaces() {
    #expect(danish.keys == english.keys)
    // How a date is put together is each language's own affair, and so is what HR calls a place in a letter.
    for key in danish.keys.intersection(english.keys)
    where !key.contains("date") && !key.hasPrefix("letters.") {
      let places = { (text: String) in Set(text.matches(of: /\{[a-zA-Z0-9]+\}/).map { String($0.0) }) }
      #expect(places(danish[key]) == places(english[key]), "\(key)")
    }
  }

  @Test func effectsNameEachGoal() {
    let effect = Effect(
      change: .move("02", from: "KONF-2", to: "KONF-3"),
      soft: [.departmentPairs: -6, .sizeDeviation: -1, .avoidDates: 3])
    #expect(
      describe(effect, in: Sample.workspace, words: danish) == [
        "Blanding -6   Størrelse -1   Ønskede fridage +3", "I alt -4: bedre. Alle regler holder.",
      ])
  }

  @Test func errorsSayWhatToDo() {
    let error = ChangeError.inUse(.room("A"), by: [.module("KONF"), .module("KULT"), .team("KONF-1")])
    #expect(
      describe(error, in: Sample.workspace, words: danish)
        == "Lokale A bruges 3 steder og kan ikke fjernes: modul Konflikthåndtering, modul Mødet med andre "
        + "kulturer, hold 1 i Konflikthåndtering. Ret dem først.")
  }
}
