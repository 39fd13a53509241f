/// S8: the number of different pairs of instructor and date.
enum InstructorDays {
  static func count(_ state: State) -> Int {
    state.instructorBusy.elements.reduce(0) { $0 + ($1 == 0 ? 0 : 1) }
  }
}
