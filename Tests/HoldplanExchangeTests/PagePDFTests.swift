import Foundation
import HoldplanResources
import HoldplanTestSupport
import Testing

@testable import HoldplanExchange

/// The PDF as other programs read it: poppler-utils must be installed.
@Suite struct PagePDFTests {
  @Test func `everything on a sheet can be read back, æøå included`() throws {
    let text = try Poppler.text(of: Door.rosters(people: 20).signInSheet(Door.team, session: 0).pdf())
    for words in [
      "Boligforeningen Ærø & Omegn", "Udgivelse 2 af 12-10-2026", "Fremmødeliste", "Konflikthåndtering",
      "Hold 3 · Undervisningsgang 1 af 3", "tirsdag den 10. november 2026", "kl. 08:30–11:30", "46",
      "Mødelokale A, Hovedkontoret", "Åboulevarden 12, 9000 Aalborg", "Bente Østergaard", "Underskrift",
      "Bemærkninger", "Udskrevet 01-11-2026", "Side 1 af 1",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(arguments: [1, 20, 21, 120, 200])
  func `all names stand in the PDF, in order, on as many pages as the layout has`(count: Int) throws {
    let rosters = try Door.rosters(people: count)
    for document in [
      try rosters.teamRoster(Door.team), try rosters.sessionRoster(Door.team, session: 0),
      try rosters.signInSheet(Door.team, session: 0),
    ] {
      let pdf = try document.pdf()
      let text = try Poppler.text(of: pdf)
      let table = try #require(document.sheets[0].lastTable)
      var rest = text[...]
      for row in table.rows {
        let place = try #require(
          rest.range(of: "\\s\(row[0])  *\(row[1])\\s", options: .regularExpression), "\(row)")
        rest = rest[place.upperBound...]
      }
      #expect(try Poppler.pages(of: pdf) == document.pages.count)
    }
  }

  @Test func `every font is embedded`() throws {
    let pdf = try Door.rosters(people: 5, names: ["王小明", "Лев Шишкин", "Ζωή", "Åse", "Bo"]).teamRoster(
      Door.team
    ).pdf()
    let fonts = try Poppler.run("pdffonts", ["-"], pdf).split(separator: "\n").dropFirst(2)
    #expect(fonts.count >= 2)
    for font in fonts {
      // The columns from the right: object number (two), unicode, subset, embedded.
      let columns = font.split(separator: " ")
      #expect(columns[columns.count - 5] == "yes" && columns[columns.count - 3] == "yes", "\(font)")
    }
  }

  @Test func `the paper is A4 and the metadata are the document's own`() throws {
    let info = try Poppler.run("pdfinfo", ["-"], Door.rosters().teamRoster(Door.team).pdf(), timeZone: "UTC")
    #expect(info.contains("595.276 x 841.89 pts (A4)"))
    #expect(info.contains("Konflikthåndtering · Hold 3: Holdliste"))
    #expect(info.contains("CreationDate:    Sun Nov  1 00:00:00 2026 UTC"))
    #expect(info.contains("ModDate:         Sun Nov  1 00:00:00 2026 UTC"))
  }

  @Test func `the same document gives the same bytes, another day others`() throws {
    let document = try Door.rosters(people: 120).pack(of: "KON")
    #expect(try document.pdf() == document.pdf())
    var later = document
    later.date = day("2026-11-02")
    #expect(try document.pdf() != later.pdf())
  }

  @Test func `no line is cut off by the fonts that are there`() throws {
    let letters = (0x20...0x24F).compactMap(Unicode.Scalar.init).map { String($0) }
    let names = letters.map { String(repeating: $0, count: 30) }
    for type in ["teamRoster", "sessionRoster", "signInSheet"] {
      let rosters = try Door.rosters(people: names.count, names: names)
      let document =
        switch type {
        case "teamRoster": try rosters.teamRoster(Door.team)
        case "sessionRoster": try rosters.sessionRoster(Door.team, session: 0)
        default: try rosters.signInSheet(Door.team, session: 0)
        }
      let lines = try document.drawn().shortenedLines
      #expect(lines == [], "\(type)")
    }
  }

  @Test func `characters that no font has are counted`() throws {
    let known = try Door.rosters(people: 1, names: ["Åse"]).teamRoster(Door.team)
    #expect(try known.drawn().missingCharacters == 0)
    // U+E000 is for private use: no font has it, and it is no control character either.
    let unknown = try Door.rosters(people: 1, names: ["\u{E000}"]).teamRoster(Door.team)
    #expect(try unknown.drawn().missingCharacters == 1)
  }

  @Test func `a pack lists its sheets for the reader`() throws {
    let pdf = try Door.rosters(people: 40).pack(of: "KON").pdf()
    #expect(try Poppler.pages(of: pdf) == 8)
    // Strings in a PDF are UTF-16 in hexadecimal: this is "Hold 3".
    let entries = String(decoding: pdf, as: Unicode.ASCII.self).components(separatedBy: "/Title")
    #expect(entries.count - 1 >= 4)
  }

  @Test func `every page has ink, and none of it in the margins`() throws {
    let picture = try Poppler.picture(of: Door.rosters(people: 20).signInSheet(Door.team, session: 0).pdf())
    let dark = picture.rows.map { $0.count { $0 < 128 } }
    #expect(picture.rows.count == 585 && picture.rows[0].count == 414, "A4 at 50 dots an inch")
    #expect(dark.reduce(0, +) > 2_000)
    #expect(picture.rows.allSatisfy { row in row.prefix(37).allSatisfy { $0 > 200 } })
    #expect(picture.rows.allSatisfy { row in row.suffix(25).allSatisfy { $0 > 200 } })
    #expect(dark.prefix(20).allSatisfy { $0 == 0 } && dark.suffix(15).allSatisfy { $0 == 0 })
  }
}

extension Sheet {
  fileprivate var lastTable: Table? {
    guard case .table(let table) = parts.last else { return nil }
    return table
  }
}

/// Programs that read PDFs, fed through standard input.
enum Poppler {
  static func run(
    _ program: String, _ arguments: [String], _ pdf: Data, timeZone: String = "UTC"
  ) throws -> String {
    let path = try #require(
      ChildProgram.find(program, path: ProcessInfo.processInfo.environment["PATH"]),
      "\(program) is missing: install poppler-utils")
    let child = ChildProgram(
      path: path, arguments: arguments, environment: ["LC_ALL": "C.UTF-8", "TZ": timeZone])
    let result = try child.run(input: pdf, seconds: 60)
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }

  static func text(of pdf: Data) throws -> String { try run("pdftotext", ["-layout", "-", "-"], pdf) }

  static func pages(of pdf: Data) throws -> Int? {
    let line = try run("pdfinfo", ["-"], pdf).split(separator: "\n").first { $0.hasPrefix("Pages:") }
    return line?.split(separator: " ").last.flatMap { Int($0) }
  }

  /// The grey levels of the first page at 50 dots an inch, from top to bottom.
  static func picture(of pdf: Data) throws -> (rows: [[UInt8]], width: Int) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let prefix = folder.appendingPathComponent("page").path
    _ = try run("pdftoppm", ["-gray", "-r", "50", "-f", "1", "-singlefile", "-", prefix], pdf)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: prefix + ".pgm"))
    // P5, width, height and greatest value, each ended by one white space; then the bytes.
    let parts = bytes.split(maxSplits: 4, omittingEmptySubsequences: false) { $0 == 0x20 || $0 == 0x0A }
    let width = try #require(Int(String(decoding: parts[1], as: UTF8.self)))
    let grey = [UInt8](parts[4])
    return (stride(from: 0, to: grey.count, by: width).map { Array(grey[$0..<($0 + width)]) }, width)
  }
}
