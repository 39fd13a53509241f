import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanText

/// The folder beside a workspace with what HR sends out with: the templates of the letters, and who sends.
///
/// For `søvang.holdplan` it is `søvang.letters`. Without it everything has its default.
struct SendingFolder {
  /// What is remembered between commands.
  struct Settings: Codable, Equatable {
    /// Ends the UID of every calendar event; it stays the same whatever the organisation is called later.
    var identity: String?
    /// `HR <hr@example.dk>`.
    var sender: String?
  }

  let folder: String
  private let context: Context

  init(of workspace: URL, _ context: Context) {
    folder = workspace.deletingPathExtension().appendingPathExtension("letters").path
    self.context = context
  }

  // MARK: Settings

  func settings() throws -> Settings {
    guard FileManager.default.fileExists(atPath: settingsFile) else { return Settings() }
    do { return try JSONDecoder().decode(Settings.self, from: try context.read(settingsFile)) } catch {
      guard error is DecodingError else { throw error }
      throw CommandFailure(
        .wrongInput,
        context.words[
          "cli.file.unreadable", ["file": SafeText.of(settingsFile), "detail": "JSON"]])
    }
  }

  /// The settings with a sender that was named now, stored where that is new; and with an identity.
  func settings(sender text: String?, for workspace: Workspace, in session: Session) throws -> Settings {
    let old = try settings()
    var new = old
    if let text {
      guard let sender = MailAddress(written: text) else {
        throw CommandFailure(.wrongInput, context.words["cli.sender.form", ["text": SafeText.of(text)]])
      }
      new.sender = sender.written
    }
    if new.identity == nil { new.identity = Self.identity(of: workspace) }
    if new != old {
      _ = try session.madeFolder(folder)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try session.write(try encoder.encode(new), to: settingsFile)
    }
    return new
  }

  private var settingsFile: String { folder + "/settings.json" }

  /// `boligforeningen-soevang.holdplan.invalid`: a domain that nobody can have (RFC 2606).
  private static func identity(of workspace: Workspace) -> String {
    let letters = workspace.name.lowercased().replacing("æ", with: "ae").replacing("ø", with: "oe")
      .replacing("å", with: "aa")
    let words = letters.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let name = words.joined(separator: "-").prefix(40)
    return (name.isEmpty ? "organisation" : name) + ".holdplan.invalid"
  }

  // MARK: Templates

  func file(for audience: LetterTemplate.Audience, _ language: Language) -> String {
    "\(folder)/\(audience.rawValue).\(language.rawValue).txt"
  }

  /// HR's own template, or the one that comes with the program.
  func template(for audience: LetterTemplate.Audience, _ words: Words) throws -> LetterTemplate {
    let path = file(for: audience, words.language)
    do throws(LetterProblems) {
      guard FileManager.default.fileExists(atPath: path) else {
        let standard = LetterTemplate.standard(for: audience, words: words)
        return try LetterTemplate(standard, for: audience, words: words)
      }
      return try LetterTemplate(try bytes(of: path), for: audience, words: words)
    } catch {
      let sentences = error.problems.map { $0.sentence(context.words, file: path) }
      throw CommandFailure(.wrongInput, sentences.joined(separator: "\n"))
    }
  }

  /// A file that cannot be read is one without text.
  private func bytes(of path: String) throws(LetterProblems) -> Data {
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw LetterProblems(problems: [LetterProblem(line: 1, .notText)])
    }
  }
}
