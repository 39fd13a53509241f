import HoldplanResources

/// The manual page of the program (`man holdplan`), made from the help of its commands.
struct ManualPage {
  let words: Words
  private var help: HelpWords { HelpWords(words: words) }

  init(_ words: Words) { self.words = words }

  /// The page in the language of `man`, macros and all.
  func text() throws -> String {
    let program = CommandPath.program
    let name = Holdplan.configuration.version
    var lines = [
      ".TH HOLDPLAN 1 \"\" \"Holdplan \(name)\" \"\"", section("man.name"),
      "holdplan \\- " + Self.escaped(help.abstract(of: program)), section("man.synopsis"), ".B holdplan",
      Self.escaped(
        try HelpText(program, words).synopsis.split(separator: " ").dropFirst().joined(separator: " ")),
      section("man.description"),
    ]
    lines += paragraphs(help.about(program))
    lines.append(section("man.options"))
    lines += try rows(HelpText(program, words).options.global, in: program)
    lines.append(section("man.commands"))
    for path in program.tree.dropFirst() { lines += try command(path) }
    lines += [section("man.files")] + paragraphs(words["man.files.about"])
    lines += [section("man.codes")] + paragraphs(words["man.codes.about"])
    return lines.joined(separator: "\n") + "\n"
  }

  private func command(_ path: CommandPath) throws -> [String] {
    let text = try HelpText(path, words)
    let head = [".SS " + Self.escaped(text.synopsis), Self.escaped(help.abstract(of: path))]
    return head + paragraphs(help.about(path))
      + (try rows(text.description.positionals + text.options.own, in: path))
  }

  private func rows(_ arguments: [CommandDescription.Argument], in path: CommandPath) throws -> [String] {
    let text = try HelpText(path, words)
    return arguments.flatMap { argument -> [String] in
      let (name, about) = text.row(argument)
      return [".TP", ".B " + Self.escaped(name), Self.escaped(about)]
    }
  }

  /// Examples stand as they are; other lines are filled.
  private func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      line.hasPrefix("holdplan ")
        ? [".PP", ".EX", Self.escaped(String(line)), ".EE"] : [".PP", Self.escaped(String(line))]
    }
  }

  private func section(_ key: String) -> String { ".SH " + Self.escaped(words[key].uppercased()) }

  /// No letter of the text is taken for a command of `man`.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
