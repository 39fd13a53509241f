import HoldplanModel

/// The sessions of a module in one cell.
///
/// One or more parts with `+` between them, each `[N x] LENGTH [exam] [gap MIN-IDEAL-MAX] [on WEEKDAYS]`, such
/// as `8 x hel dag + hel dag eksamen` or `2 x half day gap 7-14-28 on Monday/Wednesday`. A length is a half
/// day (one period), a full day (all periods of the season's day) or a number of periods.
struct SessionGrammar {
  /// More sessions than this for one team are a slip of the pen.
  private static let mostSessions = 200

  let vocabulary: ImportVocabulary
  /// How many periods the season's day has.
  let slots: Int

  /// Nil when the text cannot be understood in full.
  func read(_ text: String) -> [SessionPattern]? {
    var patterns: [SessionPattern] = []
    for part in text.split(whereSeparator: { $0 == "+" || $0 == "|" || $0 == "," || $0.isNewline }) {
      guard let repeated = readPart(part.trimmed), patterns.count + repeated.count <= Self.mostSessions else {
        return nil
      }
      patterns += repeated
    }
    return patterns.isEmpty ? nil : patterns
  }

  private func readPart(_ text: String) -> [SessionPattern]? {
    var tokens = Self.tokens(of: text)[...]
    let count = takeCount(&tokens)
    var pattern = SessionPattern(slotCount: 0)
    var isKindGiven = false
    while !tokens.isEmpty {
      if let periods = Int(tokens[tokens.startIndex]), pattern.slotCount == 0,
        let (word, length) = vocabulary.meaning(atStartOf: tokens.dropFirst()), word == .periods
      {
        pattern.slotCount = periods
        tokens = tokens.dropFirst(1 + length)
        continue
      }
      guard let (word, length) = vocabulary.meaning(atStartOf: tokens) else { return nil }
      tokens = tokens.dropFirst(length)
      switch word {
      case .halfDay where pattern.slotCount == 0: pattern.slotCount = 1
      case .fullDay where pattern.slotCount == 0: pattern.slotCount = max(1, slots)
      case .lesson where !isKindGiven: isKindGiven = true
      case .exam where !isKindGiven: (pattern.kind, isKindGiven) = (.exam, true)
      case .gap where pattern.gap == nil:
        guard let gap = tokens.popFirst().flatMap(Self.gap) else { return nil }
        pattern.gap = gap
      case .on where pattern.weekdays == nil:
        guard let weekdays = tokens.popFirst().flatMap({ ImportWeekdays.read($0, vocabulary) }) else {
          return nil
        }
        pattern.weekdays = weekdays
      case .filler: break
      default: return nil
      }
    }
    guard pattern.slotCount > 0, let count, (1...Self.mostSessions).contains(count) else { return nil }
    return Array(repeating: pattern, count: count)
  }

  /// Words, with `2x` taken apart.
  private static func tokens(of text: String) -> [String] {
    let plain = text.map { "()[]".contains($0) ? " " : String($0) }.joined()
    return ImportVocabulary.phrase(plain).split(separator: " ").flatMap { token -> [String] in
      let digits = token.prefix { ("0"..."9").contains($0) }
      let rest = token.dropFirst(digits.count)
      return !digits.isEmpty && (rest == "x" || rest == "×")
        ? [String(digits), String(rest)] : [String(token)]
    }
  }

  /// The number at the beginning, unless it counts periods; 1 without one and nil for nonsense.
  private func takeCount(_ tokens: inout ArraySlice<String>) -> Int? {
    guard let first = tokens.first, let count = ImportNumbers.whole(first) else { return 1 }
    let rest = tokens.dropFirst()
    if let (word, length) = vocabulary.meaning(atStartOf: rest) {
      if word == .periods { return 1 }
      if word == .times {
        tokens = rest.dropFirst(length)
        return count
      }
    }
    tokens = rest
    return count
  }

  /// `7-14-28`, `7-28` (as early as may be) or `14` (just so).
  private static func gap(_ text: String) -> GapLimits? {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" })
    let days = parts.compactMap { ImportNumbers.whole(String($0)) }
    guard days.count == parts.count else { return nil }
    return switch days.count {
    case 1: GapLimits(minimum: days[0], ideal: days[0], maximum: days[0])
    case 2: GapLimits(minimum: days[0], ideal: days[0], maximum: days[1])
    case 3: GapLimits(minimum: days[0], ideal: days[1], maximum: days[2])
    default: nil
    }
  }

  // MARK: Writing

  /// The text from which the same patterns are read.
  func written(_ patterns: [SessionPattern]) -> String {
    var parts: [(pattern: SessionPattern, count: Int)] = []
    for pattern in patterns {
      if let last = parts.last, last.pattern == pattern {
        parts[parts.count - 1].count += 1
      } else {
        parts.append((pattern, 1))
      }
    }
    return parts.map { written($0.pattern, count: $0.count) }.joined(separator: " + ")
  }

  private func written(_ pattern: SessionPattern, count: Int) -> String {
    var words: [String] = ["\(count) \(vocabulary[.times])"]
    if pattern.slotCount == 1 {
      words.append(vocabulary[.halfDay])
    } else if pattern.slotCount == slots {
      words.append(vocabulary[.fullDay])
    } else {
      words.append("\(pattern.slotCount) \(vocabulary[.periods])")
    }
    if pattern.kind == .exam { words.append(vocabulary[.exam]) }
    if let gap = pattern.gap {
      words.append("\(vocabulary[.gap]) \(gap.minimum)-\(gap.ideal)-\(gap.maximum)")
    }
    if let weekdays = pattern.weekdays {
      words.append("\(vocabulary[.on]) \(ImportWeekdays.written(weekdays, vocabulary))")
    }
    return words.joined(separator: " ")
  }
}
