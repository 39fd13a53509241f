import Foundation

/// Measures the engine and writes what it found into `Tests/Benchmarks/RESULTS.md`.
///
///     Benchmarks                      our own instances, growth, and keys to frames
///     Benchmarks --instances FOLDER   the files of a folder, in the neutral format
///     Benchmarks --start              from the start of the program to its first screen
///
/// `--only WORD` keeps what has the word in its name, `--seed N` draws other instances, `--threads T` and
/// `--results FILE` say how and whereto. Each instance is solved by a process of its own (`--one`), so that its
/// memory is its own and its time is that of a whole command: load, construct, search and check.
@main
struct Benchmarks {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "--live" {
      return try LiveMeasurement.run(CommandLine.arguments.dropFirst(2))
    }
    let arguments = Arguments(CommandLine.arguments.dropFirst())
    if let one = arguments.one {
      return try show(try Measurement.make(Trial(instance: one, arguments)))
    }
    if CommandLine.arguments.dropFirst().first == "--start" {
      return try show(try StartMeasurement.make(people: 5000))
    }
    if arguments.keys { return try show(try KeyMeasurement.make(people: 50_000)) }
    let results = Results(path: arguments.results)
    if arguments.folder != nil {
      try results.replace("files", with: FileReport(trials: try measure(try arguments.files())))
    } else {
      let trials = try measure(Trial.presets(arguments))
      let growth = try measure(Trial.growth(arguments))
      let keys = arguments.only == nil ? try Child.run(["--keys"], as: KeyMeasurement.self) : nil
      let live =
        arguments.only == nil ? try Child.run(["--live", "city5000", "20"], as: LiveMeasurement.self) : nil
      try results.replace(
        "presets",
        with: PresetReport(
          trials: trials, growth: growth, keys: keys, live: live,
          start: arguments.only == nil ? try StartMeasurement.make(people: 5000) : nil))
    }
  }

  private static func measure(_ trials: [Trial]) throws -> [Measurement] {
    try trials.map { trial in
      let measurement = try Child.run(trial.words, as: Measurement.self)
      FileHandle.standardError.write(Data((measurement.line + "\n").utf8))
      return measurement
    }
  }

  private static func show(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

/// This program once more, for one measurement.
enum Child {
  static func run<Result: Decodable>(_ words: [String], as type: Result.Type) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = words
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(type, from: output)
  }
}

/// What was asked for on the command line.
struct Arguments {
  var folder: String?
  var only: String?
  var one: String?
  var keys = false
  var seed: UInt64 = 1
  var seconds: Double?
  var steps: Int?
  var threads = 2
  var results = "Tests/Benchmarks/RESULTS.md"

  init(_ words: ArraySlice<String>) {
    var rest = words
    while let word = rest.popFirst() {
      if word == "--keys" {
        keys = true
        continue
      }
      guard let value = rest.popFirst() else { break }
      switch word {
      case "--instances": folder = value
      case "--only": only = value
      case "--one": one = value
      case "--seed": seed = UInt64(value) ?? seed
      case "--seconds": seconds = Double(value)
      case "--steps": steps = Int(value)
      case "--threads": threads = Int(value) ?? threads
      case "--results": results = value
      default: FileHandle.standardError.write(Data("unknown option \(word)\n".utf8))
      }
    }
  }

  /// The files of the folder, each with the times that its goal names.
  func files() throws -> [Trial] {
    let folder = folder ?? "."
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".json") && !$0.contains("planted") && ($0.contains(only ?? "") || only == nil) }
      .sorted()
      .flatMap { Trial.trials(of: folder + "/" + $0, named: String($0.dropLast(5)), self) }
  }
}
