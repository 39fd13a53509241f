import Foundation
import HoldplanTestSupport
import Testing

/// The clock itself is set, not `--today`: what day it is in Denmark, and what is written down about it.
@Suite("Days on which calendars and clocks are odd", .homes)
struct ClockTests {
  let program: Program

  init() async throws {
    program = try Program()
    try await program.run("new", "Søvang", "--start", "2026-10-01", "--end", "2028-06-30")
    try await program.run("add", "department", "id=D", "name=Drift")
    try await program.run("add", "employee", "id=0042", "name=Jens", "department=D")
    try await program.run(
      "add", "module", "id=K1", "name=Konflikt", "undervisningsgange=halv dag", "højst på holdet=4",
      "antal hold=1")
  }

  private func run(at moment: Int, zone: String = "UTC", _ words: String...) async throws -> Outcome {
    var environment = program.environment.merging(try FaultyDisk(clock: moment).environment) { $1 }
    environment["TZ"] = zone
    return try await HoldplanTestSupport.run(
      [program.command()[0]] + words + ["--language", "da"], environment: environment)
  }

  /// A moment in UTC, the day that it is in Denmark, and how the log writes it.
  static let moments: [(Int, String, String)] = [
    // The last second of 2026, in ISO week 53, and the first of 2027, still in week 53 of 2026.
    (1_798_757_999, "2026-12-31", "31-12-2026 23:59"), (1_798_758_000, "2027-01-01", "01-01-2027 00:00"),
    // Half past one and half past three are an hour apart where the clock goes forward.
    (1_806_193_800, "2027-03-28", "28-03-2027 01:30"), (1_806_197_400, "2027-03-28", "28-03-2027 03:30"),
    // Half past two is twice where it goes back.
    (1_792_888_200, "2026-10-25", "25-10-2026 02:30"),
    (1_792_891_800, "2026-10-25", "25-10-2026 02:30"),
    (1_835_391_600, "2028-02-29", "29-02-2028 00:00"), (1_835_478_000, "2028-03-01", "01-03-2028 00:00"),
  ]

  @Test("today, and the moment in the log", arguments: moments)
  func today(_ moment: Int, _ day: String, _ written: String) async throws {
    for zone in ["UTC", "America/New_York", "Pacific/Auckland"] {
      // An exam is noted for the day that it is.
      let outcome = try await run(at: moment, zone: zone, "exam", "0042", "K1", "passed")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let results = try await run(at: moment, zone: zone, "exam", "--json")
      #expect(results.output.contains("\"\(day)\""), "\(zone): \(results.output)")
      let log = try await run(at: moment, zone: zone, "log", "--limit", "1")
      #expect(log.output.contains(written), "\(zone): \(log.output)")
    }
  }
}
