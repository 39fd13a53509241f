import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import HoldplanResources

/// How long two plans that differ much keep the interface, and how long they take beside it, in milliseconds.
struct CompareMeasurement: Codable {
  /// Who has another team in one plan than in the other.
  var people: Int
  /// From the key that opens the view to its frame.
  var open: Double
  /// Working out what differs, beside the interface.
  var beside: Double
  /// From each answer to its frame, the longest.
  var answer: Double
  /// From a change that others have made to its frame: what was shown is let go of.
  var change: Double
  /// From a key in the view to its frame.
  var keys: Int
  var median: Double
  var worst: Double

  /// - Parameter workspace: with a draft, which is published here; another is searched for from nothing.
  static func make(_ workspace: Workspace, words: Words, size: Size) throws -> CompareMeasurement {
    var workspace = workspace
    try workspace.apply(.publish(workspace.nextPublication(on: workspace.season.start)))
    var empty = workspace
    try empty.apply(.setDraft(Plan()))
    let plan = solve(empty, options: SolveOptions(steps: 1000, seed: 2, threads: 2)).plan
    try workspace.apply(.setDraft(plan))
    var state = State(
      workspace: workspace, assessment: assess(plan, of: workspace), words: words,
      today: workspace.season.start, author: "Benchmark", size: size)
    _ = view(state, size: size)
    var commands: [Command] = []
    let open = time {
      commands = update(&state, .input(.key(Key("C"))))
      _ = view(state, size: size)
    }
    let ground = state.ground
    var (beside, answer, people) = (0.0, 0.0, 0)
    for command in commands {
      let reply: Reply
      switch command {
      case .compare(let pair, let old, let new, let revision):
        var comparison: PlanComparison?
        beside = time { comparison = ground.comparison(from: old, to: new) }
        guard let comparison else { continue }
        people = comparison.people
        reply = .differing(comparison, between: pair, revision: revision)
      case .count(let plan, let name, let revision):
        reply = .compared(assess(plan, of: workspace), of: name, revision: revision)
      default: continue
      }
      let taken = time {
        _ = update(&state, .reply(reply))
        _ = view(state, size: size)
      }
      answer = max(answer, taken)
    }
    let times = keys.map { key in
      time {
        _ = update(&state, .input(.key(key)))
        _ = view(state, size: size)
      }
    }.sorted()
    let others = Reply.changedElsewhere(try altered(workspace), by: "Benchmark", changes: [])
      .prepared(after: nil, viewer: .planner, today: workspace.season.start)
    let change = time {
      _ = update(&state, .reply(others))
      _ = view(state, size: size)
    }
    return CompareMeasurement(
      people: people, open: open, beside: beside, answer: answer, change: change, keys: times.count,
      median: times[times.count / 2], worst: times[times.count - 1])
  }

  private static func altered(_ workspace: Workspace) throws -> Workspace {
    guard var person = workspace.employees.sorted.first else { return workspace }
    person.name += "-Hansen"
    return try workspace.applying(.put(.employee(person)))
  }

  /// Up and down the list, and away and back.
  private static var keys: [Key] {
    let moves: [Key.Code] = [.down, .down, .pageDown, .up, .pageUp, .end, .home]
    var random = SplitMix(seed: 7)
    return (0..<200).flatMap { number -> [Key] in
      number % 50 == 49 ? [Key(.escape), Key("C")] : [Key(moves[random.below(moves.count)])]
    }
  }

  private static func time(_ work: () -> Void) -> Double {
    let begin = ContinuousClock.now
    work()
    return begin.duration(to: .now).milliseconds
  }
}
