import ArgumentParser

/// A command with those that it belongs to, from the program down: `holdplan`, `attendance`, `mark`.
struct CommandPath {
  let types: [any ParsableCommand.Type]

  static let program = CommandPath(types: [Holdplan.self])

  var command: any ParsableCommand.Type { types.last ?? Holdplan.self }
  /// What is typed after the name of the program.
  var names: [String] { types.dropFirst().map { $0._commandName } }
  /// As it is typed: `holdplan attendance mark`.
  var typed: String { types.map { $0._commandName }.joined(separator: " ") }
  var isProgram: Bool { types.count == 1 }

  /// The commands below this one, in the order of the help.
  var subcommands: [CommandPath] {
    command.configuration.subcommands.map { CommandPath(types: types + [$0]) }
  }

  /// The same by the headings of the help; a heading is a key of the language files.
  var groups: [(heading: String?, commands: [CommandPath])] {
    let configuration = command.configuration
    let loose = configuration.ungroupedSubcommands.map { CommandPath(types: types + [$0]) }
    let groups = configuration.groupedSubcommands.map { group in
      (
        heading: String?.some(group.name),
        commands: group.subcommands.map { CommandPath(types: types + [$0]) }
      )
    }
    return (loose.isEmpty ? [] : [(heading: nil, commands: loose)]) + groups
  }

  /// Whether it does nothing itself, so that one of its commands has to be named.
  var needsSubcommand: Bool {
    !subcommands.isEmpty && command.configuration.defaultSubcommand == nil
  }

  func subcommand(_ name: String) -> CommandPath? {
    subcommands.first { $0.command._commandName == name || $0.command.configuration.aliases.contains(name) }
  }

  /// The place of every command that can be typed, this one first.
  var tree: [CommandPath] { [self] + subcommands.flatMap(\.tree) }
}
