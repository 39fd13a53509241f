import Foundation
import HoldplanModel
import HoldplanResources

/// A letter as a file that mail programs open and send (RFC 5322 and MIME).
///
/// The same letter with the same date gives the same bytes. What came from people and files cannot begin a
/// header of its own: names and subjects are written as encoded words, addresses are checked.
package struct MailFile: Sendable {
  private let letter: Letter
  private let sender: MailAddress
  private let recipient: MailAddress
  private let date: CalendarDate
  private let identity: String

  /// Nil where the reader has no mail address that can be written to. `identity` tells this letter from all
  /// others, such as the organisation and the number of the publication.
  package init?(_ letter: Letter, from sender: MailAddress, date: CalendarDate, identity: String) {
    guard let recipient = MailAddress(name: letter.name, address: letter.email) else { return nil }
    self.letter = letter
    self.sender = sender
    self.recipient = recipient
    self.date = date
    self.identity = identity
  }

  package var bytes: Data {
    let headers = [
      "From: \(sender.header)", "To: \(recipient.header)",
      "Subject: \(EncodedWords.of(letter.subject, startingAt: 9))", "Date: \(written(date))",
      "Message-ID: <\(messageID)>",
      // Programs that know it open the letter as one that is yet to be sent.
      "X-Unsent: 1", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: base64",
    ]
    let body = Data(letter.body.replacing("\n", with: "\r\n").utf8)
    let encoded = body.base64EncodedString(options: [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ])
    return Data((headers.joined(separator: "\r\n") + "\r\n\r\n" + encoded + "\r\n").utf8)
  }

  private var messageID: String {
    let parts = [letter.audience.rawValue, letter.employee.rawValue, identity]
    let plain = parts.map { part in
      part.utf8.map { byte in
        let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
        return isPlain ? String(Unicode.Scalar(byte)) : "_" + String(byte, radix: 16)
      }.joined()
    }
    return plain.joined(separator: ".") + "@" + sender.domain
  }

  /// English in every language: RFC 5322, 3.3. At noon in Denmark in winter.
  private func written(_ date: CalendarDate) -> String {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let (year, month, day) = date.yearMonthDay
    return "\(days[date.weekday.rawValue]), \(day) \(months[month - 1]) \(year) 11:00:00 +0000"
  }
}

/// Somebody's mail address with the name that is shown for it.
package struct MailAddress: Equatable, Sendable {
  package let name: String
  package let address: String

  /// Nil for what is no plain address of the form `name@domain`.
  package init?(name: String, address: String) {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, address.utf8.count <= 254, Self.isLocal(parts[0]), Self.isDomain(parts[1]) else {
      return nil
    }
    self.name = name
    self.address = address
  }

  /// Reads `HR <hr@example.dk>` or an address alone; nil for anything else.
  package init?(written text: String) {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard text.hasSuffix(">"), let open = text.lastIndex(of: "<") else {
      self.init(name: "", address: text)
      return
    }
    let name = text[..<open].trimmingCharacters(in: CharacterSet(charactersIn: " \t\""))
    self.init(name: name, address: String(text[text.index(after: open)...].dropLast()))
  }

  /// `HR <hr@example.dk>`.
  package var written: String { name.isEmpty ? address : "\(name) <\(address)>" }

  package var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

  /// As it stands in a header.
  var header: String {
    name.isEmpty ? address : "\(EncodedWords.of(name, startingAt: 6, isPhrase: true)) <\(address)>"
  }

  private static func isLocal(_ text: Substring) -> Bool {
    !text.isEmpty && text.first != "." && text.last != "." && !text.contains("..")
      && text.utf8.allSatisfy { byte in
        isLetterOrDigit(byte) || "!#$%&'*+-/=?^_`{|}~.".utf8.contains(byte)
      }
  }

  private static func isDomain(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2
      && labels.allSatisfy { label in
        !label.isEmpty && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D }
      }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// Text in a header of a mail (RFC 2047).
enum EncodedWords {
  /// The text as it is where it is plain; otherwise in words of at most 75 characters, on lines of their own,
  /// without cutting a character. `startingAt` (at most 16) is where on the line it begins.
  static func of(_ text: String, startingAt start: Int, isPhrase: Bool = false) -> String {
    let plain = text.utf8.allSatisfy { byte in
      let isWord =
        byte == 0x20 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
      return isWord || (!isPhrase && (0x21...0x7E).contains(byte))
    }
    if plain && text.utf8.count + start < 76 && !text.contains("=?") { return text }
    // 45 bytes are 60 characters of base64, and 12 more stand around them; the first line has the name, too.
    var chunks: [String] = []
    var chunk = ""
    for character in text.unicodeScalars {
      if chunk.utf8.count + UTF8.width(character) > (chunks.isEmpty ? 36 : 45) {
        chunks.append(chunk)
        chunk = ""
      }
      chunk.unicodeScalars.append(character)
    }
    chunks.append(chunk)
    return chunks.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
  }
}
