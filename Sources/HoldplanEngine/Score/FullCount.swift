import HoldplanModel

extension State {
  /// The value of each goal, without its weight, counted from the whole state.
  var values: [SoftGoal: Int] {
    [
      .departmentPairs: DepartmentPairs.count(self), .sizeDeviation: SizeDeviation.count(self),
      .preference: weights.preference == 0 ? 0 : Preference.weighted(self) / weights.preference,
      .repeatPairs: RepeatPairs.count(self), .spacing: Spacing.count(self), .weekLoad: WeekLoad.count(self),
      .teams: TeamsGoal.count(self), .instructorDays: InstructorDays.count(self),
      .avoidDates: AvoidDates.count(self), .perturbMember: PerturbMember.count(self),
      .perturbSession: weights.perturbSession == 0
        ? 0 : PerturbSession.weighted(self) / weights.perturbSession,
    ]
  }

  /// The weighted total counted from the whole state: what `totals.soft` must be at all times.
  var fullSoft: Int {
    let weights = problem.names.weights
    return values.reduce(0) { $0 + weights[$1.key] * $1.value }
  }
}
