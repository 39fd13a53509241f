import HoldplanResources

/// A command of the interface, for scripts.
package struct ListedCommand: Encodable, Sendable {
  /// The same in every language, such as `board.drop`.
  package let command: String
  package let name: String
  package let keys: [String]
  /// The views and dialogs in which it applies: `board`, `form`.
  package let places: [String]
  package let what: String
}

/// A setting of the interface, for scripts.
package struct ListedSetting: Encodable, Sendable {
  /// The same in every language, such as `theme`.
  package let setting: String
  package let value: String
  /// All that can be chosen.
  package let values: [String]
  package let label: String
  package let what: String
  /// What the value is called.
  let name: String

  private enum CodingKeys: String, CodingKey { case setting, value, values, label, what }
}

extension State {
  /// Every command there is, in the order of help.
  package var listedCommands: [ListedCommand] {
    CommandTable.entries.map { entry in
      ListedCommand(
        command: entry.id, name: entry.name(words), keys: entry.keyNames(words, settings.keys),
        places: entry.contexts.map(\.rawValue).sorted(), what: entry.about(words))
    }
  }

  /// Every setting with its value.
  package var listedSettings: [ListedSetting] {
    SettingsState.Row.allCases.map { row in
      let key = value(of: row)
      let (value, values) = choices(of: row)
      return ListedSetting(
        setting: row.rawValue, value: value, values: values, label: words["setting.\(row.rawValue)"],
        what: words[key + ".about"], name: words[key])
    }
  }

  private func choices(of row: SettingsState.Row) -> (String, [String]) {
    switch row {
    case .theme: (settings.theme.rawValue, InterfaceSettings.Theme.allCases.map(\.rawValue))
    case .language: (settings.tongue.rawValue, InterfaceSettings.Tongue.allCases.map(\.rawValue))
    case .keys: (settings.keys.rawValue, KeySet.allCases.map(\.rawValue))
    case .borders: (settings.borders.rawValue, InterfaceSettings.Borders.allCases.map(\.rawValue))
    }
  }
}
