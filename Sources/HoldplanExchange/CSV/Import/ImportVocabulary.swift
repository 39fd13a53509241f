import HoldplanModel
import HoldplanResources

/// The words by which tables are read, in every language at once, and written, in one of them.
///
/// They are in the language files: synonyms are separated by `|`, and the first one is written.
package struct ImportVocabulary: Sendable {
  /// The language in which tables and previews are written.
  package let words: Words
  private let languages: [Words]
  private let meanings: [String: ImportWord]
  private let written: [ImportWord: String]
  private let longestNone: Int
  private let longestPhrase: Int

  package init(_ words: Words) throws {
    self.words = words
    let others = try Language.allCases.filter { $0 != words.language }.map { try Words($0) }
    languages = [words] + others
    var meanings: [String: ImportWord] = [:]
    for word in ImportWord.allCases {
      for language in languages {
        for synonym in Self.synonyms("import.word.\(word.rawValue)", in: language) {
          meanings[Self.phrase(synonym)] = word
        }
      }
    }
    self.meanings = meanings
    written = Dictionary(
      uniqueKeysWithValues: ImportWord.allCases.map {
        ($0, Self.synonyms("import.word.\($0.rawValue)", in: words).first ?? $0.rawValue)
      })
    longestNone = meanings.filter { $0.value == .none }.keys.map(\.utf8.count).max() ?? 0
    longestPhrase = meanings.keys.map { $0.split(separator: " ").count }.max() ?? 1
  }

  /// What a word or phrase means, without regard to case and spaces around it.
  func meaning(of text: some StringProtocol) -> ImportWord? { meanings[Self.phrase(text)] }

  /// The meaning of the longest phrase at the beginning of some words, and how many words it has.
  func meaning(atStartOf words: ArraySlice<String>) -> (word: ImportWord, count: Int)? {
    for count in stride(from: min(longestPhrase, words.count), to: 0, by: -1) {
      let phrase = words.prefix(count).joined(separator: " ")
      if let word = meanings[phrase] { return (word, count) }
    }
    return nil
  }

  /// `alle + eksamen`, in the words of any language.
  func completion(_ text: String) -> CompletionRule? {
    CompletionRule(
      text, all: Set(languages.map { $0["completion.word.all"] }),
      exam: Set(languages.map { $0["completion.word.exam"] }))
  }

  /// What a mark's cell says, in the words of any language or as the command line has it.
  func status(_ text: String) -> AttendanceMark.Status? {
    let wanted = Self.phrase(text)
    return AttendanceMark.Status.allCases.first { status in
      status.rawValue.lowercased() == wanted
        || languages.contains { language in
          Self.synonyms("import.status.\(status.rawValue)", in: language).contains {
            Self.phrase($0) == wanted
          }
        }
    }
  }

  /// A mark's status as it is written.
  func written(_ status: AttendanceMark.Status) -> String {
    Self.synonyms("import.status.\(status.rawValue)", in: words).first ?? status.rawValue
  }

  /// The word as it is written in `words`' language.
  subscript(word: ImportWord) -> String { written[word] ?? word.rawValue }

  /// Whether a cell says that there is nothing: a lone hyphen, or the word for it.
  func meansNothing(_ text: String) -> Bool {
    if text.utf8.count > longestNone { return false }
    return text == "-" || text == "–" || meanings[Self.phrase(text)] == ImportWord.none
  }

  /// The heading of a column as it is written.
  func heading(_ field: ImportField, of kind: ImportKind) -> String {
    Self.synonyms(Self.key(field, of: kind), in: words).first ?? field.rawValue
  }

  /// The fields that a table of one kind can have, by folded heading.
  func headings(of kind: ImportKind) -> [String: ImportField] {
    var fields: [String: ImportField] = [:]
    for field in kind.fields {
      for language in languages {
        for synonym in Self.synonyms(Self.key(field, of: kind), in: language) {
          fields[Self.folded(synonym)] = field
        }
      }
    }
    return fields
  }

  /// Headings of columns with civil registration numbers, folded.
  var civilRegistrationHeadings: Set<String> {
    Set(languages.flatMap { Self.synonyms("import.heading.civilRegistration", in: $0) }.map(Self.folded))
  }

  /// A heading without case, spaces, hyphens and other signs, and with æ, ø, å spelled out.
  static func folded(_ heading: some StringProtocol) -> String {
    var result = ""
    for scalar in heading.lowercased().unicodeScalars {
      switch scalar {
      case "æ", "ä": result += "ae"
      case "ø", "ö": result += "oe"
      case "å": result += "aa"
      case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
      default: if !scalar.isASCII && scalar.properties.isAlphabetic { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  static func phrase(_ text: some StringProtocol) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func key(_ field: ImportField, of kind: ImportKind) -> String {
    "import.heading.\(kind.rawValue).\(field.rawValue)"
  }

  private static func synonyms(_ key: String, in words: Words) -> [String] {
    words[key].split(separator: "|").map { $0.trimmed }
  }
}

/// Words that stand inside the cells of a table.
enum ImportWord: String, CaseIterable, Sendable {
  case yes, no, and
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday
  case times, lesson, exam, halfDay, fullDay, periods, gap, on, filler
  case everyone, listed, none
  case department, site, role, atLeast, atMost
  case profession, tag, same, per, with

  var weekday: Weekday? {
    switch self {
    case .monday: .monday
    case .tuesday: .tuesday
    case .wednesday: .wednesday
    case .thursday: .thursday
    case .friday: .friday
    case .saturday: .saturday
    case .sunday: .sunday
    default: nil
    }
  }

  static func of(_ weekday: Weekday) -> ImportWord {
    switch weekday {
    case .monday: .monday
    case .tuesday: .tuesday
    case .wednesday: .wednesday
    case .thursday: .thursday
    case .friday: .friday
    case .saturday: .saturday
    case .sunday: .sunday
    }
  }
}

extension StringProtocol {
  /// Without spaces at the ends, no-break spaces among them.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.mayBeSpace, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.mayBeSpace, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

extension Character {
  /// False for what is quickly seen to be no space.
  fileprivate var mayBeSpace: Bool { !("!"..."~").contains(self) }
}
