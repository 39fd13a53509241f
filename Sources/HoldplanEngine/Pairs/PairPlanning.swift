import HoldplanModel

/// What came of giving cases to pairs.
package struct PairPlan: Equatable, Sendable {
  package var rota: PairRota
  /// Cases for which no second worker is allowed.
  package var unpaired: [String]
  /// The cases whose pair is another than before, in their order.
  package var changed: [String]
}

/// Gives every case a pair of different workers: even loads first, then as close to the wanted number of
/// different pairs as can be.
///
/// Who has a case keeps it while they are among the workers, so that a leaver changes nobody's other cases; of two
/// who may no longer be a pair, one keeps it. `anew` lets go of that. The same rota and seed give the same pairs.
package func planPairs(_ rota: PairRota, of workspace: Workspace, anew: Bool = false, seed: UInt64 = 1)
  -> PairPlan
{
  var search = PairSearch(rota, of: workspace, anew: anew)
  search.fill()
  search.improve(seed: seed)
  var planned = rota
  var unpaired: [String] = []
  var changed: [String] = []
  for index in rota.duties.indices {
    planned.duties[index].pair = search.pair(of: index)
    if planned.duties[index].pair == nil { unpaired.append(rota.duties[index].number) }
    if planned.duties[index].pair != rota.duties[index].pair { changed.append(rota.duties[index].number) }
  }
  return PairPlan(rota: planned, unpaired: unpaired, changed: changed)
}

/// Workers by number and cases with two places each; a place that is fixed keeps its worker.
struct PairSearch {
  private let workers: [Employee.ID]
  private let isAllowed: [[Bool]]
  private let target: Int?
  private var places: [[Int?]]
  /// The places that may change, as case and side.
  private var free: [(duty: Int, side: Int)] = []
  /// Who may have the first place of a case whose pair may no longer be one.
  private var keepers: [Int: [Int]] = [:]
  private var load: [Int]
  private var together: [[Int]]
  private var distinct = 0

  init(_ rota: PairRota, of workspace: Workspace, anew: Bool) {
    let workers = rota.workers.sorted()
    self.workers = workers
    let allowed = Set(rota.allowedPairs(in: workspace))
    isAllowed = workers.map { one in
      workers.map { other in WorkerPair(one, other).map(allowed.contains) ?? false }
    }
    target = rota.targetPairs.map { min($0, allowed.count) }
    load = Array(repeating: 0, count: workers.count)
    together = Array(repeating: load, count: workers.count)
    let number = Dictionary(uniqueKeysWithValues: workers.enumerated().map { ($1, $0) })
    places = rota.duties.map { duty in
      guard !anew, let pair = duty.pair else { return [nil, nil] }
      let isApart = number[pair.first] != nil && !allowed.contains(pair)
      return [number[pair.first], isApart ? nil : number[pair.second]]
    }
    // Of a pair that may no longer be one, either worker keeps the case, whichever makes the loads more even.
    for (duty, record) in rota.duties.enumerated() where !anew {
      guard let pair = record.pair, !allowed.contains(pair), let one = number[pair.first],
        let other = number[pair.second]
      else { continue }
      keepers[duty] = [one, other]
      free.append((duty, 0))
    }
    for duty in places.indices {
      for side in 0...1 {
        if let worker = places[duty][side] { load[worker] += 1 } else { free.append((duty, side)) }
      }
      if let one = places[duty][0], let other = places[duty][1] { join(one, other) }
    }
  }

  func pair(of duty: Int) -> WorkerPair? {
    guard let one = places[duty][0], let other = places[duty][1] else { return nil }
    return WorkerPair(workers[one], workers[other])
  }

  /// Gives each free place the allowed worker with the least to do.
  mutating func fill() {
    for (duty, side) in free {
      let partner = places[duty][1 - side]
      let choices = workers.indices.filter { partner == nil || isAllowed[$0][partner ?? 0] }
        .filter { one in partner != nil || isAllowed[one].contains(true) }
        .filter { mayHave((duty, side), $0) }
      guard let worker = choices.min(by: { (load[$0], $0) < (load[$1], $1) }) else { continue }
      put(worker, duty, side)
    }
  }

