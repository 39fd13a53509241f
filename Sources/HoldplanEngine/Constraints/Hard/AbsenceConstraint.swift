/// H03: nobody has a session on a day of leave, on a weekday that the person never comes, or outside the
/// employment.
enum AbsenceConstraint {
  /// Dates of one word that are closed to a person.
  @inline(__always)
  static func closed(_ person: Int, word: Int, _ state: State) -> UInt64 {
    state.people.blocked[person * state.words + word]
  }
}
