import HoldplanModel
import HoldplanResources

extension DocumentError {
  /// One sentence for each problem: the file, the place, what is wrong, and what to do.
  package func sentences(in words: Words) -> [String] {
    problems.map { problem in
      let place =
        problem.path.isEmpty
        ? words["document.place.file", ["file": file]]
        : words["document.place.path", ["file": file, "path": problem.path]]
      return words["document.sentence", ["place": place, "problem": problem.issue.sentence(in: words)]]
    }
  }
}

extension DocumentError.Problem.Issue {
  fileprivate func sentence(in words: Words) -> String {
    switch self {
    case .unreadable(let detail): return words["document.unreadable", ["detail": detail]]
    case .notJSON(let line, let column):
      return words["document.notJSON", ["line": "\(line)", "column": "\(column)"]]
    case .nestedTooDeeply: return words["document.nestedTooDeeply"]
    case .missing: return words["document.missing"]
    case .wrongType(let expected):
      return words["document.wrongType", ["expected": words["document.expected.\(expected.rawValue)"]]]
    case .notValid(let value, let expected):
      let belongs = words["document.expected.\(expected.rawValue)"]
      return words["document.notValid", ["value": value, "expected": belongs]]
    case .tooLarge(let value): return words["document.tooLarge", ["value": value]]
    case .outOfRange(let value, let minimum, let maximum):
      return words["document.outOfRange", ["value": value, "minimum": minimum, "maximum": maximum]]
    case .unknown(let kind, let identifier):
      let kind = words["document.kind.\(kind.rawValue)"]
      return words["document.unknown", ["kind": kind, "identifier": identifier]]
    case .duplicate(let identifier): return words["document.duplicate", ["identifier": identifier]]
    case .outOfOrder(let first, let second):
      return words["document.outOfOrder", ["first": first, "second": second]]
    case .invalid(let problem): return problem.issue.documentSentence(in: words)
    case .otherFormat(let found, let expected):
      return words["document.otherFormat", ["found": found, "expected": expected]]
    case .newerVersion(let found, let newest):
      return words["document.newerVersion", ["found": found, "newest": newest]]
    }
  }
}

extension ModelProblem.Issue {
  fileprivate func documentSentence(in words: Words) -> String {
    switch self {
    case .empty: return words["document.missing"]
    case .unknown(let reference):
      let kind = words["document.kind.\(reference.kind.rawValue)"]
      return words["document.unknown", ["kind": kind, "identifier": reference.identifier]]
    case .outOfRange(let value, let minimum, let maximum):
      let limits = [minimum.map { "\($0)" } ?? "…", maximum.map { "\($0)" } ?? "…"]
      return words[
        "document.outOfRange", ["value": "\(value)", "minimum": limits[0], "maximum": limits[1]]]
    case .outOfOrder(let first, let second):
      return words["document.outOfOrder", ["first": first, "second": second]]
    case .duplicate(let identifier): return words["document.duplicate", ["identifier": identifier]]
    case .wrongCount(let actual, let expected):
      return words["document.wrongCount", ["actual": "\(actual)", "expected": "\(expected)"]]
    case .overlap(let first, let second):
      return words["document.overlap", ["first": first, "second": second]]
    case .cycle(let members):
      return words["document.cycle", ["members": members.joined(separator: " → ")]]
    case .looksLikeCPR: return words["document.looksLikeCPR"]
    case .invisibleCharacters: return words["document.invisibleCharacters"]
    case .mismatch(let actual, let expected):
      return words["document.mismatch", ["actual": actual, "expected": expected]]
    }
  }
}
