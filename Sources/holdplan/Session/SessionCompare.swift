import HoldplanCheck
import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Session {
  /// Answers how two plans differ: what each rule and goal counts in both, then person by person and session
  /// by session.
  func compare(_ from: String, with to: String) throws {
    let (old, new) = (try namedPlan(from), try namedPlan(to))
    let (before, after) = (assess(old, of: workspace), assess(new, of: workspace))
    let difference = PlanDifference(from: old, to: new)
    let weights = workspace.rules.weights
    let report = ComparisonReport(
      from: from, to: to, before: before, after: after, difference: difference, weights: weights)
    answer(report) {
      let title = context.words["cli.compare.title", ["left": planName(from), "right": planName(to)]]
      let rows = comparedRules(before, after, weights: weights, words: context.words)
      let total = line(context.words["figure.total"], before.softTotal(weights), after.softTotal(weights))
      return [title] + rows.map { "  " + line($0.name, $0.left ?? 0, $0.right ?? 0) } + ["  " + total]
        + lines(difference)
    }
  }

  private func line(_ name: String, _ left: Int, _ right: Int) -> String {
    let words = context.words
    let change = left == right ? "=" : words.signed(right - left)
    return "\(name): \(words.number(left)) → \(words.number(right))  (\(change))"
  }

  private func lines(_ difference: PlanDifference) -> [String] {
    let words = context.words
    if difference.isEmpty { return [words["cli.compare.same"]] }
    let people = Dictionary(grouping: difference.memberships, by: \.employee).sorted { $0.key < $1.key }
    let moved = people.flatMap { person, changes in
      ["\(SafeText.of(person.rawValue))  \(name(person))"]
        + changes.map { "  \(workspace.name(of: $0.module)): \(team($0.before)) → \(team($0.after))" }
    }
    let sessions = difference.sessions.map { change in
      "\(SafeText.of(change.team.rawValue))  "
        + words[
          "difference.sessionOf",
          [
            "session": "\(change.session + 1)", "before": when(change.before), "after": when(change.after),
          ]]
    }
    let names = difference.renamings.map {
      "\(SafeText.of($0.team.rawValue))  \(words.text(of: $0))"
    }
    return moved + sessions + names
  }

  private func when(_ meeting: Meeting?) -> String {
    meeting.map { "\(text($0.date)) \(workspace.slotName($0.slot)) \(workspace.name(of: $0.room))" }
      ?? context.words["difference.none"]
  }

  private func team(_ id: Team.ID?) -> String { id?.rawValue ?? context.words["difference.none"] }

  private func planName(_ name: String) -> String {
    switch name {
    case "draft": context.words["compare.draft"]
    case "published":
      context.words["compare.published", ["number": "\(workspace.published?.number ?? 0)"]]
    case _ where isPlanFile(name): SafeText.of(name)
    default: context.words["compare.published", ["number": name]]
    }
  }

  private func isPlanFile(_ name: String) -> Bool { name.hasSuffix(".json") }

  /// `draft`, `published`, the number of a publication, or a file with a plan in the neutral format.
  private func namedPlan(_ name: String) throws -> Plan {
    if name == "draft" { return workspace.draft }
    if isPlanFile(name) { return try Plan(teams: Records(NeutralRun(context).plan(name).modelTeams)) }
    let found =
      name == "published"
      ? workspace.published
      : Int(name).flatMap { number in workspace.publications.first { $0.number == number } }
    guard let found else {
      throw CommandFailure(
        .wrongInput,
        name == "published"
          ? context.words["cli.publish.none"] : context.words["cli.compare.unknown", ["name": name]])
    }
    return found.plan
  }

  /// A session of a plan, where `Session` means the open workspace.
  typealias Meeting = HoldplanModel.Session
}

/// How two plans differ, for scripts. Rules count how often they are broken, goals are unweighted.
private struct ComparisonReport: Encodable, Sendable {
  struct Count: Encodable, Sendable {
    let before: Int
    let after: Int
  }

  struct Membership: Encodable, Sendable {
    let employee: Employee.ID
    let module: Module.ID
    let before: Team.ID?
    let after: Team.ID?
  }

  struct SessionChange: Encodable, Sendable {
    let team: Team.ID
    let session: Int
    let before: HoldplanModel.Session?
    let after: HoldplanModel.Session?
  }

  struct Renaming: Encodable, Sendable {
    let team: Team.ID
    let before: Team.Title
    let after: Team.Title
  }

  let from: String
  let to: String
  let hard: [String: Count]
  let soft: [String: Count]
  let softTotal: Count
  let memberships: [Membership]
  let sessions: [SessionChange]
  let renamings: [Renaming]

  init(
    from: String, to: String, before: Assessment, after: Assessment, difference: PlanDifference,
    weights: Weights
  ) {
    self.from = from
    self.to = to
    hard = Dictionary(
      uniqueKeysWithValues: HardRule.plan.map {
        ($0.rawValue, Count(before: before.hard[$0] ?? 0, after: after.hard[$0] ?? 0))
      })
    soft = Dictionary(
      uniqueKeysWithValues: SoftGoal.allCases.map {
        ($0.rawValue, Count(before: before.soft[$0] ?? 0, after: after.soft[$0] ?? 0))
      })
    softTotal = Count(before: before.softTotal(weights), after: after.softTotal(weights))
    memberships = difference.memberships.map {
      Membership(employee: $0.employee, module: $0.module, before: $0.before, after: $0.after)
    }
    sessions = difference.sessions.map {
      SessionChange(team: $0.team, session: $0.session + 1, before: $0.before, after: $0.after)
    }
    renamings = difference.renamings.map { Renaming(team: $0.team, before: $0.before, after: $0.after) }
  }
}
