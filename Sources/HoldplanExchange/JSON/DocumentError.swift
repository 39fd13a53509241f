import HoldplanModel

/// Why a JSON document cannot be used: every problem that was found, each with its place in the document.
package struct DocumentError: Error, Equatable, Sendable {
  /// One problem, as values: the sentences are in the language files under `document.<issue>`.
  package struct Problem: Error, Hashable, Sendable {
    package enum Issue: Hashable, Sendable {
      /// The file cannot be read at all; what the system says about it.
      case unreadable(String)
      /// The text is no JSON from here on; both count from 1.
      case notJSON(line: Int, column: Int)
      /// Lists in lists without end.
      case nestedTooDeeply
      case missing
      /// A value of another type than the one that belongs here, such as `a whole number`.
      case wrongType(expected: Expected)
      /// A value of the right type that makes no sense here.
      case notValid(value: String, expected: Expected)
      /// A number with more digits than a computer keeps.
      case tooLarge(String)
      case outOfRange(value: String, minimum: String, maximum: String)
      /// Refers to something that the document does not have.
      case unknown(kind: RecordReference.Kind, identifier: String)
      case duplicate(String)
      /// The second date lies before the first.
      case outOfOrder(first: String, second: String)
      /// What the file holds does not make a sound workspace.
      case invalid(ModelProblem)
      case otherFormat(found: String, expected: String)
      case newerVersion(found: String, newest: String)
    }

    /// What belongs in a place.
    package enum Expected: String, Hashable, Sendable {
      case text, wholeNumber, number, truth, list, object, date, weekday, sessionKind, value
    }

    /// Where in the document, such as `employees[3].absences[0]`; empty for the document as a whole.
    package var path: String
    package var issue: Issue

    package init(path: String, issue: Issue) {
      self.path = path
      self.issue = issue
    }
  }

  /// The name of the file as the user gave it.
  package var file: String
  /// At least one, in the order of the document.
  package var problems: [Problem]

  package init(file: String, problems: [Problem]) {
    self.file = file
    self.problems = problems
  }
}
