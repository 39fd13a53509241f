import ArgumentParser

/// What was typed, sorted: the command that is meant, what all commands take, and the rest.
///
/// Options of all commands may stand before the command and after it, which the argument parser allows only in
/// the commands themselves.
struct TypedCommand {
  private(set) var path = CommandPath.program
  private(set) var wantsHelp = false
  /// Why it is none.
  private(set) var problem: UsageProblem?
  private var global: [String] = []
  private var rest: ArraySlice<String>

  init(_ words: [String]) {
    rest = words[...]
    while let word = rest.first, !path.subcommands.isEmpty, take(word) {}
    let typed = rest.prefix { $0 != "--" }
    if typed.contains("--help") || typed.contains("-h") { wantsHelp = true }
    if path.needsSubcommand, !wantsHelp { problem = problem ?? .missingSubcommand(of: path) }
  }

  /// For the argument parser.
  var arguments: [String] { path.isProgram ? rest + global : path.names + global + rest }

  /// Whether nothing is typed but what all commands take, which opens the interface.
  var isBare: Bool { path.isProgram && rest.isEmpty }

  /// Takes the next word and what belongs to it, unless the command has to make sense of it.
  private mutating func take(_ word: String) -> Bool {
    let name = String(word.prefix { $0 != "=" })
    if GlobalOptions.names.contains(name) {
      let takesValue = GlobalOptions.namesWithValue.contains(word)
      global += rest.prefix(takesValue ? 2 : 1)
      rest = rest.dropFirst(takesValue ? 2 : 1)
    } else if word == "--help" || word == "-h" || (word == "help" && path.isProgram) {
      wantsHelp = true
      rest = rest.dropFirst()
    } else if word.hasPrefix("-") {
      return false
    } else if let below = path.subcommand(word) {
      path = below
      rest = rest.dropFirst()
    } else {
      problem = .unknownCommand(word, in: path)
      return false
    }
    return true
  }
}
