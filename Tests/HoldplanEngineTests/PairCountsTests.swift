import Testing

@testable import HoldplanEngine

@Suite("Counts by pairs: tables and matrices hold the same")
struct PairCountsTests {
  private let arena = Arena()

  private func counts(isSymmetric: Bool, isMatrix: Bool) -> PairCounts {
    PairCounts(
      arena, rows: 60, columns: 60, isSymmetric: isSymmetric, pairs: 50, largestMatrix: isMatrix ? .max : 0)
  }

  /// Joins and leaves at random, at times many more pairs than were foreseen.
  @Test(arguments: [false, true], 1...3)
  func afterRandomChanges(isSymmetric: Bool, seed: UInt64) {
    let matrix = counts(isSymmetric: isSymmetric, isMatrix: true)
    let table = counts(isSymmetric: isSymmetric, isMatrix: false)
    var random = Random(seed: seed)
    var taken: [(row: Int, column: Int)] = []
    for round in 0..<4000 {
      if taken.count < 300, random.below(2) == 0 || taken.isEmpty {
        taken.append((random.below(60), random.below(60)))
        for counts in [matrix, table] { counts.change(taken.last!.row, taken.last!.column, by: 1) }
      } else {
        let pair = taken.remove(at: random.below(taken.count))
        for counts in [matrix, table] { counts.change(pair.row, pair.column, by: -1) }
      }
      let (row, column) = (random.below(60), random.below(60))
      #expect(table[row, column] == matrix[row, column])
      if isSymmetric { #expect(table[column, row] == matrix[row, column]) }
      if round.isMultiple(of: 50) { #expect(table.entries == matrix.entries) }
    }
    #expect(table.pairsWithin == matrix.pairsWithin)
  }

  /// Counts that would need a matrix of gigabytes are kept in a table that grows with what is counted.
  @Test func aTableTakesNoRoomForWhatDoesNotOccur() {
    let counts = PairCounts(arena, rows: 1_000_000, columns: 1_000_000, pairs: 100)
    counts.change(999_999, 123_456, by: 3)
    #expect(counts[999_999, 123_456] == 3)
    #expect(counts.entries == [PairCounts.Entry(row: 999_999, column: 123_456, count: 3)])
  }
}

@Suite("Those who wait for a team")
struct WaitingLineTests {
  /// Departments by how many wait, and what a team takes is gone from all that the line tells.
  @Test(arguments: 1...4)
  func isThatOfAListMadeAnew(seed: UInt64) {
    let state = State(Problem(RandomWorkspace(people: 80).make(seed: seed)))
    let module = 0
    let wanted = state.options.byModule.range(module).map { Int(state.options.byModule.values[$0]) }
      .filter(state.isWanted)
    var line = WaitingLine(wanted, state)
    var construction = Construction(state: state, random: Random(seed: seed))
    construction.run()
    for slot in state.openSlots where state.module(of: slot) == module {
      line.leave(for: slot)
      line.close()
    }
    let anew = WaitingLine(wanted, state)
    #expect(line.count == anew.count)
    #expect(line.options == anew.options)
    #expect(line.first(3) == Array(anew.options.prefix(3)))
    #expect(line.departments == anew.departments)
    for department in anew.departments { #expect(line.queue(of: department) == anew.queue(of: department)) }
    #expect(anew.count < wanted.count)
  }
}
