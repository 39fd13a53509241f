import HoldplanModel
import HoldplanText

/// Finds the record that a cell means, by identifier or by name.
struct ImportIndex {
  enum Answer: Equatable {
    case one(String)
    case several([String])
    /// `similar` differs from what was looked for in leading zeros alone.
    case none(similar: String?)
  }

  private var names: [String: String] = [:]
  /// Identifiers by folded identifier and name. Built when an identifier isn't found as it is written.
  private var folded: [String: [String]]?
  private var withoutZeros: [String: String]?

  init(_ records: some Sequence<(id: String, name: String)>) {
    for record in records { names[record.id] = record.name }
  }

  mutating func add(id: String, name: String) {
    names[id] = name
    if folded != nil { fold(id, name) }
    if withoutZeros != nil, let key = Self.withoutZeros(id) { withoutZeros?[key] = id }
  }

  func contains(_ id: String) -> Bool { names[id] != nil }

  /// A name from which another may differ by a slip of the pen.
  func nearlyCalled(_ name: String) -> String? { Nearest.slip(name, among: Array(names.values)) }

  mutating func find(_ text: String) -> Answer {
    if names[text] != nil { return .one(text) }
    if folded == nil {
      folded = [:]
      for (id, name) in names { fold(id, name) }
    }
    let found = Set(folded?[ImportVocabulary.phrase(text)] ?? []).sorted()
    switch found.count {
    case 0: return .none(similar: similar(to: text))
    case 1: return .one(found[0])
    default: return .several(found)
    }
  }

  /// A known identifier of digits that is the same number.
  mutating func similar(to id: String) -> String? {
    guard let key = Self.withoutZeros(id) else { return nil }
    if withoutZeros == nil {
      let pairs = names.keys.sorted().compactMap { id in Self.withoutZeros(id).map { ($0, id) } }
      withoutZeros = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    return withoutZeros?[key].flatMap { $0 == id ? nil : $0 }
  }

  private mutating func fold(_ id: String, _ name: String) {
    folded?[ImportVocabulary.phrase(id), default: []].append(id)
    folded?[ImportVocabulary.phrase(name), default: []].append(id)
  }

  private static func withoutZeros(_ id: String) -> String? {
    guard !id.isEmpty, id.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return String(id.drop { $0 == "0" })
  }
}
