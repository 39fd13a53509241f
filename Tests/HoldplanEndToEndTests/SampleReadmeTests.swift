import Foundation
import HoldplanTestSupport
import Testing

@Suite("What a sample's page tells to type", .homes)
struct SampleReadmeTests {
  @Test(
    "every command is one, and does what it says",
    arguments: [
      ("al2bolig", "2026-09-01"), ("center-for-netvaerk", "2018-08-20"), ("faellesbo", "2022-01-01"),
      ("opgang-til-opgang", "2021-02-01"), ("vesthimmerland", "2026-10-20"),
    ])
  func commands(_ sample: String, today: String) async throws {
    let program = try await Program.sample(sample)
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Resources/samples")
    let page = try String(contentsOf: folder.appending(path: "\(sample)/README.md"), encoding: .utf8)
    // The first block of the page is what to type; explanations stand behind several spaces.
    let block = page.components(separatedBy: "```")[1]
    let commands = block.split(separator: "\n").map { line in
      String(line.prefix(upTo: line.range(of: "   ")?.lowerBound ?? line.endIndex))
    }
    #expect(commands.count >= 6)
    #expect(page.split(separator: "\n").count <= 60, "the page is no page any more")
    for command in commands {
      var words = command.split(separator: " ").map(String.init)
      #expect(words.removeFirst() == "holdplan")
      if let output = words.firstIndex(of: "--output") {
        words[output + 1] = program.home.appendingPathComponent(words[output + 1]).path
      }
      let result = try await program.run(words.contains("--today") ? words : words + ["--today", today])
      // 1 says that the plan has problems or that leave is refused; 2 that the page is wrong.
      let mayBeRefused = ["check", "leave"].contains(words[0])
      #expect(result.status == 0 || (mayBeRefused && result.status == 1), "\(command): \(result.errors)")
      #expect(!result.output.isEmpty, "\(command)")
    }
  }
}

@Suite("Composition on the command line", .homes)
struct CompositionCommandTests {
  @Test("mentors with newcomers: planned, told, broken, waived, undone")
  func mentors() async throws {
    let program = try await Program.sample("al2bolig")
    for newcomer in ["0366", "0380"] {
      try await program.run("edit", "employee", "id=\(newcomer)", "mærker=ny")
    }
    try await program.run("edit", "employee", "id=0394", "mærker=mentor")
    try await program.run(
      "edit", "module", "id=K1",
      "sammensætning=afdeling OKO: 2-2 | mærke mentor: mindst 1 ved mærke ny")
    try await program.run("solve", "--steps", "20000", "--threads", "1", "--today", "2026-09-01")
    try await program.run("check")
    let team = try #require(
      try await program.teams().first { $0.id.hasPrefix("K1") && $0.members.contains("0394") })
    #expect(Set(team.members).isSuperset(of: ["0366", "0380"]))
    let rule = try #require(
      try await program.report("composition").rows.first { $0["company"] as? String == "ny" })
    #expect(rule["who"] as? String == "mentor" && rule["most"] as? Int == 1)
    // By hand a newcomer can't be taken to another team, unless somebody insists.
    let other = try #require(
      try await program.teams().first { $0.id.hasPrefix("K1") && $0.id != team.id })
    let refused = try await program.run("move", "0366", other.id, "--today", "2026-09-01", expecting: 1)
    #expect(refused.output.contains("af hensyn til mærket ny"))
    try await program.run("move", "0366", other.id, "--allow-broken", "--today", "2026-09-01", expecting: nil)
    let broken = try await program.run("check", expecting: 1).output
    #expect(broken.contains("0 med mærket mentor, mindst 1 kræves af hensyn til mærket ny."))
    try await program.run("waive", "composition", "--team", other.id, "--reason", "Mentoren er på barsel")
    #expect(try await program.run("check", expecting: nil).output.contains("Mentoren er på barsel"))
    #expect(try await program.run("report", "composition").output.contains("Undtaget, Sammensætning"))
    try await program.run("undo")
    try await program.run("undo")
    try await program.run("check")
    // Written out and read in again, the rule is the same.
    let table = try program.file("moduler.csv", try await program.run("export", "modules").output)
    let preview = try await program.run("import", "modules", table, "--dry-run").output
    #expect(preview.contains("8"))
    #expect(try await program.run("export", "modules").output.contains("mærke mentor: mindst 1 ved mærke ny"))
  }
}

@Suite("An organisation is a folder that people can read and edit", .homes)
struct OrganisationFolderTests {
  @Test("what is edited in the files is what is planned", arguments: [false, true])
  func edited(forbidsSameProfession: Bool) async throws {
    let program = try Program()
    let source = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Resources/samples/opgang-til-opgang")
    let folder = program.home.appendingPathComponent("opgang")
    try FileManager.default.copyItem(at: source, to: folder)
    let file = folder.appendingPathComponent("organisation.json")
    var text = try String(contentsOf: file, encoding: .utf8)
    if forbidsSameProfession {
      #expect(text.contains(#""forbidsSameProfession": false"#))
      text = text.replacing(#""forbidsSameProfession": false"#, with: #""forbidsSameProfession": true"#)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    try await program.run("new", "Mit team", "--from", folder.path)
    try await program.run("meetings", "plan", "--today", "2021-01-04")
    try await program.run("rota", "plan", "FAMILIER")
    let notes = try #require(try await program.report("pairs").json["notes"] as? [String])
    #expect(notes[0].contains("37 forskellige par af \(forbidsSameProfession ? 41 : 45) mulige"))
    #expect(try await program.report("series").rows.compactMap { $0["meetings"] as? Int } == [6, 26, 13, 12])
    try await program.run("check")
  }
}
