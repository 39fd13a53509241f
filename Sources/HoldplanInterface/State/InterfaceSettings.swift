/// What a person chooses about the interface, for all organisations: kept by the program in a file of its own.
package struct InterfaceSettings: Equatable, Sendable {
  /// The colours. `automatic` follows the environment (`NO_COLOR`, `COLORFGBG`).
  package enum Theme: String, CaseIterable, Sendable {
    case automatic, dark, light
    case highContrast = "high-contrast"
    case monochrome
  }

  /// The language of the interface. `automatic` follows the environment (`LANG`).
  package enum Tongue: String, CaseIterable, Sendable {
    case automatic
    case danish = "da"
    case english = "en"
  }

  /// What borders and signs are drawn with. `automatic` draws lines where the terminal can show them.
  package enum Borders: String, CaseIterable, Sendable {
    case automatic, lines, ascii
  }

  package var theme: Theme
  package var tongue: Tongue
  package var keys: KeySet
  package var borders: Borders

  package init(
    theme: Theme = .automatic, tongue: Tongue = .automatic, keys: KeySet = .arrows,
    borders: Borders = .automatic
  ) {
    self.theme = theme
    self.tongue = tongue
    self.keys = keys
    self.borders = borders
  }
}

extension InterfaceSettings: Codable {
  private enum CodingKeys: String, CodingKey { case theme, language, keys, borders }

  /// What is missing or unknown, as in a file of another version, is as it would be without the file.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func value(_ key: CodingKeys) throws -> String {
      try container.decodeIfPresent(String.self, forKey: key) ?? ""
    }
    self.init(
      theme: Theme(rawValue: try value(.theme)) ?? .automatic,
      tongue: Tongue(rawValue: try value(.language)) ?? .automatic,
      keys: KeySet(rawValue: try value(.keys)) ?? .arrows,
      borders: Borders(rawValue: try value(.borders)) ?? .automatic)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(theme.rawValue, forKey: .theme)
    try container.encode(tongue.rawValue, forKey: .language)
    try container.encode(keys.rawValue, forKey: .keys)
    try container.encode(borders.rawValue, forKey: .borders)
  }
}
