import Foundation
import Testing
@testable import HoldplanInterface

/// Not a test: prints frames while the screens are being made.
struct LookTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["LOOK"] != nil)) func look() throws {
    let env = ProcessInfo.processInfo.environment
    let parts = (env["SIZE"] ?? "80x24").split(separator: "x").compactMap { Int($0) }
    var state = try start(env["LANG2"] == "en" ? .english : .danish, size: Size(columns: parts[0], rows: parts[1]))
    press(env["LOOK"] ?? "", &state)
    print(picture(of: view(state, size: state.size)))
  }
}
