import Foundation
import Testing

@testable import HoldplanInterface

/// `docs/screens.md` and the picture in the README are the golden screens themselves.
struct ScreensDocumentTests {
  struct Section: Sendable {
    var title: String
    var about: String
    var screen: String
  }

  static let sections = [
    Section(
      title: "Overview",
      about:
        "Is the winter all right? The season with its sessions and leave, the plan in figures, what comes next,"
        + "\nand the problems.", screen: "overview"),
    Section(
      title: "People", about: "Everybody, searched, filtered and sorted; marks for editing several at once.",
      screen: "people"),
    Section(
      title: "All about one person",
      about: "Modules, competences and goals, study hours week by week, leave, history and attendance.",
      screen: "person"),
    Section(
      title: "Team board",
      about:
        "Somebody is picked up, and every team says what dropping would do. `*` jumps to the best; several go "
        + "together where `v` has marked them.",
      screen: "board-best"),
    Section(
      title: "Whole teams",
      about: "New, split, merge, another room or instructor, each with its effect first.",
      screen: "team-menu"),
    Section(
      title: "One of the choices",
      about:
        "Each with what it does to the rules and the price, the best first; Enter asks before a rule is broken.",
      screen: "team-choices"),
    Section(
      title: "Ways around a rule",
      about: "Where a move alone breaks a rule: exchanges, and moves in two steps.", screen: "board-ways"),
    Section(
      title: "Calendar",
      about: "The season by weeks, with leave as shade: of all, or of one department (`v`).",
      screen: "weeks"),
    Section(
      title: "Moving a session", about: "Each day says what the move would do, and whom of the team it hits.",
      screen: "weeks-moving"),
    Section(
      title: "One day", about: "Who is away, and which departments fall under their staffing.", screen: "day"),
    Section(title: "Problems", about: "Every unplaced person and broken rule.", screen: "problems"),
    Section(
      title: "Why, and the ways out",
      about: "The few facts that together leave no place, and ways out that were tried.",
      screen: "everywhere-problem"),
    Section(
      title: "The difference, before it is applied",
      about: "What a way out alters for whom. Nothing is stored before the answer.",
      screen: "everywhere-problem-applied"),
    Section(
      title: "Planning",
      about: "The price and the bound, rule by rule and goal by goal, while the search runs.",
      screen: "planning"),
    Section(
      title: "What a search proposes", about: "What it costs, and what it changes for whom.",
      screen: "difference"),
    Section(title: "Compare", about: "Two plans side by side.", screen: "compare"),
    Section(title: "Attendance", about: "One key a person.", screen: "attendance"),
    Section(title: "Rosters", about: "What is printed.", screen: "rosters"),
    Section(
      title: "Records",
      about: "What else an organisation is made of; marks for editing or removing several at once.",
      screen: "records"),
    Section(
      title: "Reports", about: "`B` opens them all; competences are a heat map.", screen: "reports-heat-map"),
    Section(
      title: "A form", about: "What is wrong stands under the field.", screen: "form"),
    Section(
      title: "A request for leave", about: "It is answered while it is typed, by the published plan.",
      screen: "leave-answer"),
    Section(
      title: "A date", about: "Typed (`uge 47`, `14-11`, `+2u`), or chosen in a small calendar (`F2`).",
      screen: "everywhere-calendar-sheet"),
    Section(
      title: "Choosing from a list", about: "`F2` in a field of records: searched by name.",
      screen: "everywhere-choice-list"),
    Section(
      title: "Several people at once", about: "What is filled in holds for all who were marked.",
      screen: "everywhere-bulk"),
    Section(
      title: "Several records at once", about: "The same for modules, rooms, instructors and goals.",
      screen: "everywhere-bulk-records"),
    Section(
      title: "Printing", about: "Which printer, how many, one side or both.", screen: "printing"),
    Section(
      title: "Publishing", about: "With the number that every sheet will carry.", screen: "publish"),
    Section(
      title: "Help", about: "The keys of the view, searched as one types; `holdplan show keys` prints all.",
      screen: "help"),
    Section(
      title: "Commands by name",
      about: "`:` finds any command, with its key, and says why one cannot be used.",
      screen: "everywhere-palette"),
    Section(
      title: "History", about: "What was done by whom, back to earlier days, and undoing to a point.",
      screen: "everywhere-history"),
    Section(title: "Recent files", about: "Another organisation is a key away.", screen: "everywhere-files"),
    Section(title: "Settings", about: "Theme, language, keys, ASCII.", screen: "everywhere-settings"),
  ]

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let package = tests.deletingLastPathComponent().deletingLastPathComponent()

  /// A golden screen without the line that tells the cursor's place.
  private static func picture(_ name: String) throws -> String {
    let file = tests.appending(path: "Snapshots/\(name)-80x24-da.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    return "```\n" + lines.dropLast(2).joined(separator: "\n") + "\n```\n"
  }

  private static func document() throws -> String {
    let head = """
      # The screens

      Each view at 80 x 24 in Danish, as the tests expect it (`Tests/HoldplanInterfaceTests/Snapshots`). The names are
      invented. In English: `--language en`; other sizes and colours have pictures of their own beside these. This
      page is written by `ScreensDocumentTests`. What a view shows is printed as text by `holdplan show`; help (`?`)
      names the command.


      """
    return try head
      + sections.map { "## \($0.title)\n\n\($0.about)\n\n" + (try picture($0.screen)) }.joined(
        separator: "\n")
  }

  @Test func theDocumentShowsTheGoldenScreens() throws {
    let file = Self.package.appending(path: "docs/screens.md")
    if ProcessInfo.processInfo.environment["HOLDPLAN_RECORD"] == "1" {
      try Self.document().write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == Self.document())
  }

  /// The views themselves; what opens in them is in the document alone.
  private static let views = [
    "Overview", "People", "All about one person", "Team board", "Calendar", "One day", "Problems", "Planning",
    "Compare", "Attendance", "Rosters", "Records", "Reports", "History", "Settings",
  ]

  private static func readmeViews() throws -> String {
    try views.compactMap { title in sections.first { $0.title == title } }.map { section in
      "<details><summary><b>\(section.title)</b></summary>\n\n\(section.about)\n\n"
        + (try picture(section.screen)) + "\n</details>\n"
    }.joined(separator: "\n")
  }

  @Test func theReadmeShowsEveryViewAsTheDocumentTellsIt() throws {
    let file = Self.package.appending(path: "README.md")
    let readme = try String(contentsOf: file, encoding: .utf8)
    let (begin, end) = ("<!-- views -->\n\n", "\n<!-- end of views -->")
    let from = try #require(readme.range(of: begin)).upperBound
    let to = try #require(readme.range(of: end)).lowerBound
    if ProcessInfo.processInfo.environment["HOLDPLAN_RECORD"] == "1" {
      try readme.replacingCharacters(in: from..<to, with: Self.readmeViews())
        .write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(try String(readme[from..<to]) == Self.readmeViews())
  }

  @Test func theReadmeShowsTheBoardAsItIs() throws {
    let readme = try String(contentsOf: Self.package.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains(try Self.picture("board-best")))
  }
}
