import HoldplanInterface
import HoldplanModel
import HoldplanResources

/// A broken rule, for scripts: its values under their names, and the sentence.
struct ViolationValue: Encodable, Sendable {
  let violation: Violation
  let text: String

  init(_ violation: Violation, in workspace: Workspace, _ words: Words) {
    self.violation = violation
    text = describe(violation, in: workspace, words: words)
  }

  private enum Key: String, CodingKey { case text }

  func encode(to encoder: any Encoder) throws {
    try violation.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(text, forKey: .text)
  }
}

/// What a change does to rules and goals, for scripts.
struct EffectValue: Encodable, Sendable {
  let what: String
  let allowed: Bool
  let broken: [ViolationValue]
  let mended: [ViolationValue]
  /// Differences of value x weight; negative is better.
  let goals: [SoftGoal: Int]
  let total: Int

  init(_ effect: Effect, in workspace: Workspace, _ words: Words) {
    what = effect.change.fullText(in: workspace, words)
    allowed = effect.isAllowed
    broken = effect.broken.map { ViolationValue($0, in: workspace, words) }
    mended = effect.mended.map { ViolationValue($0, in: workspace, words) }
    goals = effect.soft.byGoal
    total = effect.total
  }
}

/// A count of rules and goals, for scripts.
struct AssessmentValue: Encodable, Sendable {
  struct Waived: Encodable, Sendable {
    let waiver: Waiver.ID
    let reason: String
    let author: String
    let writtenOn: CalendarDate?
    let violation: ViolationValue

    init(_ one: WaivedViolation, in workspace: Workspace, _ words: Words) {
      let found = workspace.waivers[one.waiver]
      waiver = one.waiver
      (reason, author, writtenOn) = (found?.reason ?? "", found?.author ?? "", found?.writtenOn)
      violation = ViolationValue(one.violation, in: workspace, words)
    }
  }

  let feasible: Bool
  let unplaced: Int
  let hardTotal: Int
  let hard: [HardRule: Int]
  let softTotal: Int
  /// Values without their weights.
  let soft: [SoftGoal: Int]
  let violations: [ViolationValue]
  let waived: [Waived]
  /// Meetings, cases and quotas, where there are any.
  let ledgers: LedgersValue?

  enum CodingKeys: String, CodingKey {
    case feasible, unplaced, hard, soft, violations, waived, ledgers
    case hardTotal = "hard_total"
    case softTotal = "soft_total"
  }

  init(
    _ assessment: Assessment, of workspace: Workspace, _ words: Words, ledgers: Assessment? = nil
  ) {
    self.ledgers = ledgers.map { LedgersValue($0, of: workspace, words) }
    feasible = assessment.isFeasible
    unplaced = assessment.unplacedCount
    hardTotal = assessment.hardTotal
    hard = assessment.hard
    softTotal = assessment.softTotal(workspace.rules.weights)
    soft = assessment.soft
    violations = assessment.violations.map { ViolationValue($0, in: workspace, words) }
    waived = assessment.waived.map { Waived($0, in: workspace, words) }
  }
}

/// The count of meetings, cases and quotas, for scripts.
struct LedgersValue: Encodable, Sendable {
  let feasible: Bool
  let violations: [ViolationValue]
  let waived: [AssessmentValue.Waived]

  init(_ ledgers: Assessment, of workspace: Workspace, _ words: Words) {
    feasible = ledgers.isFeasible
    violations = ledgers.violations.map { ViolationValue($0, in: workspace, words) }
    waived = ledgers.waived.map { AssessmentValue.Waived($0, in: workspace, words) }
  }
}

/// Why somebody has no place, for scripts.
struct ExplanationValue: Encodable, Sendable {
  struct BlockedTeam: Encodable, Sendable {
    let team: Team.ID
    let blocks: [ViolationValue]
  }

  let employee: Employee.ID
  let module: Module.ID
  /// `proven`: no plan at all has a place for the person. `notFound`: none was found.
  let certainty: String
  /// What the facts answer with no: `anyPlan`, `asPlanned`.
  let question: String
  let facts: [FactValue]
  let missing: [String]
  let teams: [BlockedTeam]
  let waysOut: [EffectValue]

  init(_ explanation: Explanation, in workspace: Workspace, _ words: Words) {
    employee = explanation.employee
    module = explanation.module
    certainty = explanation.certainty.rawValue
    question = explanation.question.rawValue
    facts = explanation.facts.map(FactValue.init)
    missing = missingMeans(of: explanation.module, in: workspace, words: words)
    teams = explanation.teams.map { team in
      BlockedTeam(team: team.team, blocks: team.blocks.map { ViolationValue($0, in: workspace, words) })
    }
    waysOut = explanation.waysOut.map { EffectValue($0, in: workspace, words) }
  }
}

/// A fact that leaves no place, for scripts.
struct FactValue: Encodable, Sendable {
  /// The name of the fact, such as `leave`.
  let fact: String
  /// The rule that makes it an obstacle.
  let rule: HardRule?
  let teams: [Team.ID]
  let dates: [CalendarDate]
  /// Whether a place opens when this fact alone is set aside.
  let decisive: Bool

  init(_ conflicting: ConflictingFact) {
    fact = Self.name(of: conflicting.fact)
    rule = conflicting.fact.rule
    teams = conflicting.teams
    dates = conflicting.dates
    decisive = conflicting.isDecisive
  }
  /// The names that scripts may rely on.
  private static func name(of fact: Fact) -> String {
    switch fact {
    case .leave: "leave"
    case .unavailableWeekday: "unavailableWeekday"
    case .employment: "employment"
    case .allowance: "allowance"
    case .otherTeams: "otherTeams"
    case .teaches: "teaches"
    case .role: "role"
    case .prerequisite: "prerequisite"
    case .dependent: "dependent"
    case .notWanted: "notWanted"
    case .choiceTaken: "choiceTaken"
    case .pinned: "pinned"
    case .largestTeam: "largestTeam"
    case .room: "room"
    case .composition: "composition"
    case .begun: "begun"
    case .departmentCoverage: "departmentCoverage"
    case .siteCoverage: "siteCoverage"
    case .noTeams: "noTeams"
    case .noRooms: "noRooms"
    case .noInstructors: "noInstructors"
    case .noDates: "noDates"
    case .past: "past"
    }
  }
}
