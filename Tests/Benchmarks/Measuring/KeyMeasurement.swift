import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import HoldplanResources

/// How long it takes from a key to the frame that answers it, without the terminal, in milliseconds.
struct KeyMeasurement: Codable {
  var employees: Int
  var keys: Int
  var median: Double
  var percentile99: Double
  var worst: Double
  /// From the workspace in memory to the first frame.
  var firstFrame: Double
  var compare: CompareMeasurement

  static func make(people: Int) throws -> KeyMeasurement {
    var workspace = (SectioningPreset.all.last { $0.people == people } ?? .city(people: people))
      .workspace(seed: 1)
    let plan = solve(workspace, options: SolveOptions(steps: 1000, threads: 2)).plan
    try workspace.apply(.setDraft(plan))
    let assessment = assess(plan, of: workspace)
    let words = try Words(.danish)
    let size = Size(columns: 120, rows: 40)
    let clock = ContinuousClock()
    let begin = clock.now
    var state = State(
      workspace: workspace, assessment: assessment, words: words, today: workspace.season.start,
      author: "Benchmark", size: size)
    _ = view(state, size: size)
    let firstFrame = begin.duration(to: clock.now).milliseconds
    var times: [Double] = []
    for key in sequence {
      let begin = clock.now
      _ = update(&state, .input(.key(key)))
      _ = view(state, size: size)
      times.append(begin.duration(to: clock.now).milliseconds)
    }
    times.sort()
    return KeyMeasurement(
      employees: people, keys: times.count, median: times[times.count / 2],
      percentile99: times[times.count * 99 / 100], worst: times[times.count - 1], firstFrame: firstFrame,
      compare: try CompareMeasurement.make(workspace, words: words, size: size))
  }

  /// Through all views, up and down each list, and a search in each.
  private static var sequence: [Key] {
    let moves: [Key.Code] = [.down, .down, .pageDown, .right, .down, .left, .up, .pageUp, .end, .home, .tab]
    var random = SplitMix(seed: 7)
    return (0..<4).flatMap { _ in
      "12345678".flatMap { digit -> [Key] in
        var keys = [Key(digit)] + (0..<60).map { _ in Key(moves[random.below(moves.count)]) }
        keys += [Key("/"), Key("E"), Key("4"), Key("2"), Key(.enter), Key(.escape), Key(.escape)]
        return keys
      }
    }
  }
}
