import HoldplanModel
import Testing

@testable import HoldplanEngine

/// Everything that a state counts, for comparing it before and after.
private struct Counts: Equatable {
  var soft: Int
  var waiting: Int
  var missing: Int
  var team: [Int32]
  var size: [Int32]
  var openCount: [Int32]
  var departments: [PairCounts.Entry]
  var composition: [Int32]
  var shared: [PairCounts.Entry]
  var busy: [UInt64]
  var away: [Int32]
  var full: [UInt64]
  var hours: [Int32]
  var weeks: [UInt8]
  var rooms: [UInt32]
  var instructors: [UInt32]

  init(_ state: State) {
    soft = state.totals[0].soft
    waiting = state.totals[0].waiting
    missing = state.totals[0].missing
    team = Array(state.team.elements)
    size = Array(state.size.elements)
    openCount = Array(state.openCount.elements)
    departments = state.departmentCount.entries
    composition = Array(state.composition.elements)
    shared = state.shared.entries
    busy = Array(state.busy.elements)
    away = Array(state.awayCount.elements)
    full = Array(state.full.elements)
    hours = Array(state.hours.elements)
    weeks = Array(state.weekCount.elements)
    rooms = Array(state.roomBusy.elements)
    instructors = Array(state.instructorBusy.elements)
  }
}

@Suite("Moves: each difference is exact, and each move can be taken back")
struct MoveTests {
  /// - Parameter largestMatrix: in bytes; with none, counts by pairs are kept as in very large organisations.
  private func searchedState(
    _ seed: UInt64, moves: Int = 3000, largestMatrix: Int = PairCounts.largestMatrix
  ) -> State {
    let workspace = RandomWorkspace(hasComposition: seed.isMultiple(of: 2)).make(seed: seed)
    let state = State(Problem(workspace), largestMatrix: largestMatrix)
    var construction = Construction(state: state, random: Random(seed: seed))
    construction.run()
    Annealing(state, seed: seed).runBlock(moves)
    return state
  }

  private func drawOpenTeam(_ option: Int, _ state: State, _ random: inout Random) -> Int? {
    let module = Int(state.options.module[option])
    guard state.openCount[module] > 0 else { return nil }
    return Int(state.openTeams[Int(state.slots.start[module]) + random.below(Int(state.openCount[module]))])
  }

  @Test(arguments: 1...4)
  func relocating(seed: UInt64) {
    let state = searchedState(seed)
    var random = Random(seed: seed)
    var made = 0
    for _ in 0..<2000 {
      let option = random.below(state.options.count)
      let from = Int(state.team[option])
      guard from != state.none, let to = drawOpenTeam(option, state, &random), to != from,
        state.canMove(option, to: to)
      else { continue }
      let before = Counts(state)
      let full = state.fullSoft
      let delta = state.moveDelta(option, to: to)
      state.move(option, to: to, delta: delta)
      #expect(state.fullSoft == full + delta)
      state.move(option, to: from)
      #expect(Counts(state) == before)
      made += 1
    }
    #expect(made > 0)
  }

  @Test(arguments: 1...4)
  func swapping(seed: UInt64) {
    let state = searchedState(seed)
    var random = Random(seed: seed)
    var made = 0
    for _ in 0..<4000 {
      let (option, other) = (random.below(state.options.count), random.below(state.options.count))
      let (one, two) = (Int(state.team[option]), Int(state.team[other]))
      guard state.options.module[option] == state.options.module[other], one != two, one != state.none,
        two != state.none, state.canSwap(option, other)
      else { continue }
      let before = Counts(state)
      let full = state.fullSoft
      let delta = state.swapDelta(option, other)
      state.swap(option, other, delta: delta)
      #expect(state.fullSoft == full + delta)
      state.swap(option, other, delta: -delta)
      #expect(Counts(state) == before)
      made += 1
    }
    #expect(made > 0)
  }

  @Test(arguments: 1...4)
  func aSearchInAVeryLargeOrganisationCountsAlike(seed: UInt64) {
    let states = [0, PairCounts.largestMatrix].map { searchedState(seed, largestMatrix: $0) }
    #expect(Counts(states[0]) == Counts(states[1]))
    #expect(states[0].totals[0].soft == states[0].fullSoft)
  }

  /// At a temperature so far below nought that nothing is good enough, every kind of move is tried and taken
  /// back.
  @Test(arguments: 1...6)
  func whatIsRefusedLeavesNoTrace(seed: UInt64) {
    let state = searchedState(seed)
    guard state.waitingCount == 0 else { return }
    let before = Counts(state)
    let annealing = Annealing(state, seed: seed)
    annealing.temperature = -1e13
    annealing.runBlock(5000)
    #expect(Counts(state) == before)
  }

  @Test(arguments: 1...4)
  func theTotalIsExactAfterEveryMove(seed: UInt64) {
    let state = searchedState(seed, moves: 1)
    let annealing = Annealing(state, seed: seed)
    for temperature in [20.0, 3, 0.2] {
      annealing.temperature = temperature
      for _ in 0..<400 {
        annealing.runBlock(1)
        guard state.totals[0].soft == state.fullSoft else {
          #expect(state.totals[0].soft == state.fullSoft, "after \(annealing.moves) moves")
          return
        }
      }
    }
  }
}
