import HoldplanModel
import HoldplanResources

/// What a change would do to what has already happened, in a sentence.
package func describe(_ conflict: PastConflict, in workspace: Workspace, words: Words) -> String {
  let team = workspace.fullName(of: conflict.team, words)
  switch conflict {
  case .begun(_, let held, let count):
    return words[
      "past.begun", ["team": capitalized(team), "held": words.number(held), "count": words.number(count)]]
  case .ended(_, let date):
    return words["past.ended", ["team": capitalized(team), "date": words.dayAndDate(date)]]
  case .held(_, let session, let date):
    return words[
      "past.held", ["team": team, "session": String(session + 1), "date": words.dayAndDate(date)]]
  case .passed(_, let session, let date):
    return words[
      "past.passed", ["team": team, "session": String(session + 1), "date": words.dayAndDate(date)]]
  }
}

/// Sessions that would be announced for days that have gone by: how many they are, and the first of them; nil where there
/// are none.
package func describe(belated sessions: [Occurrence], in workspace: Workspace, words: Words) -> String? {
  if sessions.isEmpty { return nil }
  let shown = 4
  let names = sessions.prefix(shown).map {
    workspace.fullName(of: $0.team, words) + " " + words.dayAndDate($0.date)
  }
  let rest = sessions.count - shown
  let more = rest > 0 ? " " + words["list.more", ["count": words.number(rest)]] : ""
  return words[
    "publish.belated",
    [
      "sessions": words.counted("session", sessions.count), "list": names.joined(separator: ", ") + more,
    ]]
}

/// Everything that stands in the way of a change: the rules that it breaks, and what has happened already.
func obstacles(to effect: Effect, in workspace: Workspace, words: Words) -> [String] {
  effect.broken.map { words["effect.breaks", ["what": describe($0, in: workspace, words: words)]] }
    + effect.past.filter(\.forbids).map { describe($0, in: workspace, words: words) }
}

extension State {
  /// The same before it is done all the same: a question scrolls, but nobody reads thousands of lines.
  func obstaclesToAsk(_ effect: Effect) -> [String] {
    let all = obstacles(to: effect, in: workspace, words: words)
    let most = 200
    return all.count <= most
      ? all : all.prefix(most) + [words["list.more", ["count": words.number(all.count - most)]]]
  }
}

extension Effect {
  /// How much stands in the way; 0 where the change is allowed.
  var obstacleCount: Int { broken.count + past.count(where: \.forbids) }
}
