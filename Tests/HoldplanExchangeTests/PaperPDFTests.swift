import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport
import HoldplanText
import Testing

@testable import HoldplanExchange

/// Every kind of sheet as a PDF, read back by other programs: poppler-utils must be installed.
@Suite struct PaperPDFTests {
  @Test(arguments: EverySheet.allCases)
  func `fonts are embedded, and the same sheet gives the same bytes`(sheet: EverySheet) throws {
    let document = try sheet.document(Office.rosters(Office.workspace()))
    let pdf = try document.pdf()
    #expect(try pdf == document.pdf())
    let fonts = try Poppler.run("pdffonts", ["-"], pdf).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts {
      // The columns from the right: object number (two), unicode, subset, embedded.
      let columns = font.split(separator: " ")
      #expect(columns[columns.count - 5] == "yes" && columns[columns.count - 3] == "yes", "\(font)")
    }
  }

  @Test(arguments: [1, 20, 21, 200], EverySheet.allCases)
  func `all that is laid out can be read in the PDF, and nothing is cut off`(
    count: Int, sheet: EverySheet
  ) throws {
    if count == 1 && sheet == .manager { return }
    let document = try sheet.document(Office.rosters(Office.workspace(people: count)))
    let drawn = try document.drawn()
    #expect(drawn.shortenedLines == [])
    #expect(drawn.missingCharacters == 0)
    #expect(try Poppler.pages(of: drawn.bytes) == document.pages.count)
    let text = try Poppler.text(of: drawn.bytes).filter { !$0.isWhitespace }
    for words in Set(document.pages.flatMap(\.words)) {
      #expect(text.contains(words.filter { !$0.isWhitespace }), "\(words)")
    }
  }

  @Test(arguments: EverySheet.allCases)
  func `long and foreign names wrap, and obey nothing`(sheet: EverySheet) throws {
    let long = "Maximiliane Alexandra von Hohenzollern-Sigmaringen de la Fontaine Østergaard-Krogsgård"
    let names = [long, "Ida\u{1b}[31m \u{202e}Holm\n", "Лев Шишкин", "王小明"]
    let rosters = try Office.rosters(Office.workspace(people: 4, names: names))
    for person in ["10000", "10001"] as [Employee.ID] {
      let document = try sheet.document(rosters, of: person)
      let drawn = try document.drawn()
      #expect(drawn.shortenedLines == [])
      let words = document.pages.flatMap(\.words)
      #expect(words.allSatisfy { SafeText.isSafe($0) })
      if [.roster, .participants, .signIn].contains(sheet) || sheet == .slip && person == "10000" {
        #expect(words.joined(separator: " ").contains("Krogsgård"))
      }
    }
  }

  @Test(arguments: EverySheet.allCases)
  func `ink stays within the margins of every page`(sheet: EverySheet) throws {
    let document = try sheet.document(Office.rosters(Office.workspace(people: 21)))
    for page in document.pages {
      for block in page.blocks {
        #expect(block.top >= Page.top)
        if case .footer = block.content { continue }
        #expect(block.top + block.height <= Page.bottom, "\(block.content)")
      }
    }
    let (rows, _) = try Poppler.picture(of: document.pdf())
    // 50 dots an inch: 15 mm are 29 dots.
    #expect(rows.allSatisfy { $0.prefix(29).allSatisfy { $0 == 255 } })
    #expect(rows.contains { $0.contains { $0 < 100 } })
  }
}
