import ArgumentParser

/// Why a command ends without having done what it was asked: words for people and an exit code for scripts.
struct CommandFailure: Error {
  /// Exit codes that scripts may rely on.
  enum Kind: Int32 {
    /// The plan has problems, which were listed.
    case planHasProblems = 1
    /// Wrong use or wrong input; nothing was changed.
    case wrongInput = 2
  }

  let kind: Kind
  /// What was wrong and what to do about it; empty when all was said already.
  let message: String

  init(_ kind: Kind = .wrongInput, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
