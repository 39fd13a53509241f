/// What a score can be divided by.
package enum ScoreAxis: String, CaseIterable, Codable, Sendable {
  case rule, team, person, date
}

/// The part of a plan's score that one rule or goal, team, person or date has to answer for.
package struct ScoreShare: Equatable, Sendable {
  package enum Subject: Hashable, Sendable {
    case rule(HardRule)
    case goal(SoftGoal)
    case team(Team.ID)
    case person(Employee.ID)
    case date(CalendarDate)
    /// What belongs to none of the kind: the number of teams is nobody's, and no date's.
    case rest
  }

  package var subject: Subject
  /// How often each rule is broken, waived cases left out; rules that hold are left out too.
  package var hard: [HardRule: Int]
  /// Weighted; goals that cost nothing are left out.
  package var soft: [SoftGoal: Int]

  package init(subject: Subject, hard: [HardRule: Int] = [:], soft: [SoftGoal: Int] = [:]) {
    self.subject = subject
    self.hard = hard
    self.soft = soft
  }

  package var hardTotal: Int { hard.values.reduce(0, +) }
  package var softTotal: Int { soft.values.reduce(0, +) }
}

/// What one plan costs more or less than another, rule by rule and goal by goal.
package struct ScoreDifference: Equatable, Sendable {
  /// How much more often each rule is broken; rules with as many cases are left out.
  package var hard: [HardRule: Int]
  /// Weighted; goals that cost the same are left out.
  package var soft: [SoftGoal: Int]

  /// From the first plan to the second: negative is better.
  package init(from old: Assessment, to new: Assessment, weights: Weights) {
    let (before, after) = (old.hard, new.hard)
    hard = Dictionary(
      uniqueKeysWithValues: HardRule.allCases.map { ($0, (after[$0] ?? 0) - (before[$0] ?? 0)) }
    ).filter { $0.value != 0 }
    soft = Dictionary(
      uniqueKeysWithValues: SoftGoal.allCases.map {
        ($0, weights[$0] * ((new.soft[$0] ?? 0) - (old.soft[$0] ?? 0)))
      }
    ).filter { $0.value != 0 }
  }

  package var hardTotal: Int { hard.values.reduce(0, +) }
  package var softTotal: Int { soft.values.reduce(0, +) }
}
