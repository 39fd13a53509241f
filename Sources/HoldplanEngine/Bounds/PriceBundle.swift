/// Climbs to prices whose bound is as high as can be.
///
/// The bound is a concave function of the prices with ridges on which steps along its slope go to and fro. So slopes
/// that were met are kept, and each step goes where all of them together promise most, less what a long way costs
/// (proximal bundle method; Kiwiel 1990, Lemaréchal 1975). How much each slope weighs also says what a plan of the
/// relaxation with fractions looks like, which tells where to split.
struct PriceBundle {
  /// The best prices so far, and what is known there.
  private(set) var prices: [Int]
  private(set) var best: JointRelaxation.Evaluation
  /// The bound of the best prices.
  var value: Int { best.value }
  /// What the next step promises to bring; nothing is left to gain where it is small.
  private(set) var promise = Double.infinity
  private var cuts: [Cut] = []
  /// Products of the slopes with one another.
  private var products: [[Double]] = []
  /// How far steps go: a length by which the sum of the slopes is multiplied.
  private var reach = 0.0
  /// Steps in a row that went too far.
  private var failures = 0
  /// What is too little to count.
  private let grain: Double

  /// What is known from one point: nowhere is the bound above `error` more than the best, plus slope times way.
  private struct Cut {
    var slope: [Double]
    var error: Double
    var weight: Double
    var teams: [Int]
  }

  private static let mostCuts = 60
  /// No price is above: where nobody can have a place the bound rises without end.
  private static let highest = 0x1p42

  /// `target` is a bound that may be reached at most, more or less; `grain` is what is too little to count.
  init(prices: [Int], at here: JointRelaxation.Evaluation, target: Int, grain: Double) {
    self.prices = prices
    self.grain = grain
    best = here
    let slope = here.surplus.map(Double.init)
    let length = slope.reduce(0) { $0 + $1 * $1 }
    reach = length > 0 ? Double(max(1, target - here.value)) / length : 0
    cuts = [Cut(slope: slope, error: 0, weight: 1, teams: here.teams)]
    products = [[length]]
  }

  /// The numbers of teams of a plan with fractions.
  var teams: [Double] {
    guard let first = cuts.first else { return [] }
    return first.teams.indices.map { index in
      cuts.reduce(0) { $0 + $1.weight * Double($1.teams[index]) }
    }
  }

  /// The prices to look at next; nil where nothing is left to gain.
  mutating func next() -> [Int]? {
    weigh()
    var way = [Double](repeating: 0, count: prices.count)
    for cut in cuts where cut.weight > 0 {
      for index in way.indices { way[index] += cut.weight * cut.slope[index] }
    }
    let length = way.reduce(0) { $0 + $1 * $1 }
    promise = reach * length + cuts.reduce(0) { $0 + $1.weight * $1.error }
    guard promise > grain, length > 0 else { return nil }
    return zip(prices, way).map { price, slope in
      let next = (Double(price) + reach * slope).rounded()
      return Int(min(max(next, -Self.highest), Self.highest))
    }
  }

  /// Learns what the bound is at prices that were looked at, and goes there if it is higher.
  mutating func learn(_ trial: [Int], _ there: JointRelaxation.Evaluation) {
    let slope = there.surplus.map(Double.init)
    let gain = Double(there.value - value)
    if gain > 0.05 * promise {
      let way = zip(trial, prices).map { Double($0 - $1) }
      for index in cuts.indices {
        cuts[index].error += zip(cuts[index].slope, way).reduce(0) { $0 + $1.0 * $1.1 } - gain
      }
      (prices, best, failures) = (trial, there, 0)
      add(Cut(slope: slope, error: 0, weight: 0, teams: there.teams))
      if gain > 0.4 * promise { reach *= 1.6 }
      return
    }
    var error = gain
    for index in slope.indices { error -= slope[index] * Double(trial[index] - prices[index]) }
    add(Cut(slope: slope, error: max(0, error), weight: 0, teams: there.teams))
    // A step is too long where what was met there says nothing of here.
    failures = error > promise ? failures + 1 : 0
    if failures > 2 { (reach, failures) = (reach * 0.5, 0) }
  }

  private mutating func add(_ cut: Cut) {
    if cuts.count >= Self.mostCuts,
      let least = cuts.indices.min(by: {
        (cuts[$0].weight, -cuts[$0].error) < (cuts[$1].weight, -cuts[$1].error)
      })
    {
      remove(least)
    }
    let row = cuts.map { other in zip(other.slope, cut.slope).reduce(0) { $0 + $1.0 * $1.1 } }
    for index in cuts.indices { products[index].append(row[index]) }
    products.append(row + [cut.slope.reduce(0) { $0 + $1 * $1 }])
    cuts.append(cut)
  }

  private mutating func remove(_ index: Int) {
    let weight = cuts[index].weight
    cuts.remove(at: index)
    products.remove(at: index)
    for row in products.indices { products[row].remove(at: index) }
    guard weight > 0, let heaviest = cuts.indices.max(by: { cuts[$0].weight < cuts[$1].weight }) else {
      return
    }
    cuts[heaviest].weight += weight
  }

  /// Finds the weights, which add up to one, for which half the reach times the squared length of the summed slope,
  /// plus the errors, is least: weight goes from the cut whose part falls most slowly to the one that gains most.
  private mutating func weigh() {
    var parts = cuts.indices.map { row in
      cuts[row].error + reach * cuts.indices.reduce(0) { $0 + products[row][$1] * cuts[$1].weight }
    }
    for _ in 0..<200 {
      guard let low = parts.indices.min(by: { parts[$0] < parts[$1] }),
        let high = parts.indices.filter({ cuts[$0].weight > 0 }).max(by: { parts[$0] < parts[$1] })
      else { return }
      let difference = parts[high] - parts[low]
      let bend = reach * (products[low][low] + products[high][high] - 2 * products[low][high])
      guard difference > 0.05 * grain, low != high else { return }
      let shift = bend > 0 ? min(cuts[high].weight, difference / bend) : cuts[high].weight
      cuts[low].weight += shift
      cuts[high].weight -= shift
      for row in parts.indices { parts[row] += reach * shift * (products[row][low] - products[row][high]) }
    }
  }
}
