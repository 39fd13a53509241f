import HoldplanModel
import Testing

@testable import HoldplanEngine

@Suite("Who takes what in so many teams")
struct ChoiceFlowTests {
  /// Numbers of teams drawn from what the rules allow.
  private func draw(_ relaxation: JointRelaxation, _ random: inout Random) -> [Int] {
    relaxation.modules.map { $0.teams.lowerBound + random.below(min(4, $0.teams.count)) }
  }

  @Test(arguments: 1...8)
  func thePricesProveThatTheCostIsTheLeast(seed: UInt64) {
    let workspace = RandomWorkspace(leaveDays: 1, hasColleaguesWhoTeach: false, share: 1).make(seed: seed)
    let relaxation = JointRelaxation(Demand(Problem(workspace)))
    var random = Random(seed: seed)
    var proven = 0
    for _ in 0..<40 {
      let teams = draw(relaxation, &random)
      var flow = ChoiceFlow(relaxation, teams: teams)
      guard let outcome = flow.run() else { continue }
      let bound = relaxation.evaluate(outcome.prices, teams.map { $0...$0 })
      #expect(bound?.value == outcome.cost)
      proven += 1
    }
    #expect(proven > 0)
  }

  @Test(arguments: 1...6)
  func everybodyTakesAsMuchAsIsAsked(seed: UInt64) {
    let workspace = RandomWorkspace(leaveDays: 0, share: 1).make(seed: seed)
    let problem = Problem(workspace)
    let demand = Demand(problem)
    let relaxation = JointRelaxation(demand)
    var random = Random(seed: seed)
    for _ in 0..<20 {
      let teams = draw(relaxation, &random)
      var flow = ChoiceFlow(relaxation, teams: teams)
      guard flow.run() != nil else { continue }
      let taken = Set(relaxation.kinds.dealt(flow.taken).map(Int32.init))
      for chooser in demand.choosers {
        #expect(chooser.options.filter { taken.contains(demand.option[$0]) }.count == chooser.count)
      }
      for (terms, count) in zip(relaxation.modules, teams) {
        let people = terms.must + flow.joined[terms.multipliers].reduce(0, +)
        #expect(people >= count * terms.minimum && people <= count * terms.maximum)
      }
    }
  }

  @Test func peopleWhoCannotMakeUpSuchTeamsAreToldSo() {
    let relaxation = JointRelaxation(Demand(Problem(RandomWorkspace().make(seed: 1))))
    var flow = ChoiceFlow(relaxation, teams: relaxation.modules.map { _ in 40 })
    #expect(flow.run() == nil)
  }

  /// Splitting ends with the best numbers of teams there are: no others cost less.
  @Test(arguments: 1...12)
  func noOtherNumbersOfTeamsCostLess(seed: UInt64) {
    let workspace = RandomWorkspace(people: 24, leaveDays: 1, hasColleaguesWhoTeach: false, share: 1).make(
      seed: seed)
    let relaxation = JointRelaxation(Demand(Problem(workspace)))
    var highest = 0
    var branching = TeamCountBranching(
      relaxation, isStopped: { false }, report: { highest = max(highest, $0) })
    let bound = branching.run()
    let least = cheapest(relaxation)
    #expect(bound == least.map { relaxation.scale.points($0) })
    #expect(branching.cheapest?.cost == least)
    #expect(least.map { highest <= relaxation.scale.points($0) } ?? true, "no bound on the way is too high")
  }

  /// The least cost over all numbers of teams, tried one by one.
  private func cheapest(_ relaxation: JointRelaxation) -> Int? {
    var all: [[Int]] = [[]]
    for terms in relaxation.modules { all = all.flatMap { start in terms.teams.map { start + [$0] } } }
    return all.compactMap { teams in
      var flow = ChoiceFlow(relaxation, teams: teams)
      return flow.run()?.cost
    }.min()
  }

  /// A search is guided whether it has a number of steps or a time.
  @Test func thePlanIsHandedToTheSearch() {
    let problem = Problem(RandomWorkspace(leaveDays: 1, hasColleaguesWhoTeach: false, share: 1).make(seed: 1))
    let (before, beside) = (RisingBound(), RisingBound())
    before.prove(problem, work: TeamCountBranching.usualWork)
    beside.proveBeside(problem) { false }
    let plan = beside.plan(within: 60)
    beside.end()
    #expect(plan != nil)
    #expect(plan?.teams == before.plan(within: 0)?.teams)
  }
}

@Suite("Prices of the joint relaxation")
struct RelaxationPriceTests {
  private func make(_ seed: UInt64, departments: Int) -> Demand {
    Demand(
      Problem(
        RandomWorkspace(
          people: 60, departments: departments, leaveDays: 1, hasColleaguesWhoTeach: false, share: 1
        ).make(seed: seed)))
  }

  private func bound(_ relaxation: JointRelaxation) -> Int? {
    var branching = TeamCountBranching(relaxation, isStopped: { false }, report: { _ in })
    return branching.run()
  }

  @Test(arguments: 1...4)
  func smallDepartmentsShareThemAtNoLoss(seed: UInt64) {
    let demand = make(seed, departments: 60)
    let (apart, shared) = (
      JointRelaxation(demand, prices: PriceGroups(apart: 60)), JointRelaxation(demand)
    )
    #expect(shared.multiplierCount < apart.multiplierCount)
    #expect(bound(shared) == bound(apart))
  }

  @Test(arguments: 1...4)
  func whereTheyAreTooManyTheBoundStaysBelow(seed: UInt64) throws {
    let demand = make(seed, departments: 6)
    let atOnce = TeamLimits.atOnce(demand.problem)
    let limits = (0..<demand.problem.modules.count).map { TeamLimits(demand, $0, atOnce: atOnce) }
    let few = JointRelaxation(demand, prices: PriceGroups(demand, limits, mostPrices: 4))
    let all = JointRelaxation(demand)
    #expect(few.multiplierCount < all.multiplierCount)
    #expect(try #require(bound(few)) <= #require(bound(all)))
  }

  /// No prices near the best ones prove more.
  @Test(arguments: 1...6)
  func theBundleEndsAtTheTop(seed: UInt64) throws {
    let relaxation = JointRelaxation(make(seed, departments: 4))
    let ranges = relaxation.modules.map(\.teams)
    let unit = relaxation.scale.unit
    var prices = [Int](repeating: 0, count: relaxation.multiplierCount)
    let start = try #require(relaxation.evaluate(prices, ranges))
    var bundle = PriceBundle(
      prices: prices, at: start, target: start.value + 20 * unit, grain: 0.01 * Double(unit))
    for _ in 0..<400 {
      guard let trial = bundle.next(), let there = relaxation.evaluate(trial, ranges) else { break }
      bundle.learn(trial, there)
      #expect(bundle.value >= start.value)
    }
    #expect(relaxation.evaluate(bundle.prices, ranges)?.value == bundle.value)
    #expect(bundle.value > start.value)
    var random = Random(seed: seed)
    for round in 0..<300 {
      prices = bundle.prices.map { $0 + (random.below(201) - 100) * unit / (50 << (round % 6)) }
      let value = try #require(relaxation.evaluate(prices, ranges)?.value)
      #expect(value <= bundle.value + unit / 10)
    }
  }
}
