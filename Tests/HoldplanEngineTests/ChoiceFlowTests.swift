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
      guard var flow = ChoiceFlow(relaxation, teams: teams), let outcome = flow.run() else { continue }
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
      guard var flow = ChoiceFlow(relaxation, teams: teams), flow.run() != nil else { continue }
      for chooser in demand.choosers {
        #expect(chooser.options.filter { flow.isTaken[$0] }.count == chooser.count)
      }
      for (terms, count) in zip(relaxation.modules, teams) {
        let places = terms.firstMultiplier..<(terms.firstMultiplier + terms.departments.count)
        let people = terms.must + flow.joined[places].reduce(0, +)
        #expect(people >= count * terms.minimum && people <= count * terms.maximum)
      }
    }
  }

  @Test func peopleWhoCannotMakeUpSuchTeamsAreToldSo() {
    let relaxation = JointRelaxation(Demand(Problem(RandomWorkspace().make(seed: 1))))
    var flow = ChoiceFlow(relaxation, teams: relaxation.modules.map { _ in 40 })
    #expect(flow?.run() == nil)
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
      return flow?.run()?.cost
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
