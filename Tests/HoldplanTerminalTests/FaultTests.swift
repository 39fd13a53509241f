import Glibc
import HoldplanTestSupport
import Testing

/// Terminals that misbehave, and the bytes that go to and fro.
@Suite(.serialized)
struct FaultTests {
  private func probe(_ arguments: String..., environment: [String: String] = [:]) async throws
    -> PseudoTerminal
  {
    let terminal = try PseudoTerminal(
      [try builtProgram("TerminalProbe")] + arguments, environment: environment)
    try await terminal.wait(for: "probe 80x24")
    return terminal
  }

  /// The probe with hang-ups ignored, as `nohup` does.
  private func probeIgnoringHangUps(_ argument: String) async throws -> PseudoTerminal {
    let script = "trap '' HUP; exec \"$0\" \"$@\""
    let terminal = try PseudoTerminal(["/bin/sh", "-c", script, try builtProgram("TerminalProbe"), argument])
    try await terminal.wait(for: "probe 80x24")
    return terminal
  }

  // MARK: The terminal is taken away

  @Test func aClosedTerminalEndsTheProgram() async throws {
    let terminal = try await probe()
    terminal.hangUp()
    #expect(try await terminal.program.ending() == .signal(SIGHUP))
  }

  @Test func aClosedTerminalEndsTheProgramThatIgnoresHangUps() async throws {
    let terminal = try await probeIgnoringHangUps("")
    terminal.hangUp()
    #expect(try await terminal.program.ending() == .status(0))
  }

  @Test(arguments: [true, false])
  func aProgramThatGoesOnWithoutItsTerminalDoesNotSpin(ignoringHangUps: Bool) async throws {
    let terminal = try await ignoringHangUps ? probeIgnoringHangUps("deaf") : probe("deaf")
    terminal.hangUp()
    let id = terminal.program.id
    let before = try #require(processorTicks(of: id))
    // Not waited for: this is the time over which it is measured. A busy loop would use all of it, 50 ticks.
    try await Task.sleep(for: .milliseconds(500))
    let after = try #require(processorTicks(of: id))
    #expect(after - before < 15)
    kill(id, SIGKILL)
    #expect(try await terminal.program.ending() == .signal(SIGKILL))
  }

  // MARK: Sizes

  @Test func aThousandResizesDownToOneCell() async throws {
    let terminal = try await probe()
    var generator = SystemRandomNumberGenerator()
    for step in 1...1000 {
      let small = step.isMultiple(of: 10)
      terminal.resize(
        columns: small ? 1 : .random(in: 1...200, using: &generator),
        rows: small ? 1 : .random(in: 1...60, using: &generator))
      if step.isMultiple(of: 5) { try await Task.sleep(for: .milliseconds(1)) }
      terminal.read()
    }
    terminal.resize(columns: 77, rows: 22)
    try await terminal.wait(for: "probe 77x22")
    terminal.send("Q")
    #expect(try await terminal.ending() == .status(0))
  }

  // MARK: Bytes

  @Test func whatWasTurnedOnIsTurnedOff() async throws {
    let terminal = try PseudoTerminal([try builtProgram("TerminalProbe")])
    let modes = terminal.modes
    try await terminal.wait(for: "probe 80x24")
    #expect(terminal.modes != modes)
    let start = terminal.output.count
    terminal.send("Q")
    #expect(try await terminal.ending() == .status(0))
    let on = String(decoding: terminal.output[..<start], as: UTF8.self)
    let off = String(decoding: terminal.output[start...], as: UTF8.self)
    for mode in ["?1049", "?1000", "?1002", "?1006", "?2004"] {
      #expect(on.contains("\u{1B}[\(mode)h"), "\(mode)")
      #expect(off.contains("\u{1B}[\(mode)l"), "\(mode)")
    }
    #expect(off.contains("\u{1B}[?25h"))
    #expect(!off.contains("\u{1B}[?1049h"))
    #expect(terminal.modes == modes)
  }

  @Test func onlyWhatChangedIsWritten() async throws {
    let terminal = try await probe()
    let before = terminal.output.count
    terminal.send("x")
    try await terminal.wait(for: "key x")
    // The whole screen would be more than 1,900 bytes.
    #expect(terminal.output.count - before < 200)
  }

  @Test func aLetterWhoseBytesComeApartIsWhole() async throws {
    let terminal = try await probe()
    terminal.send([UInt8(ascii: "a"), 0xC3])
    try await terminal.wait(for: "1: key a")
    terminal.send([0xA6])
    try await terminal.wait(for: "2: key æ")
  }

  @Test func aPasteWhoseEndIsLostIsTakenAsItIs() async throws {
    let terminal = try await probe()
    terminal.send("\u{1B}[200~half")
    try await terminal.wait(for: "paste \"half\"")
  }

  @Test func aLargePasteComesInOnePiece() async throws {
    let terminal = try await probe()
    let text = String(repeating: "æblegrød ", count: 2000)
    terminal.send("\u{1B}[200~")
    // In pieces that the terminal's buffer can hold.
    for _ in 0..<20 {
      terminal.send(String(text.prefix(900)))
      try await Task.sleep(for: .milliseconds(5))
    }
    terminal.send("\u{1B}[201~x")
    try await terminal.wait(for: "2: key x")
    #expect(terminal.text.contains("1: paste"))
  }
}
