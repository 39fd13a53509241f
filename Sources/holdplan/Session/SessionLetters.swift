import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanText

extension Session {
  private var sending: SendingFolder { SendingFolder(of: store.file, context) }

  /// One letter on the screen, as it would be written.
  func previewLetter(_ person: String, to audience: LetterTemplate.Audience, sender: String?) throws {
    let letters = try letters(sender: sender).letters
    let template = try sending.template(for: audience, context.words)
    let employee = try lookup.employee(person).id
    note(.view, "letters", .employee(employee))
    guard let letter = letters.preview(employee, template) else { return }
    answer(LetterValue(letter)) {
      ["\(context.words["letters.subject"]): \(letter.subject)", "", String(letter.body.dropLast())]
    }
  }

  /// Writes the letters into a folder, and says how many and for whom there is no mail address.
  func writeLetters(
    to audiences: [LetterTemplate.Audience], asMail: Bool, folder: String, sender: String?
  ) throws {
    let (letters, settings, number) = try letters(sender: sender)
    let from = settings.sender.flatMap { MailAddress(written: $0) }
    if asMail, from == nil { throw CommandFailure(.wrongInput, context.words["cli.letters.sender"]) }
    var written: [Letter] = []
    for audience in audiences {
      let template = try sending.template(for: audience, context.words)
      written += audience == .person ? letters.toPeople(template) : letters.toManagers(template)
    }
    if written.isEmpty { return say("cli.letters.none") }
    note(.export, "letters")
    let folder = try madeFolder(folder)
    var withoutAddress: [Letter] = []
    for letter in written {
      let name = [letter.audience.rawValue, letter.employee.rawValue]
      let identity = "\(settings.identity ?? "").\(number)"
      if asMail, let from,
        let mail = MailFile(letter, from: from, date: context.today, identity: identity)
      {
        try write(mail.bytes, to: folder + "/" + SafeFile.distinctName(name, extension: "eml"))
      } else {
        if asMail { withoutAddress.append(letter) }
        let text = "\(context.words["letters.subject"]): \(letter.subject)\n\n\(letter.body)"
        try write(Data(text.utf8), to: folder + "/" + SafeFile.distinctName(name, extension: "txt"))
      }
    }
    say(
      "cli.letters.done",
      ["letters": String(written.count), "folder": SafeText.of(folder), "number": String(number)])
    if !withoutAddress.isEmpty {
      let list = withoutAddress.map { "\($0.employee) \($0.name)" }.joined(separator: ", ")
      say("cli.letters.noAddress", ["count": String(withoutAddress.count), "list": SafeText.of(list)])
    }
  }

  /// Puts the templates of both languages where they are missing, and checks all of them.
  func writeTemplates() throws {
    var problems: [String] = []
    _ = try madeFolder(sending.folder)
    for language in Language.allCases {
      let words = try Words(language)
      for audience in LetterTemplate.Audience.allCases {
        let file = sending.file(for: audience, language)
        let isThere = FileManager.default.fileExists(atPath: file)
        if !isThere {
          try write(Data(LetterTemplate.standard(for: audience, words: words).utf8), to: file)
        }
        do {
          _ = try sending.template(for: audience, words)
          say(isThere ? "cli.letters.good" : "cli.letters.template", ["file": SafeText.of(file)])
        } catch let failure as CommandFailure { problems.append(failure.message) }
      }
    }
    if !problems.isEmpty { throw CommandFailure(.wrongInput, problems.joined(separator: "\n")) }
  }

  private func letters(
    sender: String?
  ) throws -> (letters: Letters, settings: SendingFolder.Settings, number: Int) {
    let settings = try sending.settings(sender: sender, for: workspace, in: self)
    let name = settings.sender.flatMap { MailAddress(written: $0) }.map {
      $0.name.isEmpty ? $0.address : $0.name
    }
    guard let letters = Letters(of: workspace, sender: name ?? "", words: context.words),
      let number = workspace.published?.number
    else { throw CommandFailure(.wrongInput, context.words["cli.publish.none"]) }
    return (letters, settings, number)
  }
}

/// One letter, for scripts.
private struct LetterValue: Encodable, Sendable {
  let employee: String
  let email: String
  let subject: String
  let body: String

  init(_ letter: Letter) {
    employee = letter.employee.rawValue
    email = letter.email
    subject = letter.subject
    body = letter.body
  }
}
