import ArgumentParser
import Foundation
import HoldplanResources

@main
enum Main {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    let language = GlobalOptions.language(in: words, environment: ProcessInfo.processInfo.environment)
    // Without memory for a thread of its own the system would have the program wait for ever.
    let canStart = SearchThreads.canStart(0)
    do {
      let sentences = try Words(language, onAllCores: canStart && SearchThreads.isMemoryUnlimited)
      CrashNote.install(sentences["cli.crash"])
      try run(words, sentences, canStart)
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { Output.complain(failure.message) }
      exit(failure.kind.rawValue)
    } catch {
      Output.complain(sentence(for: error, language))
      exit(CommandFailure.Kind.wrongInput.rawValue)
    }
  }

  private static func run(_ arguments: [String], _ words: Words, _ canStart: Bool) throws {
    let typed = TypedCommand(arguments)
    if let problem = typed.problem { throw refusal(problem, typed.path, nil, arguments, words) }
    if typed.wantsHelp { return try print(HelpText(typed.path, words)) }
    var command: any ParsableCommand
    do {
      // Of a hundred commands none need be named to find the one that opens the interface: that takes a while.
      command = try typed.isBare ? Open.parseAsRoot(typed.arguments) : Holdplan.parseAsRoot(typed.arguments)
    } catch {
      if Holdplan.exitCode(for: error) == .success { return try print(Holdplan.fullMessage(for: error)) }
      let help = try HelpText(typed.path, words)
      guard let problem = UsageProblem(parsing: error, for: help) else {
        throw CommandFailure(.wrongInput, Holdplan.message(for: error))
      }
      throw refusal(problem, typed.path, help.synopsis, arguments, words)
    }
    if !canStart { throw CommandFailure(.wrongInput, words["cli.noMemory.begin"]) }
    try command.run()
  }

  /// For what goes wrong before there is a command.
  private static func sentence(for error: any Error, _ language: Language) -> String {
    do {
      let words = try Words(language)
      guard let failure = error as? OutputError else { return SystemReason.sentence(error, words) }
      return words["cli.output.failed", ["detail": SystemReason.sentence(failure.reason, words)]]
    } catch {
      // Without the files of the languages there are no words.
      return "\(error)"
    }
  }

  private static func print(_ help: HelpText) throws {
    try print(help.lines(columns: Output.columns).joined(separator: "\n"))
  }

  private static func print(_ text: String) throws { try Output.write(Data((text + "\n").utf8)) }

  /// What is wrong with what was typed, how the command is typed, and where more is said.
  private static func refusal(
    _ problem: UsageProblem, _ path: CommandPath, _ synopsis: String?, _ arguments: [String], _ words: Words
  ) -> CommandFailure {
    let sentence = problem.sentence(words)
    var lines = [sentence]
    if let synopsis { lines.append(words["help.heading.usage"] + " " + synopsis) }
    lines.append(words["usage.see", ["command": path.typed]])
    if arguments.contains("--json") {
      // A full disk is of less concern than what was wrong.
      do { try Output.json(["error": sentence]) } catch {}
    }
    return CommandFailure(.wrongInput, lines.joined(separator: "\n"))
  }
}
