import Foundation
import HoldplanTestSupport
import Testing

/// What a change shown as saved survives: each step of its transaction is the one at which the process dies, the
/// disk fails or the power goes.
@Suite("A change survives a kill, a failing disk and a power cut, or it was never said to be saved", .homes)
struct FaultyDiskTests {
  let program: Program
  let file: String

  init() async throws {
    program = try Program()
    try await program.run("new", "Navn 0")
    // The day's copy is made on opening: once, so that what follows is the change alone.
    try await program.run("doctor")
    file = program.home.path + "/data/holdplan/Navn-0.holdplan"
  }

  private func rename(to name: String, _ disk: FaultyDisk? = nil) async throws -> Outcome {
    let words = program.command("edit", "organisation", "name=\(name)", "--language", "da", "--file", file)
    let environment = program.environment.merging(disk?.environment ?? [:]) { $1 }
    return try await HoldplanTestSupport.run(words, environment: environment)
  }

  private func name(in file: String) async throws -> String {
    let text = try await program.run("export", "workspace", "--file", file).output
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let workspace = value?["workspace"] as? [String: Any] ?? value
    return try #require(workspace?["name"] as? String)
  }

  private func isHealthy(_ file: String) async throws -> Bool {
    try await program.run("doctor", "--deep", "--file", file, expecting: nil).status == 0
  }

  @Test("killed before any step of a transaction")
  func killed() async throws {
    var (steps, old) = (0, "Navn 0")
    while true {
      steps += 1
      let new = "Navn \(steps)"
      let outcome = try await rename(to: new, try FaultyDisk(file, failing: steps))
      let stored = try await name(in: file)
      if outcome.ending == .signal(SIGKILL) {
        #expect([old, new].contains(stored), "step \(steps)")
        old = stored
      } else {
        #expect(outcome.status == 0 && stored == new, "\(outcome.errors)")
        break
      }
      try #require(steps < 100, "the steps do not end")
    }
    #expect(steps > 8, "a transaction has more steps than \(steps)")
    #expect(try await isHealthy(file))
  }

  @Test("an error at any step of a transaction", arguments: [ENOSPC, EIO])
  func failing(_ error: Int32) async throws {
    var (steps, old) = (0, "Navn 0")
    while true {
      steps += 1
      let new = "Navn \(steps)"
      let outcome = try await rename(to: new, try FaultyDisk(file, failing: steps, error: error))
      let stored = try await name(in: file)
      #expect([old, new].contains(stored), "step \(steps)")
      if outcome.status == 0 {
        #expect(stored == new, "step \(steps): said to be saved")
        if steps > 8, try await rename(to: new + "x", try FaultyDisk(file, failing: 1000)).status == 0 {
          break
        }
      } else {
        #expect(outcome.status == 2, "step \(steps): \(outcome.ending)")
        #expect(!outcome.errors.isEmpty, "step \(steps)")
      }
      old = stored
      try #require(steps < 100, "the steps do not end")
    }
    #expect(try await isHealthy(file))
  }

  @Test("two hundred images of what a power cut may leave")
  func powerCut() async throws {
    let trace = program.home.path + "/trace"
    let before = try Data(contentsOf: URL(fileURLWithPath: file))
    // How many steps had been made when each change was said to be saved.
    var saved: [Int] = [0]
    for number in 1...6 {
      let outcome = try await rename(to: "Navn \(number)", try FaultyDisk(file, trace: trace))
      try #require(outcome.status == 0, "\(outcome.errors)")
      saved.append(try FaultyDisk.steps(in: trace).count)
    }
    let steps = try FaultyDisk.steps(in: trace)
    #expect(steps.filter { $0.operation == .sync }.count >= 6 * 3, "nothing was made certain")
    var random = SeededGenerator(seed: 7)
    var cut = PowerCut([file: before])
    var image = 0
    for (at, step) in steps.enumerated() {
      cut.take(step)
      let images = (at + 1) * 200 / steps.count - at * 200 / steps.count
      for _ in 0..<images {
        image += 1
        // The step under way may be the first that is lost.
        let least = try #require(saved.lastIndex { $0 <= at + 1 })
        try await look(at: cut.image(using: &random), least: least, "step \(at + 1) of \(steps.count)")
      }
    }
    #expect(image == 200)
  }

  /// Opens an image beside the others, and finds the last change that was said to be saved or the next.
  private func look(at image: [String: Data], least: Int, _ note: String) async throws {
    let folder = program.home.appendingPathComponent("image-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, data) in image {
      let name = URL(fileURLWithPath: path).lastPathComponent
      try data.write(to: folder.appendingPathComponent(name))
    }
    let copy = folder.path + "/" + URL(fileURLWithPath: file).lastPathComponent
    let stored = try await name(in: copy)
    #expect(["Navn \(least)", "Navn \(least + 1)"].contains(stored), "\(note)")
  }
}
