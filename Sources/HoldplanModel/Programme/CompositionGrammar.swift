/// Composition rules as people write them, in tables and forms:
///
///     afdeling DRIFT: 2-4
///     mærke mentor: mindst 1 pr. 3 mærke nyansat
///     samme faggruppe: højst 1
///
/// What the words are is for the caller to say, in whatever languages it reads.
package struct CompositionGrammar {
  package enum Word: String, CaseIterable, Sendable {
    case department, site, role, profession, tag, same, atLeast, atMost
    /// `1 per 3 tag newcomer`: one for every three.
    case per
    /// `1 with tag newcomer`: one for any number.
    case with
  }

  /// A rule before its names are looked up.
  package struct Written: Equatable, Sendable {
    /// Nil where only a name stands.
    package var kind: Word?
    package var name: String
    package var minimum: Int?
    package var maximum: Int?
    package var company: (kind: Word, name: String, each: Int?)?

    package static func == (left: Self, right: Self) -> Bool {
      left.kind == right.kind && left.name == right.name && left.minimum == right.minimum
        && left.maximum == right.maximum && left.company?.kind == right.company?.kind
        && left.company?.name == right.company?.name && left.company?.each == right.company?.each
    }
  }

  private let meaning: (String) -> Word?

  package init(meaning: @escaping (String) -> Word?) { self.meaning = meaning }

  /// Nil for what is no rule.
  package func rule(_ text: String) -> Written? {
    // Names may have such marks themselves: the first behind which there are limits counts.
    for mark in text.indices where text[mark] == ":" || text[mark] == "=" {
      if let rule = rule(parts(text[..<mark]), parts(text[text.index(after: mark)...])) { return rule }
    }
    let all = parts(text)
    // A name may be several words: the limits begin as early as they can be read.
    for place in all.indices.dropFirst() {
      if let rule = rule(Array(all[..<place]), Array(all[place...])) { return rule }
    }
    return nil
  }

  private func parts(_ text: some StringProtocol) -> [String] {
    text.split { (mark: Character) in mark.isWhitespace }.map { String($0) }
  }

  private func rule(_ subject: [String], _ limits: [String]) -> Written? {
    guard let first = subject.first, var rule = limited(limits) else { return nil }
    let word = first.hasSuffix(":") ? String(first.dropLast()) : first
    let kind = subject.count > 1 ? meaning(word).flatMap { $0.isSubject ? $0 : nil } : nil
    rule.kind = kind
    rule.name = (kind == nil ? subject : Array(subject.dropFirst())).joined(separator: " ")
    if kind == .same {
      guard let trait = trait(rule.name) else { return nil }
      rule.name = trait.rawValue
    }
    return rule
  }

  /// `2`, `2-4`, `2-`, `-4`, `mindst 2`, `højst 4`, and whom the rule gives company.
  private func limited(_ words: [String]) -> Written? {
    var rule = Written(kind: nil, name: "", minimum: nil, maximum: nil, company: nil)
    guard let first = words.first else { return nil }
    var rest = Array(words.dropFirst())
    switch meaning(first) {
    case .atLeast, .atMost:
      guard let number = rest.first.flatMap({ Int($0) }) else { return nil }
      rest.removeFirst()
      if meaning(first) == .atLeast { rule.minimum = number } else { rule.maximum = number }
    default:
      let ends = first.split(omittingEmptySubsequences: false) { (mark: Character) in
        mark == "-" || mark == "–"
      }
      guard (1...2).contains(ends.count), ends.contains(where: { !$0.isEmpty }),
        ends.allSatisfy({ $0.isEmpty || Int($0) != nil })
      else { return nil }
      rule.minimum = Int(ends[0])
      rule.maximum = Int(ends[ends.count - 1])
    }
    guard let joining = rest.first else { return rule }
    rest.removeFirst()
    var each: Int?
    switch meaning(joining) {
    case .with: break
    case .per:
      guard let number = rest.first.flatMap({ Int($0) }) else { return nil }
      each = number
      rest.removeFirst()
    default: return nil
    }
    guard rest.count > 1, let kind = meaning(rest[0]), kind.isSubject, kind != .same else { return nil }
    rule.company = (kind, rest.dropFirst().joined(separator: " "), each)
    return rule
  }

  private func trait(_ text: String) -> CompositionRule.Trait? {
    meaning(text).flatMap { CompositionRule.Trait(rawValue: $0.rawValue) }
  }
}

extension CompositionGrammar.Word {
  fileprivate var isSubject: Bool {
    switch self {
    case .department, .site, .role, .profession, .tag, .same: true
    case .atLeast, .atMost, .per, .with: false
    }
  }

  /// The kind of person that the word means with a name; nil for words that mean none.
  package func kind(_ name: String) -> CompositionRule.Kind? {
    switch self {
    case .department: .department(.init(name))
    case .site: .site(.init(name))
    case .role: .role(.init(name))
    case .profession: .profession(name)
    case .tag: .tag(name)
    case .same: CompositionRule.Trait(rawValue: name).map { .same($0) }
    case .atLeast, .atMost, .per, .with: nil
    }
  }
}

extension CompositionRule {
  /// As `CompositionGrammar` reads it, with identifiers for names.
  package func written(_ word: (CompositionGrammar.Word) -> String) -> String {
    let limits =
      switch (minimum, maximum) {
      case (let minimum?, let maximum?): "\(minimum)-\(maximum)"
      case (let minimum, nil): "\(word(.atLeast)) \(minimum ?? 0)"
      case (nil, let maximum?): "\(word(.atMost)) \(maximum)"
      }
    var text = kind.written(word) + ": " + limits
    if let company {
      text += " " + (company.each.map { "\(word(.per)) \($0)" } ?? word(.with))
      text += " " + company.kind.written(word)
    }
    return text
  }
}

extension CompositionRule.Kind {
  fileprivate func written(_ word: (CompositionGrammar.Word) -> String) -> String {
    switch self {
    case .department(let id): "\(word(.department)) \(id)"
    case .site(let id): "\(word(.site)) \(id)"
    case .role(let id): "\(word(.role)) \(id)"
    case .profession(let name): "\(word(.profession)) \(name)"
    case .tag(let name): "\(word(.tag)) \(name)"
    case .same(let trait):
      "\(word(.same)) \(CompositionGrammar.Word(rawValue: trait.rawValue).map(word) ?? trait.rawValue)"
    }
  }
}
