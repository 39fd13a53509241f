import HoldplanInterface
import HoldplanModel

extension Session {
  /// What each rule, team, person or date has to answer for, and the sum of it.
  func report(_ shares: [ScoreShare], by axis: ScoreAxis) {
    let (hard, soft) = (shares.reduce(0) { $0 + $1.hardTotal }, shares.reduce(0) { $0 + $1.softTotal })
    let value = ScoreValue(
      by: axis, hardTotal: hard, softTotal: soft,
      shares: shares.map { share in
        ScoreValue.Share(
          subject: identifier(of: share.subject), name: name(of: share.subject), hard: share.hard,
          soft: share.soft, total: share.softTotal)
      })
    answer(value) {
      let words = context.words
      let rows = shares.map { share in
        let parts =
          HardRule.allCases.compactMap { rule in
            share.hard[rule].map { "\(HoldplanInterface.name(of: rule, words: words)) ✗\($0)" }
          }
          + (axis == .rule
            ? []
            : SoftGoal.allCases.compactMap { goal in
              share.soft[goal].map { "\(HoldplanInterface.name(of: goal, words: words)) \($0)" }
            })
        let row = "\(words.number(share.softTotal))\t\(name(of: share.subject))"
        return parts.isEmpty || axis == .rule
          ? row + parts.map { "  \($0)" }.joined() : row + "\t" + parts.joined(separator: ", ")
      }
      return [words["cli.score.heading"]] + rows
        + [words["cli.score.total", ["broken": words.number(hard), "total": words.number(soft)]]]
    }
  }

  private func name(of subject: ScoreShare.Subject) -> String {
    let words = context.words
    return switch subject {
    case .rule(let rule): HoldplanInterface.name(of: rule, words: words)
    case .goal(let goal): HoldplanInterface.name(of: goal, words: words)
    case .team(let team): workspace.fullName(of: team, words)
    case .person(let person): workspace.name(of: person)
    case .date(let date): words.dayAndFullDate(date)
    case .rest: words["cli.score.rest"]
    }
  }

  private func identifier(of subject: ScoreShare.Subject) -> String? {
    switch subject {
    case .rule(let rule): rule.rawValue
    case .goal(let goal): goal.rawValue
    case .team(let team): team.rawValue
    case .person(let person): person.rawValue
    case .date(let date): date.description
    case .rest: nil
    }
  }
}

/// A score divided, for scripts.
struct ScoreValue: Encodable, Sendable {
  struct Share: Encodable, Sendable {
    /// A key of a rule or goal, an identifier, a date; none for what belongs to none of the kind.
    let subject: String?
    let name: String
    /// How often each rule is broken.
    let hard: [HardRule: Int]
    /// Weighted.
    let soft: [SoftGoal: Int]
    let total: Int
  }

  let by: ScoreAxis
  let hardTotal: Int
  let softTotal: Int
  let shares: [Share]

  enum CodingKeys: String, CodingKey {
    case by, shares
    case hardTotal = "hard_total"
    case softTotal = "soft_total"
  }
}
