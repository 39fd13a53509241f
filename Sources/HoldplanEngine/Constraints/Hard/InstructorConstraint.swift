/// H06: a session's instructor may teach the module, is there on the date and teaches nothing else then.
enum InstructorConstraint {
  @inline(__always)
  static func isFree(_ instructor: Int, day: Int, periods: UInt32, _ state: State) -> Bool {
    state.instructorBusy[day * state.resources.instructorCount + instructor] & periods == 0
      && !state.contains(day, instructor, state.resources.instructorBlocked)
  }
}
