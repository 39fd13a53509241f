import HoldplanResources

/// The settings while they are looked at: each row has a few values, and a change is seen at once.
struct SettingsState: Sendable {
  enum Row: String, CaseIterable, Sendable { case theme, language, keys, borders }

  var selected = 0
  var row: Row { Row.allCases[selected] }
}

extension CommandTable {
  static let settingsCommands: [Entry] = [
    Entry(
      id: "settings", keys: [.code(.function(9)), ","], contexts: Context.views, rank: nil, hindrance: always
    ) { state in
      state.overlays.append(.settings(SettingsState()))
      return []
    },
    Entry(
      id: "settings.next", keys: [.code(.right), " ", .code(.enter)], contexts: [.settings], rank: 1,
      hindrance: always
    ) { $0.changeSetting(1) },
    Entry(id: "settings.previous", keys: [.code(.left)], contexts: [.settings], rank: 2, hindrance: always) {
      $0.changeSetting(-1)
    },
    Entry(
      id: "settings.close", keys: [.code(.escape), "q"], contexts: [.settings], rank: 3, hindrance: always
    ) { $0.closeOverlay() },
  ]
}

extension State {
  /// Whether lines and signs are drawn in ASCII.
  package var drawsASCII: Bool {
    switch settings.borders {
    case .ascii: true
    case .lines: false
    case .automatic: !canDrawLines
    }
  }

  /// Whether charts and what moves are drawn with dots.
  var drawsDots: Bool { canDrawDots && !drawsASCII }

  /// Takes the next value of the setting under the cursor. It holds at once, and is kept.
  mutating func changeSetting(_ step: Int) -> [Command] {
    guard case .settings(let shown) = overlays.last else { return [] }
    var new = settings
    switch shown.row {
    case .theme: new.theme = Self.next(new.theme, step)
    case .language: new.tongue = Self.next(new.tongue, step)
    case .keys: new.keys = Self.next(new.keys, step)
    case .borders: new.borders = Self.next(new.borders, step)
    }
    settings = new
    return [.saveSettings(new)]
  }

  private static func next<Value: CaseIterable & Equatable>(_ value: Value, _ step: Int) -> Value {
    let all = Array(Value.allCases)
    let at = (all.firstIndex(of: value) ?? 0) + step
    return all[((at % all.count) + all.count) % all.count]
  }

  /// The key of the words for the value of a setting.
  func value(of row: SettingsState.Row) -> String {
    switch row {
    case .theme: "theme.\(settings.theme.rawValue)"
    case .language: "tongue.\(settings.tongue.rawValue)"
    case .keys: "keys.\(settings.keys.rawValue)"
    case .borders: "borders.\(settings.borders.rawValue)"
    }
  }
}
