/// One instance to be solved within a time.
struct Trial {
  /// The name of a preset, or the path of a file.
  var instance: String
  var seed: UInt64
  var seconds: Double
  /// Moves for each thread instead of a time.
  var steps: Int?
  var threads: Int

  init(instance: String, _ arguments: Arguments, seconds: Double? = nil, steps: Int? = nil) {
    self.instance = instance
    seed = arguments.seed
    self.seconds = seconds ?? arguments.seconds ?? 10
    self.steps = steps ?? arguments.steps
    threads = arguments.threads
  }

  var isFile: Bool { instance.hasSuffix(".json") }

  /// As the program is to be called for it.
  var words: [String] {
    var words = [
      "--one", instance, "--seed", "\(seed)", "--threads", "\(threads)", "--seconds", "\(seconds)",
    ]
    if let steps { words += ["--steps", "\(steps)"] }
    return words
  }

  /// Our own instances, once for each time that their goal names.
  static func presets(_ arguments: Arguments) -> [Trial] {
    (SectioningPreset.all.map(\.name) + TimetablePreset.all.map(\.name))
      .filter { arguments.only.map($0.contains) ?? true }
      .flatMap { trials(of: $0, named: $0, arguments) }
  }

  static func trials(of instance: String, named name: String, _ arguments: Arguments) -> [Trial] {
    Goal.goals(of: name).map {
      Trial(instance: instance, arguments, seconds: arguments.seconds ?? $0.seconds)
    }
  }

  /// The same organisation from 500 to 50,000 people, with the same number of moves for each person.
  static func growth(_ arguments: Arguments) -> [Trial] {
    guard arguments.only == nil else { return [] }
    return [500, 1000, 2000, 5000, 10_000, 20_000, 50_000].map { people in
      Trial(instance: "city\(people)", arguments, steps: 200 * people)
    }
  }
}

/// What is wanted of an instance within a time.
struct Goal {
  enum Aim: Equatable {
    /// The total is at most so much above the bound.
    case ratio(Double)
    case placed
  }

  var seconds: Double
  var aim: Aim

  private static let table: [(word: String, goals: [Goal])] = [
    ("-x", [Goal(seconds: 5, aim: .placed)]),
    ("gentofte21", [Goal(seconds: 0.5, aim: .ratio(1))]), ("centre21", [Goal(seconds: 0.5, aim: .ratio(1))]),
    ("al2bolig", [Goal(seconds: 1, aim: .ratio(1.01)), Goal(seconds: 5, aim: .ratio(1.005))]),
    ("housing150", [Goal(seconds: 1, aim: .ratio(1.01)), Goal(seconds: 5, aim: .ratio(1.005))]),
    ("town500", [Goal(seconds: 2, aim: .ratio(1.02)), Goal(seconds: 10, aim: .ratio(1.005))]),
    ("city5000", [Goal(seconds: 30, aim: .ratio(1.05))]),
    ("region50000", [Goal(seconds: 120, aim: .ratio(1.05))]),
    ("", [Goal(seconds: 20, aim: .placed)]),
  ]

  static func goals(of name: String) -> [Goal] {
    table.first { $0.word.isEmpty || name.contains($0.word) }?.goals ?? []
  }

  /// Whether a measurement is what was wanted; nil where no bound tells.
  func isReached(_ measurement: Measurement) -> Bool? {
    guard measurement.unplaced == 0, measurement.brokenRules == 0 else { return false }
    guard case .ratio(let most) = aim else { return true }
    return measurement.bound.map { Double(measurement.softTotal) <= most * Double($0) + 1e-9 }
  }
}
