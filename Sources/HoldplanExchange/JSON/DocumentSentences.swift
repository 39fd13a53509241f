import HoldplanModel
import HoldplanResources
import HoldplanText

extension DocumentError {
  /// One sentence for each problem: the file, the place in it, what is wrong and what belongs there.
  package func sentences(in words: Words) -> [String] {
    problems.map { problem in
      let place =
        problem.path.isEmpty ? SafeText.of(file) : "\(SafeText.of(file)), \(SafeText.of(problem.path))"
      return "\(place): \(problem.issue.sentence(in: words))"
    }
  }
}

extension DocumentError.Problem.Issue {
  fileprivate func sentence(in words: Words) -> String {
    func belongs(_ expected: DocumentError.Problem.Expected) -> String {
      words["document.expected.\(expected.rawValue)"]
    }
    switch self {
    case .unreadable(let reason): return words["document.unreadable", ["reason": SafeText.of(reason)]]
    case .notJSON(let line, let column):
      return words["document.notJSON", ["line": "\(line)", "column": "\(column)"]]
    case .nestedTooDeeply: return words["document.nestedTooDeeply"]
    case .missing: return words["document.missing"]
    case .wrongType(let expected): return words["document.wrongType", ["expected": belongs(expected)]]
    case .notValid(let value, let expected):
      return words["document.notValid", ["value": SafeText.of(value), "expected": belongs(expected)]]
    case .tooLarge(let value): return words["document.tooLarge", ["value": SafeText.of(value)]]
    case .outOfRange(let value, let minimum, let maximum):
      return words[
        "document.outOfRange", ["value": SafeText.of(value), "minimum": minimum, "maximum": maximum]]
    case .unknown(let kind, let identifier):
      return words[
        "document.unknown", ["kind": words["import.record.\(kind.rawValue)"], "id": SafeText.of(identifier)]]
    case .duplicate(let value): return words["document.duplicate", ["value": SafeText.of(value)]]
    case .outOfOrder(let first, let second):
      return words["document.outOfOrder", ["first": first, "second": second]]
    case .invalid(let problem): return problem.issue.documentSentence(in: words)
    case .otherFormat(let found, let expected):
      return words["document.otherFormat", ["found": SafeText.of(found), "expected": expected]]
    case .newerVersion(let found, let newest):
      return words["document.newerVersion", ["found": SafeText.of(found), "newest": newest]]
    }
  }
}

extension ModelProblem.Issue {
  fileprivate func documentSentence(in words: Words) -> String {
    switch self {
    case .empty: return words["document.invalid.empty"]
    case .unknown(let reference):
      let kind = words["import.record.\(reference.kind.rawValue)"]
      return words["document.invalid.unknown", ["kind": kind, "id": SafeText.of(reference.identifier)]]
    case .outOfRange(let value, let minimum, let maximum):
      return words[
        "document.invalid.outOfRange",
        [
          "value": "\(value)", "minimum": minimum.map { "\($0)" } ?? "…",
          "maximum": maximum.map { "\($0)" } ?? "…",
        ]]
    case .outOfOrder(let first, let second):
      return words["document.invalid.outOfOrder", ["first": first, "second": second]]
    case .duplicate(let value): return words["document.invalid.duplicate", ["value": SafeText.of(value)]]
    case .wrongCount(let actual, let expected):
      return words["document.invalid.wrongCount", ["actual": "\(actual)", "expected": "\(expected)"]]
    case .overlap(let first, let second):
      return words[
        "document.invalid.overlap", ["first": SafeText.of(first), "second": SafeText.of(second)]]
    case .cycle(let members):
      let circle = members.map { SafeText.of($0) }.joined(separator: " → ")
      return words["document.invalid.cycle", ["members": circle]]
    case .looksLikeCPR: return words["document.invalid.looksLikeCPR"]
    case .invisibleCharacters: return words["document.invalid.invisibleCharacters"]
    case .mismatch(let actual, let expected):
      return words[
        "document.invalid.mismatch", ["actual": SafeText.of(actual), "expected": SafeText.of(expected)]]
    }
  }
}
