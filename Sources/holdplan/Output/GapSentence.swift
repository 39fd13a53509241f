import HoldplanInterface

extension Context {
  /// How far a plan may be from the best possible, in one sentence.
  func gapSentence(total: Int, bound: Int) -> String {
    if total <= bound { return words["cli.solve.optimal"] }
    return words["cli.solve.gap", ["percent": words.decimal(gapPercent(total: total, bound: bound))]]
  }
}
