import HoldplanResources

/// The sentences of the help, found by the place of a command or an option.
///
/// They're in the language files under these keys, so that a new command has help in both languages as soon
/// as it has sentences there; a test names those that are missing:
/// - `help.attendance.mark` in one sentence what the command does, and `help.attendance.mark.about` the rest,
///   where there is more to say;
/// - `help.attendance.mark:--minutes` an option of it, `help.attendance.mark:team` what is typed without a
///   name; or `help.any:--minutes` where it means the same with every command;
/// - `help.group.plan` a heading over commands, `help.value.team` what stands for a value in a synopsis.
///
/// What a command says of itself in the source stands in for a sentence that is missing.
struct HelpWords {
  let words: Words

  func abstract(of path: CommandPath) -> String {
    sentence(Self.key(path)) ?? path.command.configuration.abstract
  }

  func about(_ path: CommandPath) -> String {
    sentence(Self.key(path) + ".about") ?? path.command.configuration.discussion
  }

  func abstract(of argument: CommandDescription.Argument, in path: CommandPath) -> String {
    sentence("\(Self.key(path)):\(argument.key)") ?? sentence("help.any:\(argument.key)") ?? argument.abstract
      ?? ""
  }

  func heading(_ group: String) -> String { sentence("help.group.\(group)") ?? group }

  /// What stands for a value: `<medarbejder>`.
  func value(_ name: String) -> String { "<\(sentence("help.value.\(name)") ?? name)>" }

  /// How an option or argument is called in a sentence: `--seconds`, `<medarbejder>`.
  func name(of argument: CommandDescription.Argument) -> String {
    argument.preferredName?.typed ?? value(argument.valueName ?? "")
  }

  /// How the command is typed, in parts that belong on one line each.
  func synopsis(_ path: CommandPath, _ description: CommandDescription) -> [String] {
    var parts = [path.typed]
    if !path.subcommands.isEmpty { parts.append(value(words["help.word.command"])) }
    parts += description.positionals.map { argument in
      let value = value(argument.valueName ?? "") + (argument.isRepeating ? " …" : "")
      return argument.isOptional ? "[\(value)]" : value
    }
    let own = description.options.filter { !CommandDescription.Argument.common.contains($0.key) }
    parts += own.map { option in
      let text = typed(option)
      return option.isOptional ? "[\(text)]" : text
    }
    return parts
  }

  /// An option as it is typed: `--seconds <sekunder>`.
  func typed(_ option: CommandDescription.Argument) -> String {
    let names = (option.names ?? []).sorted { $0.typed.count < $1.typed.count }.map(\.typed)
    let name = names.joined(separator: ", ")
    return option.takesValue ? "\(name) \(value(option.valueName ?? ""))" : name
  }

  static func key(_ path: CommandPath) -> String {
    path.isProgram ? "help.holdplan" : "help." + path.names.joined(separator: ".")
  }

  private func sentence(_ key: String) -> String? {
    let sentence = words[key]
    return sentence == key ? nil : sentence
  }
}
