import Foundation

/// A disk and a clock that misbehave under a program that is started with `environment`.
///
/// The library that does it stands before the program's own calls, so that no right to trace processes is needed.
package struct FaultyDisk {
  /// What a step of the file does.
  package enum Operation: Int64, Sendable { case write = 1, sync, truncate, remove }

  /// One step that reached the file, its journal or its directory.
  package struct Step: Sendable {
    package var operation: Operation
    package var path: String
    /// Where it was written, or the new size.
    package var offset: Int
    package var bytes: Data
  }

  /// To be added to the program's environment.
  package let environment: [String: String]

  /// - Parameters:
  ///   - file: the file whose steps are meant.
  ///   - step: which of them goes wrong, counted from 1.
  ///   - error: the error that it gives; without one the program is killed just before.
  ///   - slow: how many milliseconds longer each read and each sync of the file takes.
  ///   - trace: where the steps are noted.
  ///   - clock: the second since 1970 at which the wall clock stands.
  package init(
    _ file: String = "", failing step: Int? = nil, error: Int32? = nil, slow: Int? = nil,
    trace: String? = nil, clock: Int? = nil
  ) throws {
    var environment = ["LD_PRELOAD": try builtLibrary("libFaultyDisk.so")]
    if !file.isEmpty { environment["FAULTY_FILE"] = file }
    environment["FAULTY_STEP"] = step.map { String($0) }
    environment["FAULTY_ERROR"] = error.map { String($0) }
    environment["FAULTY_SLOW"] = slow.map { String($0) }
    environment["FAULTY_TRACE"] = trace
    environment["FAULTY_CLOCK"] = clock.map { String($0) }
    self.environment = environment
  }

  /// The steps of a trace, in the order in which they were made.
  package static func steps(in trace: String) throws -> [Step] {
    let data = try Data(contentsOf: URL(fileURLWithPath: trace))
    var steps: [Step] = []
    var at = 0
    func number() throws -> Int64 {
      guard at + 8 <= data.count else { throw TornTrace(byte: at) }
      defer { at += 8 }
      return data[at..<at + 8].reversed().reduce(0) { $0 << 8 | Int64($1) }
    }
    while at < data.count {
      guard let operation = Operation(rawValue: try number()) else { throw TornTrace(byte: at) }
      let (offset, length, pathLength) = (Int(try number()), Int(try number()), Int(try number()))
      let count = operation == .write ? length : 0
      guard at + pathLength + count <= data.count else { throw TornTrace(byte: at) }
      let path = String(decoding: data[at..<at + pathLength], as: UTF8.self)
      at += pathLength
      steps.append(
        Step(operation: operation, path: path, offset: offset, bytes: Data(data[at..<at + count])))
      at += count
    }
    return steps
  }

  struct TornTrace: Error { let byte: Int }
}

/// What may lie on the disk after the power was cut: of what no sync has confirmed, each write is there, not
/// there, or torn at a sector, and of the names that were made and removed only the first few are.
package struct PowerCut {
  private struct File {
    var durable = Data()
    var pending: [FaultyDisk.Step] = []
    /// Whether the name is certain, and whether it is there now.
    var isNamed = false
  }

  /// By number: a name that is removed and made again is another file.
  private var files: [File] = []
  private var current: [String: Int] = [:]
  /// What the directory says for certain, and what was done to it since.
  private var names: [String: Int] = [:]
  private var pendingNames: [(name: String, file: Int?)] = []

  /// - Parameter contents: what certainly lies on the disk before the first step.
  package init(_ contents: [String: Data]) {
    for (path, data) in contents {
      names[path] = files.count
      current[path] = files.count
      files.append(File(durable: data, isNamed: true))
    }
  }

  /// Goes on by a step.
  package mutating func take(_ step: FaultyDisk.Step) {
    switch step.operation {
    case .write, .truncate: files[file(step.path)].pending.append(step)
    case .remove:
      current[step.path] = nil
      pendingNames.append((step.path, nil))
    case .sync:
      if let number = current[step.path] {
        for pending in files[number].pending { Self.apply(pending, to: &files[number].durable) }
        files[number].pending = []
      } else {
        // The directory.
        for change in pendingNames { names[change.name] = change.file }
        pendingNames = []
      }
    }
  }

  private mutating func file(_ path: String) -> Int {
    if let number = current[path] { return number }
    current[path] = files.count
    pendingNames.append((path, files.count))
    files.append(File())
    return files.count - 1
  }

  /// What is left, by path, where chance decides about all that is not certain.
  package func image(using random: inout some RandomNumberGenerator) -> [String: Data] {
    var names = names
    for change in pendingNames.prefix(Int.random(in: 0...pendingNames.count, using: &random)) {
      names[change.name] = change.file
    }
    return names.mapValues { number in
      var data = files[number].durable
      for step in files[number].pending {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: break
        case 1: Self.apply(step, to: &data)
        default:
          var torn = step
          torn.bytes = torn.bytes.prefix(512 * Int.random(in: 0...torn.bytes.count / 512, using: &random))
          Self.apply(torn, to: &data)
        }
      }
      return data
    }
  }

  private static func apply(_ step: FaultyDisk.Step, to data: inout Data) {
    switch step.operation {
    case .truncate:
      if step.offset < data.count {
        data = data.prefix(step.offset)
      } else {
        data.append(Data(count: step.offset - data.count))
      }
    case .write where !step.bytes.isEmpty:
      let end = step.offset + step.bytes.count
      if data.count < end { data.append(Data(count: end - data.count)) }
      data.replaceSubrange(step.offset..<end, with: step.bytes)
    default: break
    }
  }
}
