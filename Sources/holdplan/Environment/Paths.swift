import Foundation

/// Where Holdplan keeps its files, by the XDG rules: an empty or relative variable means the default.
struct Paths {
  /// Workspaces that were made without naming a file.
  let workspaces: URL
  /// Remembers which workspace was used last.
  let lastWorkspace: URL
  /// Remembers which workspaces the interface opened lately.
  let recentWorkspaces: URL
  /// What a person chose about the interface.
  let settings: URL

  init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    // Without a home in the environment, the system knows the user's; never the folder one stands in.
    let named = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let home = URL(fileURLWithPath: named ?? NSHomeDirectory())
    func folder(_ variable: String, default fallback: String) -> URL {
      if let path = environment[variable], path.hasPrefix("/") { return URL(fileURLWithPath: path) }
      return home.appendingPathComponent(fallback)
    }
    workspaces = folder("XDG_DATA_HOME", default: ".local/share").appendingPathComponent("holdplan")
    let state = folder("XDG_STATE_HOME", default: ".local/state").appendingPathComponent("holdplan")
    lastWorkspace = state.appendingPathComponent("last-workspace")
    recentWorkspaces = state.appendingPathComponent("recent-workspaces.json")
    settings = folder("XDG_CONFIG_HOME", default: ".config").appendingPathComponent("holdplan/settings.json")
  }

  /// The file of a workspace that is known by name only.
  func workspace(named name: String) -> URL {
    workspaces.appendingPathComponent(name + ".holdplan")
  }
}
