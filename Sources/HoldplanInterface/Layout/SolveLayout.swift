/// Where the parts of the planning view lie. Pure arithmetic: tests draw the answer as a picture.
struct SolveLayout: Equatable {
  /// From so many rows on there is room for the chart and the difference at once.
  static let roomForBoth = 30

  var search: Area
  var goals: Area
  /// Nil while there is nothing to draw, or while the difference has its room.
  var chart: Area?
  /// Nil while the chart has its room.
  var difference: Area?

  /// - Parameters:
  ///   - hasChart: whether there is a search to draw.
  ///   - prefersChart: whether the chart rather than the difference is seen where there is room for one.
  init(_ area: Area, hasChart: Bool, prefersChart: Bool) {
    let hasBoth = hasChart && area.rows >= Self.roomForBoth
    let showsChart = hasChart && (hasBoth || prefersChart)
    let rows =
      hasBoth ? max(12, area.rows * 2 / 5) : showsChart ? area.rows / 2 : max(12, area.rows * 11 / 20)
    let (upper, lower) = area.splitTop(rows)
    (search, goals) = upper.splitLeft(max(40, upper.columns / 2))
    if hasBoth {
      let (middle, bottom) = lower.splitTop(lower.rows / 2)
      (chart, difference) = (middle, bottom)
    } else {
      (chart, difference) = showsChart ? (lower, nil) : (nil, lower)
    }
  }
}
