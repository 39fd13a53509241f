import HoldplanModel
import Testing

@testable import HoldplanInterface

/// The course of a search as a chart with axes, in dots and in ASCII.
struct SolveChartTests {
  private func samples(_ values: [(Double, Int, Int?)]) -> [SolveState.Sample] {
    values.map { SolveState.Sample(seconds: $0.0, total: $0.1, bound: $0.2) }
  }

  private func searching(ascii: Bool = false, size: Size = Size(columns: 80, rows: 24)) throws -> State {
    var state = try start(size: size)
    if ascii { state.settings.borders = .ascii }
    press("s enter", &state)
    for (seconds, total, bound) in [(0.5, 900, nil), (1, 300, 100), (2, 140, 110), (5, 130, 120)]
      as [(Double, Int, Int?)]
    {
      _ = update(
        &state,
        .reply(
          .solving(
            SolveProgress(
              seconds: seconds, unplaced: 0, softTotal: total, bound: bound, moves: 1000, movesPerSecond: 10))
        ))
    }
    return state
  }

  /// The first plans may be so dear that all others would look the same.
  @Test func theScaleIsNotSpoiltByTheFirstPlans() {
    let scale = ChartScale(
      samples([(0, 9000, nil), (1, 130, 100), (2, 120, 100), (3, 118, 100), (4, 117, 100)]), seconds: 10)
    #expect(scale.lowest == 100 && scale.highest == 180 && scale.isCut)
    let whole = ChartScale(samples([(0, 130, nil), (1, 130, 100), (2, 120, 100)]), seconds: 2)
    #expect(whole.highest == 130 && !whole.isCut)
  }

  /// A line ends where the search is, and the rest of its time is empty.
  @Test func timeGoesToTheRight() {
    let scale = ChartScale(samples([(0, 40, nil), (4, 20, 10), (5, 20, 12)]), seconds: 10)
    let lines = scale.lines(columns: 11)
    #expect(lines[0].values == [40, 40, 40, 40, 20, 20, nil, nil, nil, nil, nil])
    #expect(lines[1].values == [nil, nil, nil, nil, 10, 12, nil, nil, nil, nil, nil])
    #expect(lines[1].isDotted && !lines[0].isDotted)
  }

  @Test func inASCIITheLinesDiffer() {
    let price = LineChart.Line(values: [8, 8, 4, 4])
    let bound = LineChart.Line(values: [nil, 0, 0, 4], isDotted: true)
    #expect(LineChart([price, bound], columns: 4, rows: 3).asciiLines == ["**  ", "  **", " .. "])
  }

  @Test(arguments: [false, true]) func theChartHasAxesAndTellsBothLines(_ ascii: Bool) throws {
    let state = try searching(ascii: ascii)
    let text = picture(of: view(state, size: state.size))
    for part in [
      "0 s", "5 s", "10 s", "130", "120", ascii ? "* pris" : "─ pris", ascii ? ". kan ikke" : "┄ kan ikke",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.contains("⠀") == false || !ascii)
    // At least seven rows of its own, on the smallest screen, too.
    #expect(
      SolveLayout(Area(column: 0, row: 2, columns: 80, rows: 20), hasChart: true, prefersChart: true).chart?
        .rows == 10)
  }

  /// A console has lines, but no dots.
  @Test func withoutDotsTheChartIsDrawnWithStars() throws {
    var state = try searching()
    let words = state.words
    _ = update(&state, .reply(.settings(InterfaceSettings(), words, drawsLines: true, drawsDots: false)))
    let text = picture(of: view(state, size: state.size))
    #expect(text.contains("* pris") && text.contains("┌") && text.contains("***"))
    #expect(!text.unicodeScalars.contains { (0x2800...0x28FF).contains($0.value) })
  }

  @Test func aProposalHasTheDifferenceAndTheChartBehindAKey() throws {
    var state = try searching()
    _ = update(&state, .reply(.solved(Answers.proposal)))
    func shown() -> String { picture(of: view(state, size: state.size)) }
    #expect(shown().contains("Finn Greve") && !shown().contains("┄ kan ikke"))
    press("v", &state)
    #expect(!shown().contains("Finn Greve") && shown().contains("┄ kan ikke"))
    press("v", &state)
    #expect(shown().contains("Finn Greve"))
  }

  @Test func aLargeScreenHasRoomForBoth() throws {
    var state = try searching(size: Size(columns: 120, rows: 40))
    _ = update(&state, .reply(.solved(Answers.proposal)))
    let text = picture(of: view(state, size: state.size))
    #expect(text.contains("Finn Greve") && text.contains("┄ kan ikke"))
    press("v", &state)
    #expect(state.message?.text == state.words["hindrance.bothAreShown"])
  }

  /// A repair tells nothing until it has ended; that it goes on is seen all the same.
  @Test func aSearchWithoutNewsTellsItsTime() throws {
    var state = try start()
    press("5 R", &state)
    #expect(state.view == .solve && state.solve.isRunning)
    for _ in 0..<12 { _ = update(&state, .tick) }
    #expect(state.solveStatus.0.contains("1,2 s"))
  }
}
