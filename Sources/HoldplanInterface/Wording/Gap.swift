/// How far a total may be above the best possible, in per cent, rounded up to a tenth so that "at most" holds.
///
/// The best possible is at least the bound, so a share of the bound is more than the same share of the best.
package func gapPercent(total: Int, bound: Int) -> Double {
  guard total > bound else { return 0 }
  return (Double(total - bound) * 1000 / Double(max(1, bound))).rounded(.up) / 10
}
