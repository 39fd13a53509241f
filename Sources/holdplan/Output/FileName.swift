/// Names of files made from what people call things.
enum FileName {
  /// Letters, digits, hyphens and underscores of a text, with other runs of characters as one hyphen; never
  /// empty, never hidden, never a path.
  static func safe(_ text: String) -> String {
    let parts = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let name = parts.joined(separator: "-").prefix(80)
    return name.isEmpty ? "holdplan" : String(name)
  }
}
