import HoldplanModel
import HoldplanResources

/// How the price of the best plan fell and the bound rose, over time.
extension Canvas {
  /// The chart with both axes, and at the right what the lines have come to.
  mutating func drawChart(_ state: State, _ area: Area) {
    let words = state.words
    let isASCII = !state.drawsDots
    let inner = box(
      area,
      title: words[
        "solve.chart.title",
        [
          "price": LineChart.sign(isDotted: false, isASCII: isASCII),
          "bound": LineChart.sign(isDotted: true, isASCII: isASCII),
        ]])
    let samples = state.solve.samples
    guard samples.count > 1, inner.rows > 2 else { return }
    let scale = ChartScale(samples, seconds: state.solve.chartSeconds)
    let (plot, axis) = inner.splitBottom(1)
    let labels = scale.labels(rows: plot.rows, words)
    let left = (labels.map { displayWidth($0.text) }.max() ?? 0) + 1
    let ends = scale.ends(rows: plot.rows, words)
    let right = (ends.map { displayWidth($0.text) }.max() ?? 0) + 1
    let columns = max(1, plot.columns - left - 1 - right)
    for row in 0..<plot.rows {
      let label = labels.first { $0.row == row }
      write(
        aligned(label?.text ?? "", columns: left - 1) + (label == nil ? " │" : " ┤"), in: plot, row: row,
        style: Style(.dim))
    }
    let chart = LineChart(
      scale.lines(columns: columns * 2), columns: columns, rows: plot.rows, highest: scale.highest)
    for (row, line) in (isASCII ? chart.asciiLines : chart.lines).enumerated() {
      write(line, in: plot, row: row, column: left + 1, style: Style(.accent))
    }
    for end in ends {
      writeRight(end.text, in: plot, row: end.row, style: Style(end.isBound ? .dim : .title, bold: true))
    }
    drawTimes(scale.seconds, words, from: left, columns: columns, axis)
  }

  /// `└0 s──────5 s──────10 s`.
  private mutating func drawTimes(
    _ seconds: Double, _ words: Words, from left: Int, columns: Int, _ area: Area
  ) {
    write("└" + String(repeating: "─", count: columns), in: area, row: 0, column: left, style: Style(.dim))
    func time(_ share: Double) -> String { words["solve.seconds", ["count": words.decimal(seconds * share)]] }
    let (middle, last) = (time(0.5), time(1))
    write(time(0), in: area, row: 0, column: left + 1, style: Style(.dim))
    write(
      middle, in: area, row: 0, column: left + 1 + (columns - displayWidth(middle)) / 2, style: Style(.dim))
    write(last, in: area, row: 0, column: left + 1 + columns - displayWidth(last), style: Style(.dim))
  }

  /// The same without axes, for a few rows beside other things.
  mutating func drawSmallChart(_ state: State, _ area: Area) {
    let samples = state.solve.samples
    guard samples.count > 1, area.rows > 1 else { return }
    let scale = ChartScale(samples, seconds: state.solve.chartSeconds)
    let labels = scale.labels(rows: area.rows, state.words)
    let width = labels.map { displayWidth($0.text) }.max() ?? 0
    for label in labels where label.row == 0 || label.row == area.rows - 1 {
      write(aligned(label.text, columns: width), in: area, row: label.row, style: Style(.dim))
    }
    let columns = max(1, area.columns - width - 1)
    let chart = LineChart(
      scale.lines(columns: columns * 2), columns: columns, rows: area.rows, highest: scale.highest)
    for (row, line) in (!state.drawsDots ? chart.asciiLines : chart.lines).enumerated() {
      write(line, in: area, row: row, column: width + 1, style: Style(.accent))
    }
  }
}

/// From when to when and from which price to which a chart goes.
///
/// The first plans of a search may be very dear, and would flatten all that comes after into one line: the scale ends
/// well above the middle of the search, and what is dearer lies on its upper edge.
struct ChartScale: Equatable {
  private static let headroom = 4

  let seconds: Double
  let lowest: Int
  let highest: Int
  /// Whether there are prices above the scale.
  let isCut: Bool
  private let samples: [SolveState.Sample]

  init(_ samples: [SolveState.Sample], seconds: Double) {
    self.samples = samples
    self.seconds = max(seconds, samples.last?.seconds ?? 0, 0.1)
    let totals = samples.map(\.total)
    lowest = (totals + samples.compactMap(\.bound)).min() ?? 0
    let most = totals.max() ?? 0
    let middle = totals.isEmpty ? 0 : totals[totals.count / 2]
    let wanted = lowest + max(1, Self.headroom * (middle - lowest))
    highest = min(most, max(wanted, lowest + 1))
    isCut = most > highest
  }

  /// Both lines at so many moments from the beginning to the end; nil where there is nothing yet or any more.
  func lines(columns: Int) -> [LineChart.Line] {
    var totals: [Int?] = []
    var bounds: [Int?] = []
    var at = 0
    for column in 0..<max(1, columns) {
      let time = seconds * Double(column) / Double(max(1, columns - 1))
      while at + 1 < samples.count, samples[at + 1].seconds <= time { at += 1 }
      let isInside = time >= samples[0].seconds && time <= (samples.last?.seconds ?? 0)
      totals.append(isInside ? samples[at].total : nil)
      bounds.append(isInside ? samples[at].bound : nil)
    }
    return [LineChart.Line(values: totals), LineChart.Line(values: bounds, isDotted: true)]
  }

  struct Label: Equatable {
    var row: Int
    var text: String
    var isBound = false
  }

  /// What stands beside the rows: the highest price, the lowest, and where there is room the one between.
  func labels(rows: Int, _ words: Words) -> [Label] {
    let top = words.number(highest) + (isCut ? "+" : "")
    guard highest > lowest else { return [Label(row: rows - 1, text: words.number(lowest))] }
    var labels = [Label(row: 0, text: top), Label(row: rows - 1, text: words.number(lowest))]
    if rows >= 5, highest - lowest > 3 {
      let share = Double(rows / 2) / Double(rows - 1)
      let value = Double(highest) - share * Double(highest - lowest)
      labels.append(Label(row: rows / 2, text: words.number(Int(value.rounded()))))
    }
    return labels
  }

  /// What both lines have come to, each on its row; where that is the same row the bound stands below.
  func ends(rows: Int, _ words: Words) -> [Label] {
    guard let last = samples.last else { return [] }
    let price = Label(row: row(of: last.total, rows), text: words.number(last.total))
    guard let bound = last.bound, bound != last.total else { return [price] }
    var second = Label(row: row(of: bound, rows), text: words.number(bound), isBound: true)
    if second.row == price.row { second.row += 1 }
    if second.row < rows { return [price, second] }
    return price.row > 0
      ? [
        Label(row: price.row - 1, text: price.text), Label(row: price.row, text: second.text, isBound: true),
      ] : [price]
  }

  private func row(of value: Int, _ rows: Int) -> Int {
    guard highest > lowest else { return rows - 1 }
    let share = Double(highest - min(value, highest)) / Double(highest - lowest)
    return max(0, min(rows - 1, Int((share * Double(rows - 1)).rounded())))
  }
}
