// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

let cSettings: [CSetting] = [
  .define("_GNU_SOURCE"),
  .define("NCURSES_WIDECHAR", to: "1"),
]

/// The usual linker warns of what Swift's own libraries call; this one is quicker, too.
let linker: [LinkerSetting] = [.unsafeFlags(["-use-ld=lld"], .when(configuration: .release))]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// A Swift target of ours: Swift 6 language mode, every warning an error.
func room(_ name: String, imports: [Target.Dependency] = [], path: String? = nil) -> Target {
  .target(name: name, dependencies: imports, path: path, swiftSettings: swiftSettings)
}

/// The tests of one target, with the shared vocabulary of `HoldplanTestSupport`.
func tests(of name: String, imports: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "HoldplanTestSupport"] + imports,
    exclude: exclude, swiftSettings: swiftSettings)
}

let package = Package(
  name: "holdplan",
  products: [
    .executable(name: "holdplan", targets: ["holdplan"]),
    // Makes the disk and the clock misbehave: for the tests alone.
    .library(name: "FaultyDisk", type: .dynamic, targets: ["FaultyDisk"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    room("HoldplanModel"),
    room("HoldplanText"),
    room("HoldplanCheck", imports: ["HoldplanModel"]),
    room("HoldplanEngine", imports: ["HoldplanModel"]),
    room("HoldplanStore", imports: ["HoldplanModel", grdb]),
    room(
      "HoldplanExchange", imports: ["HoldplanModel", "HoldplanText", "HoldplanResources", "CPage"]),
    room("HoldplanInterface", imports: ["HoldplanModel", "HoldplanText", "HoldplanResources"]),
    room("HoldplanTerminal", imports: ["CTerminal", "HoldplanInterface", "HoldplanText"]),
    .target(
      name: "HoldplanResources",
      path: "Resources",
      resources: [.copy("samples"), .copy("languages")],
      swiftSettings: swiftSettings),
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: Context.packageDirectory + "/Sources/CPangoCairo/holdplan-pango.pc",
      providers: [.apt(["libpango1.0-dev"])]),
    .target(name: "CPage", dependencies: ["CPangoCairo"], cSettings: [.define("_GNU_SOURCE")]),
    .target(
      name: "CTerminal", cSettings: cSettings,
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .executableTarget(
      name: "holdplan",
      dependencies: [
        "HoldplanModel", "HoldplanCheck", "HoldplanEngine", "HoldplanStore", "HoldplanExchange",
        "HoldplanText", "HoldplanInterface", "HoldplanTerminal", "HoldplanResources",
        argumentParser,
      ],
      swiftSettings: swiftSettings, linkerSettings: linker),
    .target(
      name: "HoldplanTestSupport", dependencies: ["HoldplanModel"], path: "Tests/HoldplanTestSupport",
      swiftSettings: swiftSettings),
    tests(of: "HoldplanModel"),
    tests(of: "HoldplanText"),
    tests(of: "HoldplanCheck"),
    tests(of: "HoldplanEngine", imports: ["HoldplanCheck"]),
    tests(of: "HoldplanStore", imports: [grdb]),
    tests(of: "HoldplanExchange", exclude: ["Snapshots"]),
    tests(of: "HoldplanResources"),
    tests(of: "HoldplanInterface", exclude: ["Snapshots"]),
    // Shows what the terminal sees, and crashes on command: for the tests alone.
    .executableTarget(
      name: "TerminalProbe", dependencies: ["HoldplanTerminal", "HoldplanInterface"],
      path: "Tests/TerminalProbe", swiftSettings: swiftSettings),
    tests(of: "HoldplanTerminal", imports: ["TerminalProbe", "HoldplanInterface"]),
    .target(name: "FaultyDisk", path: "Tests/FaultyDisk", cSettings: [.define("_GNU_SOURCE")]),
    .testTarget(
      name: "HoldplanEndToEndTests", dependencies: ["holdplan", "HoldplanInterface", "HoldplanTestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "HoldplanModel", "HoldplanCheck", "HoldplanEngine", "HoldplanStore", "HoldplanExchange",
        "HoldplanInterface", "HoldplanResources",
      ],
      path: "Tests/Benchmarks", exclude: ["RESULTS.md"], swiftSettings: swiftSettings,
      linkerSettings: linker),
  ],
  swiftLanguageModes: [.v6]
)
