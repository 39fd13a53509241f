import HoldplanResources
import HoldplanText

/// The help of a command as text.
struct HelpText {
  let path: CommandPath
  let help: HelpWords
  let description: CommandDescription
  /// A command that takes nothing but what every command takes.
  private let everyCommand: CommandDescription

  init(_ path: CommandPath, _ words: Words) throws {
    self.path = path
    help = HelpWords(words: words)
    description = try CommandDescription(of: path.command)
    everyCommand = try CommandDescription(of: Open.self)
  }

  /// Lines of at most so many columns, but for examples, which are never broken.
  func lines(columns: Int = 80) -> [String] {
    let words = help.words
    var parts = [Self.filled(help.abstract(of: path), columns)]
    let about = help.about(path)
    if !about.isEmpty { parts.append(about.split(separator: "\n").flatMap { paragraph($0, columns) }) }
    parts.append(
      [words["help.heading.usage"]]
        + Self.filled(help.synopsis(path, description), columns - 2, hanging: 4).map { "  " + $0 })
    parts += subcommands(columns)
    parts += table("help.heading.arguments", description.positionals.map(row), columns)
    let (global, own) = options
    parts += table("help.heading.options", own.map(row), columns)
    parts += table("help.heading.global", global.map(row), columns)
    if path.isProgram {
      parts.append(Self.filled(words["help.more"], columns))
    }
    return Array(parts.joined(separator: [""]))
  }

  /// How the command is typed, on one line.
  var synopsis: String { help.synopsis(path, description).joined(separator: " ") }

  /// Those that every command takes, and the command's own.
  var options: (global: [CommandDescription.Argument], own: [CommandDescription.Argument]) {
    let names = CommandDescription.Argument.common
    let all = description.options
    // Before a command they may stand, too.
    let inherited = path.subcommands.isEmpty ? [] : everyCommand.options
    let global = inherited.filter { GlobalOptions.names.contains($0.key) } + all
    return (global.filter { names.contains($0.key) }, all.filter { !names.contains($0.key) })
  }

  /// Name, and what it is with its values and default.
  func row(_ argument: CommandDescription.Argument) -> (String, String) {
    let words = help.words
    let name = argument.isPositional ? help.value(argument.valueName ?? "") : help.typed(argument)
    var text = help.abstract(of: argument, in: path)
    if let values = argument.allValues, !values.isEmpty {
      text += " " + words["help.values", ["list": values.joined(separator: ", ")]]
    }
    if let value = argument.defaultValue, argument.takesValue {
      text += " " + words["help.default", ["value": value]]
    }
    return (name, text)
  }

  private func subcommands(_ columns: Int) -> [[String]] {
    path.groups.flatMap { group -> [[String]] in
      let heading = group.heading.map { help.heading($0) + ":" } ?? help.words["help.heading.commands"]
      let rows = group.commands.map { ($0.command._commandName, help.abstract(of: $0)) }
      return table(heading, rows, columns)
    }
  }

  private func table(_ heading: String, _ rows: [(String, String)], _ columns: Int) -> [[String]] {
    if rows.isEmpty { return [] }
    let width = min(26, (rows.map { DisplayWidth.of($0.0) }.max() ?? 0) + 4)
    let lines = rows.flatMap { name, text -> [String] in
      let first = "  " + name
      let indent = String(repeating: " ", count: width)
      let rest = Self.filled(text, max(20, columns - width))
      if DisplayWidth.of(first) + 2 > width { return [first] + rest.map { indent + $0 } }
      return [Columns.padded(first, to: width) + (rest.first ?? "")] + rest.dropFirst().map { indent + $0 }
    }
    return [[help.words[heading]] + lines]
  }

  /// A line that begins with the name of the program is an example.
  private func paragraph(_ line: Substring, _ columns: Int) -> [String] {
    line.hasPrefix("holdplan ") ? ["  " + line] : Self.filled(String(line), columns)
  }

  /// Words in lines; unlike other text, options aren't broken at their hyphens.
  private static func filled(_ text: String, _ columns: Int) -> [String] {
    filled(text.split(separator: " ").map(String.init), columns, hanging: 0)
  }

  private static func filled(_ words: [String], _ columns: Int, hanging: Int) -> [String] {
    let indent = String(repeating: " ", count: hanging)
    return words.reduce(into: [String]()) { lines, word in
      if let last = lines.last, DisplayWidth.of(last) + 1 + DisplayWidth.of(word) <= columns {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(lines.isEmpty ? word : indent + word)
      }
    }
  }
}
