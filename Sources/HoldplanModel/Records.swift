/// A record that is named by an identifier of its own kind.
package protocol Identified: Identifiable, Equatable, Sendable, Codable where ID == Identifier<Self> {}

/// All records of one kind, found by identifier.
///
/// Equality does not depend on the order in which records came, so applying a change and then its inverse
/// gives an equal value. Iterate over `sorted`: nothing may depend on the order of a dictionary.
package struct Records<Record: Identified>: Equatable, Sendable {
  private var byID: [Record.ID: Record]

  package init() { byID = [:] }

  /// The last of several records with the same identifier is kept.
  package init(_ records: some Sequence<Record>) {
    byID = [:]
    byID.reserveCapacity(records.underestimatedCount)
    for record in records { byID[record.id] = record }
  }

  /// The same of an array that is not needed afterwards: records are large, and thousands of them are moved in
  /// rather than copied.
  package init(_ records: consuming [Record]) {
    byID = [:]
    byID.reserveCapacity(records.count)
    while let record = records.popLast() {
      if let later = byID.updateValue(record, forKey: record.id) { byID[later.id] = later }
    }
  }

  package var count: Int { byID.count }
  package var isEmpty: Bool { byID.isEmpty }

  /// In the order of the identifiers. Costs O(n log n) each time: keep the result if it's used twice.
  package var sorted: [Record] {
    // The keys are small; sorting whole records would copy each of them many times.
    byID.keys.sorted().compactMap { byID[$0] }
  }

  /// In no order: only for sums, counts and sets.
  package var unordered: Dictionary<Record.ID, Record>.Values { byID.values }

  package func contains(_ id: Record.ID) -> Bool { byID[id] != nil }

  package subscript(id: Record.ID) -> Record? {
    get { byID[id] }
    _modify { yield &byID[id] }
  }
}

extension Records: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Record...) { self.init(elements) }
}

extension Records: Codable {
  package init(from decoder: any Decoder) throws {
    let records = try [Record](from: decoder)
    self.init(records)
    guard count == records.count else {
      var seen: Set<Record.ID> = []
      let repeated = records.first { !seen.insert($0.id).inserted }?.id.rawValue ?? ""
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "two records have the identifier \"\(repeated)\"")
      )
    }
  }

  package func encode(to encoder: any Encoder) throws {
    try sorted.encode(to: encoder)
  }
}
