extension PairRota {
  /// The pairs that may have a case, in order: neither forbidden nor, where that is a rule, of one profession.
  package func allowedPairs(in workspace: Workspace) -> [WorkerPair] {
    let forbidden = Set(forbiddenPairs)
    var result: [WorkerPair] = []
    for (index, one) in workers.enumerated() {
      for other in workers[(index + 1)...] {
        guard let pair = WorkerPair(one, other), !forbidden.contains(pair) else { continue }
        if forbidsSameProfession, let first = workspace.employees[one]?.profession, !first.isEmpty,
          first == workspace.employees[other]?.profession
        {
          continue
        }
        result.append(pair)
      }
    }
    return result.sorted()
  }

  /// How the rota stands, counted from its duties.
  package func standing(in workspace: Workspace) -> PairStanding {
    let pairs = duties.compactMap(\.pair)
    var loads = Dictionary(uniqueKeysWithValues: Set(workers).map { ($0, 0) })
    for pair in pairs {
      loads[pair.first, default: 0] += 1
      loads[pair.second, default: 0] += 1
    }
    let allowed = Set(allowedPairs(in: workspace))
    return PairStanding(
      cases: duties.count, duties: 2 * pairs.count, loads: loads, pairs: Set(pairs).count,
      possiblePairs: allowed.count, targetPairs: targetPairs,
      unpaired: duties.filter { $0.pair == nil }.map(\.number),
      notAllowed: duties.filter { $0.pair.map { !allowed.contains($0) } ?? false }.map(\.number))
  }
}

/// Loads and pairs of a rota.
package struct PairStanding: Equatable, Sendable {
  package var cases: Int
  /// Two for every case that has a pair.
  package var duties: Int
  package var loads: [Employee.ID: Int]
  /// How many different pairs there are.
  package var pairs: Int
  package var possiblePairs: Int
  package var targetPairs: Int?
  package var unpaired: [String]
  /// Cases with a pair that may not be one, or with somebody who is no worker of the rota.
  package var notAllowed: [String]

  /// Whether the target is beyond what the workers there are could reach at all.
  package var isTargetOutOfReach: Bool { targetPairs.map { $0 > min(possiblePairs, cases) } ?? false }
  /// Whether nobody has two duties more than somebody else.
  package var isEven: Bool { (loads.values.max() ?? 0) - (loads.values.min() ?? 0) <= 1 }
}
