/// Cases that two colleagues always handle together, without fixed pairs.
package struct PairRota: Identified {
  package typealias ID = Identifier<PairRota>
  package var id: ID
  package var name: String
  package var workers: [Employee.ID]
  /// How many different pairs are wanted; nil leaves it open.
  package var targetPairs: Int?
  /// Whether two of the same profession may not be a pair.
  package var forbidsSameProfession: Bool
  package var forbiddenPairs: [WorkerPair]
  /// In the order of the cases' numbers. A case is a number: whom it is about is not known here.
  package var duties: [PairDuty]

  package init(
    id: ID, name: String, workers: [Employee.ID], targetPairs: Int? = nil,
    forbidsSameProfession: Bool = false,
    forbiddenPairs: [WorkerPair] = [], duties: [PairDuty] = []
  ) {
    self.id = id
    self.name = name
    self.workers = workers
    self.targetPairs = targetPairs
    self.forbidsSameProfession = forbidsSameProfession
    self.forbiddenPairs = forbiddenPairs
    self.duties = duties
  }
}

extension PairRota {
  /// The rota when somebody is no longer among its workers: the cases still name the person until they are given
  /// to somebody else.
  package func without(_ leaver: Employee.ID) -> PairRota {
    var rota = self
    rota.workers.removeAll { $0 == leaver }
    rota.forbiddenPairs.removeAll { $0.contains(leaver) }
    return rota
  }
}

/// Two different people, in no order.
package struct WorkerPair: Hashable, Comparable, Codable, Sendable {
  package let first: Employee.ID
  package let second: Employee.ID

  /// Nil for somebody with themselves.
  package init?(_ one: Employee.ID, _ other: Employee.ID) {
    guard one != other else { return nil }
    first = min(one, other)
    second = max(one, other)
  }

  package func contains(_ worker: Employee.ID) -> Bool { first == worker || second == worker }

  package static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }

  package init(from decoder: any Decoder) throws {
    let names = try [Employee.ID](from: decoder)
    guard names.count == 2, let pair = WorkerPair(names[0], names[1]) else {
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath, debugDescription: "a pair is two different people"))
    }
    self = pair
  }

  package func encode(to encoder: any Encoder) throws { try [first, second].encode(to: encoder) }
}

/// One case, and who has it; nobody has it before the rota is planned.
package struct PairDuty: Hashable, Codable, Sendable {
  package var number: String
  package var pair: WorkerPair?

  package init(number: String, pair: WorkerPair? = nil) {
    self.number = number
    self.pair = pair
  }
}
