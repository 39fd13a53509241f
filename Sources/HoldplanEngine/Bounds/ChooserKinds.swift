/// People of one group who choose alike: as many of the same modules, at the same costs. What holds for one of them
/// holds for all, so the joint relaxation looks at each kind once, however many people there are.
struct ChooserKinds {
  struct Kind {
    /// Places in `Demand.choosers`.
    var members: [Int]
    /// How many options each of them takes.
    var count: Int
    var group: Int
    /// In `optionModule` and `optionCost`.
    var options: Range<Int>
  }

  private(set) var kinds: [Kind] = []
  private(set) var optionModule: [Int] = []
  /// In points.
  private(set) var optionCost: [Int] = []
  /// Of the choosers of the demand, where their options begin and which options those are.
  private let chooserStart: [Int]
  private let option: [Int32]

  /// What makes people alike.
  private struct Trait: Hashable {
    var group: Int
    var count: Int
    var modules: ArraySlice<Int32>
    var costs: ArraySlice<Int>
  }

  init(_ demand: Demand, _ prices: PriceGroups) {
    chooserStart = demand.choosers.map(\.options.lowerBound)
    option = demand.option
    var known: [Trait: Int] = [:]
    for (index, chooser) in demand.choosers.enumerated() {
      let trait = Trait(
        group: prices.group[chooser.department], count: chooser.count,
        modules: demand.module[chooser.options], costs: demand.cost[chooser.options])
      if let kind = known[trait] {
        kinds[kind].members.append(index)
        continue
      }
      known[trait] = kinds.count
      let start = optionModule.count
      optionModule += trait.modules.map(Int.init)
      optionCost += trait.costs
      kinds.append(
        Kind(
          members: [index], count: trait.count, group: trait.group, options: start..<optionModule.count))
    }
  }

  /// The options of the problem that single people take when so many of each kind take each option. They are dealt
  /// out in turn, so that nobody takes one twice and everybody as many as asked.
  func dealt(_ taken: [Int]) -> [Int] {
    var result: [Int] = []
    for kind in kinds {
      var turn = 0
      for (rank, place) in kind.options.enumerated() {
        for _ in 0..<taken[place] {
          result.append(Int(option[chooserStart[kind.members[turn % kind.members.count]] + rank]))
          turn += 1
        }
      }
    }
    return result
  }
}
