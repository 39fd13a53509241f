/// One thing in a workspace that cannot be as it is: which record, which field, and what is wrong.
package struct ModelProblem: Hashable, Sendable {
  package enum Issue: Hashable, Sendable {
    case empty
    /// Refers to something that does not exist.
    case unknown(RecordReference)
    /// A number outside the limits that make sense for it.
    case outOfRange(value: Int, minimum: Int?, maximum: Int?)
    /// The second must not be before or under the first.
    case outOfOrder(first: String, second: String)
    case duplicate(String)
    case wrongCount(actual: Int, expected: Int)
    /// Two periods of the day overlap.
    case overlap(first: String, second: String)
    /// Modules that require each other in a circle, or managers who manage themselves through others.
    case cycle([String])
    /// Looks like a Danish civil registration (CPR) number, which is never stored.
    case looksLikeCPR(String)
    /// An identifier has characters that nobody sees, such as a line break or a mark that turns the direction.
    case invisibleCharacters(String)
    /// Two things that have to agree do not, such as a pin's module and that of its team.
    case mismatch(actual: String, expected: String)
  }

  /// Nil for the season, the rules and the organisation itself.
  package let record: RecordReference?
  /// The name of the property, such as `teamSize`; with a point where it lies in another: `sessions.gap`.
  package let field: String
  package let issue: Issue

  package init(record: RecordReference?, field: String, issue: Issue) {
    self.record = record
    self.field = field
    self.issue = issue
  }
}
