import ArgumentParser
import Foundation

/// What the argument parser knows of a command: its arguments and options, read from its own description.
struct CommandDescription: Decodable {
  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed: `--seconds`, `-h`.
      var typed: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let preferredName: Name?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    /// The options that every command takes.
    static let common = GlobalOptions.names.union(["--help", "--version"])

    var isPositional: Bool { kind == "positional" }
    var takesValue: Bool { kind == "option" }
    /// How its sentences are found: `--seconds`, or `employee` for what has no name to be typed.
    var key: String { preferredName?.typed ?? valueName ?? "" }
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?

  /// - Throws: an error of decoding, if the argument parser describes itself in another way than it used to.
  init(of command: any ParsableCommand.Type) throws {
    struct Dump: Decodable { let command: CommandDescription }
    self = try JSONDecoder().decode(Dump.self, from: Data(command._dumpHelp().utf8)).command
  }

  /// What is typed without a name, in order.
  var positionals: [Argument] { shown.filter(\.isPositional) }
  /// What has a name, in order.
  var options: [Argument] { shown.filter { !$0.isPositional } }

  private var shown: [Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}
