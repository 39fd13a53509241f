import ArgumentParser
import HoldplanResources
import HoldplanText

/// Why what was typed is no command that can be carried out: the key of a sentence, and its values.
///
/// Commands throw it from `validate()`, too.
struct UsageProblem: Error {
  let key: String
  let values: [String: String]

  init(_ key: String, _ values: [String: String] = [:]) {
    self.key = key
    self.values = values
  }

  func sentence(_ words: Words) -> String {
    values.reduce(words[key]) { sentence, value in
      sentence.replacingOccurrences(of: "{\(value.key)}", with: SafeText.of(value.value))
    }
  }
}

extension UsageProblem {
  static func unknownCommand(_ name: String, in path: CommandPath) -> UsageProblem {
    let known = path.subcommands.map { $0.command._commandName }
    if let near = Nearest.to(name, among: known) {
      return UsageProblem("usage.command.near", ["name": name, "near": near])
    }
    return UsageProblem(
      path.isProgram ? "usage.command.unknown" : "usage.command.unknownBelow",
      ["name": name, "command": path.typed, "list": known.joined(separator: ", ")])
  }

  static func missingSubcommand(of path: CommandPath) -> UsageProblem {
    UsageProblem(
      "usage.command.missing",
      [
        "command": path.typed,
        "list": path.subcommands.map { $0.command._commandName }.joined(separator: ", "),
      ])
  }
}

extension UsageProblem {
  /// What the argument parser found wrong, as a sentence of ours; nil for what is no error of the command line.
  ///
  /// The parser keeps its errors to itself, so they're read by the names of their cases. One that it may get
  /// later is told in its own words.
  init?(parsing error: any Error, for text: HelpText) {
    let outer = Mirror(reflecting: error)
    guard let inner = outer.children.first(where: { $0.label == "parserError" })?.value else { return nil }
    let (name, values) = Self.caseAndValues(of: inner)
    let strings = values.compactMap(Self.text)
    func found(_ name: String?) -> String { name ?? "" }
    switch name {
    case "unknownOption", "missingValueOrUnknownCompositeOption":
      self = Self.unknownOption(found(values.compactMap(Self.optionName).first), text)
    case "missingValueForOption":
      self.init("usage.value.missing", ["option": found(values.compactMap(Self.optionName).first)])
    case "unexpectedValueForOption":
      self.init("usage.value.none", ["option": found(values.compactMap(Self.optionName).first)])
    case "unexpectedExtraValues":
      self.init("usage.extra", ["list": Self.leaves(of: values).joined(separator: " ")])
    case "noValue":
      self.init("usage.argument.missing", ["name": Self.argument(values, text)?.0 ?? ""])
    case "unableToParseValue":
      self = Self.badValue(strings.last ?? "", Self.argument(values, text))
    case "userValidationError":
      guard let own = values.first as? UsageProblem else { return nil }
      self = own
    default: return nil
    }
  }

  private static func unknownOption(_ option: String, _ text: HelpText) -> UsageProblem {
    let known = text.description.options.flatMap { $0.names ?? [] }.map(\.typed)
    if let near = Nearest.to(option, among: known) {
      return UsageProblem("usage.option.near", ["option": option, "near": near])
    }
    return UsageProblem("usage.option.unknown", ["option": option])
  }

  private static func badValue(
    _ value: String, _ argument: (String, CommandDescription.Argument)?
  ) -> UsageProblem {
    let values = ["value": value, "name": argument?.0 ?? ""]
    guard let allowed = argument?.1.allValues, !allowed.isEmpty else {
      return UsageProblem("usage.value.bad", values)
    }
    return UsageProblem(
      "usage.value.among", values.merging(["list": allowed.joined(separator: ", ")]) { $1 })
  }

  /// The argument that a key of the parser stands for, and how it's called.
  private static func argument(
    _ values: [Any], _ text: HelpText
  ) -> (String, CommandDescription.Argument)? {
    let keys = values.filter { String(describing: type(of: $0)) == "InputKey" }
    guard let key = keys.first,
      let name = Mirror(reflecting: key).children.first(where: { $0.label == "name" })?.value as? String
    else { return nil }
    let typed = hyphenated(name)
    let all = text.description.arguments ?? []
    let argument = all.first { $0.preferredName?.name == typed } ?? all.first { $0.valueName == typed }
    return argument.map { (text.help.name(of: $0), $0) }
  }

  /// `dryRun` is typed `dry-run`.
  private static func hyphenated(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
  }
}

// MARK: - Reading values that have no public type

extension UsageProblem {
  private static func caseAndValues(of value: Any) -> (name: String, values: [Any]) {
    guard let child = Mirror(reflecting: value).children.first else { return (String(describing: value), []) }
    let parts = Mirror(reflecting: child.value)
    return (child.label ?? "", parts.displayStyle == .tuple ? parts.children.map(\.value) : [child.value])
  }

  private static func text(_ value: Any) -> String? { value as? String }

  /// `--seconds` of the parser's name for an option.
  private static func optionName(_ value: Any) -> String? {
    let type = String(describing: type(of: value))
    guard type == "Name" || type == "Optional<Name>" else { return nil }
    let (name, values) = caseAndValues(of: type == "Name" ? value : unwrapped(value) ?? value)
    guard let text = values.first.map({ "\($0)" }) else { return nil }
    return (name == "long" ? "--" : "-") + text
  }

  private static func unwrapped(_ value: Any) -> Any? { Mirror(reflecting: value).children.first?.value }

  /// Every text in a list of pairs.
  private static func leaves(of values: [Any]) -> [String] {
    values.flatMap { value -> [String] in
      if let text = value as? String { return [text] }
      let mirror = Mirror(reflecting: value)
      guard mirror.displayStyle == .tuple || mirror.displayStyle == .collection else { return [] }
      return leaves(of: mirror.children.map(\.value))
    }
  }
}
