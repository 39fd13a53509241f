import Foundation

/// Where Holdplan keeps its files, by the XDG rules: an empty or relative variable means the default.
struct Paths {
  /// Workspaces that were made without naming a file.
  let workspaces: URL
  /// Remembers which workspace was used last.
  let lastWorkspace: URL

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    // Without a home in the environment, the system knows the user's; never the folder one stands in.
    let named = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = URL(fileURLWithPath: named ?? NSHomeDirectory())
    func folder(_ variable: String, default fallback: String) -> URL {
      if let path = environment[variable], path.hasPrefix("/") { return URL(fileURLWithPath: path) }
      return home.appendingPathComponent(fallback)
    }
    workspaces = folder("XDG_DATA_HOME", default: ".local/share").appendingPathComponent("holdplan")
    lastWorkspace = folder("XDG_STATE_HOME", default: ".local/state")
      .appendingPathComponent("holdplan/last-workspace")
  }

  /// The file of a workspace that is known by name only.
  func workspace(named name: String) -> URL {
    workspaces.appendingPathComponent(name + ".holdplan")
  }
}
