import HoldplanText

/// The columns that text takes on the screen.
func displayWidth(_ text: String) -> Int { DisplayWidth.of(text) }

/// Text in at most so many columns, with an ellipsis where something is left out.
func fitted(_ text: String, columns: Int) -> String {
  if displayWidth(text) <= columns { return text }
  guard columns > 0 else { return "" }
  var result = ""
  var width = 0
  for character in text {
    let next = DisplayWidth.of(character)
    if width + next > columns - 1 { break }
    result.append(character)
    width += next
  }
  return result + "…"
}

/// Text in exactly so many columns.
func padded(_ text: String, columns: Int) -> String {
  let text = fitted(text, columns: columns)
  return text + String(repeating: " ", count: max(0, columns - displayWidth(text)))
}

/// Text against the right edge of so many columns.
func aligned(_ text: String, columns: Int) -> String {
  let text = fitted(text, columns: columns)
  return String(repeating: " ", count: max(0, columns - displayWidth(text))) + text
}

/// Text in lines of at most so many columns, broken between words.
func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    var line = ""
    for word in paragraph.split(separator: " ") {
      let candidate = line.isEmpty ? String(word) : line + " " + word
      if displayWidth(candidate) <= columns || line.isEmpty {
        line = candidate
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    lines.append(line)
  }
  return lines
}

/// A name or other text that people or files brought, fit to be shown.
func shown(_ foreign: String) -> String { foreign }

/// Text as a search compares it: small letters, and no difference between a letter with an accent and one
/// without.
func folded(_ text: String) -> String { text.lowercased() }