  /// Annealing over the free places, ended when nothing better can exist.
  mutating func improve(seed: UInt64) {
    let open = free.filter { places[$0.duty][$0.side] != nil && places[$0.duty][1 - $0.side] != nil }
    guard !open.isEmpty, workers.count > 2 else { return }
    var random = Random(seed: seed)
    var current = cost
    var (best, bestPlaces) = (current, places)
    let steps = 400_000
    for step in 0..<steps where best > 0 {
      let one = open[random.below(open.count)]
      // Where every load is as it should be, only an exchange keeps it so.
      let other = random.below(2) == 0 ? open[random.below(open.count)] : nil
      guard let undo = other.map({ exchange(one, $0) }) ?? replace(one, by: random.below(workers.count))
      else {
        continue
      }
      let changed = cost
      // The temperature falls evenly to nothing; a worse state of 1 is taken with some chance early on.
      let heat = 4 * (steps - step) / steps
      if changed <= current + random.below(heat + 1) {
        current = changed
        if current < best { (best, bestPlaces) = (current, places) }
      } else {
        for (place, worker) in undo { put(worker, place.duty, place.side) }
      }
    }
    restore(bestPlaces)
  }

  private typealias Place = (duty: Int, side: Int)

  private func mayHave(_ place: Place, _ worker: Int) -> Bool {
    guard place.side == 0, let keepers = keepers[place.duty] else { return true }
    return keepers.contains(worker)
  }

  /// Gives a place another worker; returns what takes that back, and nil where it may not be.
  private mutating func replace(_ place: Place, by new: Int) -> [(Place, Int)]? {
    guard let old = places[place.duty][place.side], let partner = places[place.duty][1 - place.side],
      new != old, isAllowed[new][partner], mayHave(place, new)
    else { return nil }
    put(new, place.duty, place.side)
    return [(place, old)]
  }

  /// Lets the workers of places in two cases change places; as `replace`.
  private mutating func exchange(_ one: Place, _ other: Place) -> [(Place, Int)]? {
    guard one.duty != other.duty, let first = places[one.duty][one.side],
      let second = places[other.duty][other.side], first != second,
      let partner = places[one.duty][1 - one.side], let otherPartner = places[other.duty][1 - other.side],
      isAllowed[second][partner], isAllowed[first][otherPartner], mayHave(one, second),
      mayHave(other, first)
    else { return nil }
    put(second, one.duty, one.side)
    put(first, other.duty, other.side)
    return [(one, first), (other, second)]
  }

  /// 0 when loads differ by at most one and the number of pairs is the one wanted.
  private var cost: Int {
    let total = load.reduce(0, +)
    let (low, rest) = total.quotientAndRemainder(dividingBy: workers.count)
    let high = rest == 0 ? low : low + 1
    let uneven = load.reduce(0) { $0 + max(0, low - $1) + max(0, $1 - high) }
    return 3 * uneven + abs(distinct - (target ?? distinct))
  }

  private mutating func put(_ worker: Int, _ duty: Int, _ side: Int) {
    let partner = places[duty][1 - side]
    if let old = places[duty][side] {
      load[old] -= 1
      if let partner { part(old, partner) }
    }
    places[duty][side] = worker
    load[worker] += 1
    if let partner { join(worker, partner) }
  }

  private mutating func restore(_ wanted: [[Int?]]) {
    for (duty, side) in free where places[duty][side] != wanted[duty][side] {
      if let worker = wanted[duty][side] { put(worker, duty, side) }
    }
  }

  private mutating func join(_ one: Int, _ other: Int) {
    if together[min(one, other)][max(one, other)] == 0 { distinct += 1 }
    together[min(one, other)][max(one, other)] += 1
  }

  private mutating func part(_ one: Int, _ other: Int) {
    together[min(one, other)][max(one, other)] -= 1
    if together[min(one, other)][max(one, other)] == 0 { distinct -= 1 }
  }
}
