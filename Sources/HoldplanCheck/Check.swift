import HoldplanModel

/// Counts every rule and goal of a plan straight from its teams, without anything of the engine's.
///
/// Violations come by rule, then in the order of the teams and people concerned: the same plan always gives
/// the same list.
package func assess(_ plan: Plan, of workspace: Workspace) -> Assessment {
  assess(teams: plan.teams.sorted, of: workspace)
}

/// The same for teams that may not make a plan at all: identifiers may be repeated or unknown, members listed
/// twice, sessions missing. The order of the teams matters only where something is broken (of two teams of
/// the same module, the first counts as somebody's).
package func assess(teams: [Team], of workspace: Workspace) -> Assessment {
  let inspection = Inspection(teams: teams, of: workspace)
  var violations: [Violation] = []
  for rule in HardRule.plan { violations += inspection.violations(of: rule) }
  let soft = SoftGoal.allCases.map { ($0, inspection.value(of: $0)) }
  let (broken, waived) = separate(violations, by: workspace.waivers.sorted)
  return Assessment(
    violations: broken, waived: waived, soft: Dictionary(uniqueKeysWithValues: soft))
}

extension Inspection {
  /// Every place where the plan breaks a rule, waived or not.
  func violations(of rule: HardRule) -> [Violation] {
    switch rule {
    case .unassigned: unassigned()
    case .dayClash: dayClashes()
    case .absence: absences()
    case .studyHours: studyHourExcesses()
    case .teamSize: teamSizes()
    case .instructor: instructorFaults()
    case .room: roomFaults()
    case .sessions: sessionFaults()
    case .prerequisite: missingPrerequisites()
    case .coverage: coverageGaps()
    case .role: wrongRoles()
    case .teamCount: teamCounts()
    case .pins: brokenPins()
    case .composition: wrongCompositions()
    case .doubleRole: doubleRoles()
    case .meetings, .pairs, .quota: []
    }
  }

  /// The value of a goal, without its weight.
  func value(of goal: SoftGoal) -> Int {
    switch goal {
    case .departmentPairs: departmentPairs()
    case .sizeDeviation: sizeDeviation()
    case .preference: preferenceCost()
    case .repeatPairs: repeatedPairs()
    case .spacing: spacingDeviation()
    case .weekLoad: weekLoad()
    case .teams: plan.count
    case .instructorDays: instructorDays()
    case .avoidDates: wishedDatesTaken()
    case .perturbMember: changedMemberships()
    case .perturbSession: changedSessions()
    }
  }
}

/// Sets aside what a waiver covers; where several do, the first by identifier is named.
func separate(
  _ violations: [Violation], by waivers: [Waiver]
) -> (broken: [Violation], waived: [WaivedViolation]) {
  var broken: [Violation] = []
  var waived: [WaivedViolation] = []
  for violation in violations {
    if let waiver = waivers.first(where: { $0.covers(violation) }) {
      waived.append(WaivedViolation(violation: violation, waiver: waiver.id))
    } else {
      broken.append(violation)
    }
  }
  return (broken, waived)
}

/// The number of pairs among `count` things.
func pairs(among count: Int) -> Int { count * (count - 1) / 2 }
