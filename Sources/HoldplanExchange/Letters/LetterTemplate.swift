import Foundation
import HoldplanResources
import HoldplanText

/// A letter that HR has written once for many readers, with fields in braces such as `{name}`.
///
/// The first line is the subject, after `Subject:`. Lines that begin with `#` are notes for whoever edits the
/// letter. A paragraph is left out where a list in it is empty.
package struct LetterTemplate: Equatable, Sendable {
  /// For whom a letter is.
  package enum Audience: String, CaseIterable, Sendable {
    case person, manager

    /// The fields that letters of the kind may have; the words for them are `letters.field.<name>`.
    package var fields: [LetterField] {
      switch self {
      case .person:
        [
          .name, .department, .manager, .organisation, .season, .publication, .date, .changes, .sessions,
          .closedDays, .source, .sender,
        ]
      case .manager:
        [.name, .department, .organisation, .season, .publication, .date, .people, .source, .sender]
      }
    }
  }

  /// A piece of text or a field.
  enum Piece: Equatable, Sendable {
    case text(String)
    case field(LetterField)
  }

  let audience: Audience
  let subject: [Piece]
  /// Each a list of lines.
  let paragraphs: [[[Piece]]]
}

/// Something that differs from letter to letter.
package enum LetterField: String, CaseIterable, Sendable {
  case name, department, manager, organisation, season, publication, date, source, sender
  /// What has altered since the last publication, a line for each.
  case changes
  /// All own sessions.
  case sessions
  /// The days on which no leave is granted.
  case closedDays
  /// A manager's people for whom something has altered, with what.
  case people

  /// Whether it may be several lines, or none.
  var isList: Bool { [.changes, .sessions, .closedDays, .people].contains(self) }
}

/// What is wrong with a template, and where.
package struct LetterProblem: Error, Equatable, Sendable {
  package enum Issue: Equatable, Sendable {
    /// The first line is not the subject, or an empty one.
    case noSubject
    /// A list cannot stand in the subject.
    case listInSubject(String)
    case emptyBody
    case unclosed
    /// A `}` without a `{`.
    case unopened
    case unknownField(String, known: [String])
    case notText
  }

  /// Counts from 1.
  package var line: Int
  package var issue: Issue

  package init(line: Int, _ issue: Issue) {
    self.line = line
    self.issue = issue
  }

  /// What is wrong and what to do about it, with the name of the file.
  package func sentence(_ words: Words, file: String) -> String {
    let place: String = words["letters.error.place", ["file": SafeText.of(file), "line": String(line)]]
    let what =
      switch issue {
      case .noSubject: words["letters.error.subject", ["label": words["letters.subject"]]]
      case .listInSubject(let field): words["letters.error.list", ["field": SafeText.of(field)]]
      case .emptyBody: words["letters.error.body"]
      case .unclosed: words["letters.error.unclosed"]
      case .unopened: words["letters.error.unopened"]
      case .unknownField(let field, let known):
        words[
          "letters.error.field",
          ["field": SafeText.of(field), "list": known.map { "{\($0)}" }.joined(separator: ", ")]]
      case .notText: words["letters.error.notText"]
      }
    return place + " " + what
  }
}

/// All that is wrong with a template, by line.
package struct LetterProblems: Error, Equatable, Sendable {
  package var problems: [LetterProblem]

  package init(problems: [LetterProblem]) { self.problems = problems }
}

extension LetterTemplate {
  /// Reads a template as a file holds it, in UTF-8 with or without a byte order mark.
  package init(_ bytes: Data, for audience: Audience, words: Words) throws(LetterProblems) {
    guard let text = String(data: bytes, encoding: .utf8) else {
      let before = bytes.prefix { $0 < 0x80 }.count { $0 == 0x0A }
      throw LetterProblems(problems: [LetterProblem(line: before + 1, .notText)])
    }
    try self.init(text, for: audience, words: words)
  }

  /// Reads a template. Every problem is found, not only the first.
  package init(_ text: String, for audience: Audience, words: Words) throws(LetterProblems) {
    var reader = TemplateReader(text, audience: audience, words: words)
    let (subject, paragraphs) = reader.read()
    guard reader.problems.isEmpty else { throw LetterProblems(problems: reader.problems) }
    self.audience = audience
    self.subject = subject
    self.paragraphs = paragraphs
  }

  /// The template that comes with the program, in the language of the words.
  package static func standard(for audience: Audience, words: Words) -> String {
    words["letters.template.\(audience.rawValue)"]
  }

