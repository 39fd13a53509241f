import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanStore
import HoldplanTerminal
import HoldplanText

extension Context {
  /// Says what is wrong with a file, place by place.
  func failure(_ error: DocumentError) -> CommandFailure {
    CommandFailure(.wrongInput, error.sentences(in: words).joined(separator: "\n"))
  }

  func failure(_ error: StoreError, in workspace: Workspace? = nil) -> CommandFailure {
    CommandFailure(.wrongInput, sentence(for: error, in: workspace))
  }

  /// Whatever a command throws, as a failure with words and an exit code.
  func failure(_ error: any Error) -> CommandFailure {
    error as? CommandFailure ?? CommandFailure(.wrongInput, sentence(for: error))
  }

  /// What went wrong and what to do about it.
  func sentence(for error: any Error, in workspace: Workspace? = nil) -> String {
    switch error {
    case let failure as CommandFailure: return failure.message
    case let error as StoreError:
      if case .refused(let reason) = error, let workspace {
        return sentence(for: reason, in: workspace)
      }
      return filled(error.key, error.values) + " " + filled(error.key + ".remedy", error.values)
    case let error as TerminalError:
      return words[error.key, ["kind": SafeText.of(error.kind)]]
    case let error as DocumentError: return error.sentences(in: words).joined(separator: "\n")
    case let error as OutputError:
      return words["cli.output.failed", ["detail": SystemReason.sentence(error.reason, words)]]
    default: return SystemReason.sentence(error, words)
    }
  }

  /// Why a change cannot be made; on the command line there is room for every problem.
  func sentence(for error: ChangeError, in workspace: Workspace) -> String {
    guard case .invalid(let problems) = error else { return describe(error, in: workspace, words: words) }
    return problems.map { describe($0, in: workspace, words: words) }.joined(separator: "\n")
  }

  /// A sentence of the language file whose values come from a file or the system.
  func filled(_ key: String, _ values: [String: String]) -> String {
    values.reduce(words[key]) { sentence, value in
      sentence.replacingOccurrences(of: "{\(value.key)}", with: SafeText.of(value.value))
    }
  }
}