  /// The letter with every field filled in: the subject, and the body with a line feed at the end.
  func filled(_ values: [LetterField: [String]]) -> (subject: String, body: String) {
    let subject = line(self.subject, values).joined(separator: " ")
    let kept = paragraphs.filter { paragraph in
      !paragraph.joined().contains { piece in
        if case .field(let field) = piece { field.isList && (values[field] ?? []).isEmpty } else { false }
      }
    }
    let body = kept.map { paragraph in
      paragraph.flatMap { line($0, values) }.joined(separator: "\n")
    }
    return (subject, body.joined(separator: "\n\n") + "\n")
  }

  /// One line of the template: several lines where a list stands in it, each with the same beginning.
  private func line(_ pieces: [Piece], _ values: [LetterField: [String]]) -> [String] {
    var lines = [""]
    for piece in pieces {
      switch piece {
      case .text(let text): lines[lines.count - 1] += text
      case .field(let field):
        let value = values[field] ?? []
        let indent = lines[lines.count - 1].allSatisfy { $0 == " " } ? lines[lines.count - 1] : ""
        lines[lines.count - 1] += value.first ?? ""
        lines += value.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
      }
    }
    return lines
  }
}

/// Goes through a template line by line.
private struct TemplateReader {
  private let lines: [String]
  private let fields: [String: LetterField]
  private let known: [String]
  private let subjectLabels: [String]
  private(set) var problems: [LetterProblem] = []

  init(_ text: String, audience: LetterTemplate.Audience, words: Words) {
    let plain = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    lines = plain.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map(String.init)
    known = audience.fields.map { words["letters.field.\($0.rawValue)"] }
    // The English names do in every language.
    var fields: [String: LetterField] = [:]
    for field in audience.fields {
      fields[field.rawValue.lowercased()] = field
      fields[words["letters.field.\(field.rawValue)"].lowercased()] = field
    }
    self.fields = fields
    subjectLabels = ["subject:", words["letters.subject"].lowercased() + ":"]
  }

  mutating func read() -> ([LetterTemplate.Piece], [[[LetterTemplate.Piece]]]) {
    var numbered = lines.enumerated().filter { !$0.element.hasPrefix("#") }[...]
    numbered = numbered.drop { $0.element.allSatisfy(\.isWhitespace) }
    let subject = subject(numbered.popFirst())
    var paragraphs: [[[LetterTemplate.Piece]]] = [[]]
    for (number, line) in numbered {
      if line.allSatisfy(\.isWhitespace) {
        if paragraphs[paragraphs.count - 1].isEmpty == false { paragraphs.append([]) }
      } else {
        paragraphs[paragraphs.count - 1].append(pieces(of: line, number: number + 1))
      }
    }
    paragraphs.removeAll(where: \.isEmpty)
    if paragraphs.isEmpty { problems.append(LetterProblem(line: lines.count, .emptyBody)) }
    return (subject, paragraphs)
  }

  private mutating func subject(_ line: (offset: Int, element: String)?) -> [LetterTemplate.Piece] {
    let lower = line?.element.lowercased() ?? ""
    guard let line, let label = subjectLabels.first(where: { lower.hasPrefix($0) }),
      line.element.dropFirst(label.count).contains(where: { !$0.isWhitespace })
    else {
      problems.append(LetterProblem(line: (line?.offset ?? 0) + 1, .noSubject))
      return []
    }
    let text = line.element.dropFirst(label.count).drop(while: \.isWhitespace)
    let pieces = pieces(of: String(text), number: line.offset + 1)
    for case .field(let field) in pieces where field.isList {
      let name = fields.first { $0.value == field }?.key ?? field.rawValue
      problems.append(LetterProblem(line: line.offset + 1, .listInSubject(name)))
    }
    return pieces
  }

  private mutating func pieces(of line: String, number: Int) -> [LetterTemplate.Piece] {
    var pieces: [LetterTemplate.Piece] = []
    var rest = line[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
      let inside = rest[rest.index(after: brace)...]
      guard rest[brace] == "{" else {
        problems.append(LetterProblem(line: number, .unopened))
        rest = inside
        continue
      }
      guard let end = inside.firstIndex(where: { $0 == "{" || $0 == "}" }), inside[end] == "}" else {
        problems.append(LetterProblem(line: number, .unclosed))
        return pieces
      }
      let name = inside[..<end].filter { !$0.isWhitespace }
      if let field = fields[name.lowercased()] {
        pieces.append(.field(field))
      } else {
        problems.append(LetterProblem(line: number, .unknownField(String(name), known: known)))
      }
      rest = inside[inside.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}
