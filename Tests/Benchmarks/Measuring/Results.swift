import Foundation

/// The file of figures: sections between marks, each replaced by the run that measures it.
struct Results {
  var path: String

  private static let head = """
    # Figures

    Measured by `make bench`, on instances of our own generator, which plants a plan first so that everybody can
    be placed, and by `make bench INSTANCES=FOLDER`, on files in the neutral format `holdplan-bench-1` made by a
    generator outside this project. Each line is a process of its own: *s* is its wall time, with loading,
    searching and checking the plan with code that shares nothing with the search, but without planting.


    """

  func replace(_ section: String, with report: some MarkdownReport) throws {
    var text = Self.head
    if let old = FileManager.default.contents(atPath: path) { text = String(decoding: old, as: UTF8.self) }
    let (begin, end) = ("<!-- \(section) -->\n", "<!-- end of \(section) -->\n")
    let new = begin + report.markdown + "\n\n" + (try json(report)) + "\n" + end
    if let from = text.range(of: begin), let to = text.range(of: end), from.upperBound <= to.lowerBound {
      text.replaceSubrange(from.lowerBound..<to.upperBound, with: new)
    } else {
      text += "\n" + new
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    print(report.markdown)
  }

  private func json(_ report: some MarkdownReport) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let lines = try report.measurements.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
    return "<details><summary>The same as JSON</summary>\n\n```json\n[\n" + lines.joined(separator: ",\n")
      + "\n]\n```\n\n</details>"
  }
}

/// Figures with a way to be shown.
protocol MarkdownReport {
  var measurements: [Measurement] { get }
  var markdown: String { get }
}

/// The instances of a folder.
struct FileReport: MarkdownReport {
  var trials: [Measurement]
  var measurements: [Measurement] { trials }

  var markdown: String {
    """
    ## Files in the neutral format

    \(Tables.machine)

    \(Tables.trials(trials))
    """
  }
}

/// Our own instances, growth, keys, live answers and the start; the first alone where only some instances were asked for.
struct PresetReport: MarkdownReport {
  var trials: [Measurement]
  var growth: [Measurement]
  var keys: KeyMeasurement?
  var live: LiveMeasurement?
  var start: StartMeasurement?
  var measurements: [Measurement] { trials + growth }

  var markdown: String {
    var parts = ["## Our own instances", Tables.machine, Tables.trials(trials), Tables.cost(trials)]
    if !growth.isEmpty {
      parts += [
        "### Growth",
        "The same organisation in seven sizes, every person in eight modules, 200 moves for each person and thread.",
        Tables.growth(growth),
      ]
    }
    if let start { parts += ["### From the start to the first screen", sentence(start)] }
    if let keys { parts += ["### From a key to its frame", sentence(keys)] }
    if let live { parts += ["### Live answers and repairs", sentence(live)] }
    return parts.joined(separator: "\n\n")
  }

  private func sentence(_ live: LiveMeasurement) -> String {
    let repairs = live.repairs.map {
      "\($0.hit) away: \($0.memberships) memberships and \($0.sessions) sessions changed, "
        + "\($0.unplacedAfter + $0.broken) left over, \(Tables.figure($0.seconds)) s"
    }
    return """
      \(live.employees) people in \(live.teams) teams. All alternatives of one person (\(live.alternatives) on average):
      median \(Tables.figure(live.alternativesMedian)) ms, worst \(Tables.figure(live.alternativesWorst)) ms. All other
      dates of one session (\(live.dates)): \(Tables.figure(live.datesMedian)) ms. Following a change:
      \(Tables.figure(live.follow)) ms; from nothing: \(Tables.figure(live.build)) ms. Why somebody has no place, with ways
      out: \(Tables.figure(live.explainMedian)) ms. Repairs after sudden leave: \(repairs.joined(separator: "; ")).
      """
  }

  private func sentence(_ start: StartMeasurement) -> String {
    """
    A file with \(start.employees) people and their plan, opened \(start.starts) times in a terminal of 80 columns and 24
    rows, until the names of the views are on it: median \(Tables.figure(start.median)) ms, best
    \(Tables.figure(start.best)) ms, worst \(Tables.figure(start.worst)) ms.
    """
  }

  private func sentence(_ keys: KeyMeasurement) -> String {
    """
    \(keys.employees) people with a plan, 120 columns and 40 rows, in memory (`update` and `view`, without the
    terminal), \(keys.keys) keys through all views: median \(Tables.figure(keys.median)) ms, 99th percentile
    \(Tables.figure(keys.percentile99)) ms, worst \(Tables.figure(keys.worst)) ms. From the workspace in memory to
    the first frame: \(Tables.figure(keys.firstFrame)) ms.

    Two plans in which \(keys.compare.people) of them have another team, compared: the view stands after
    \(Tables.figure(keys.compare.open)) ms; what differs is worked out beside it in \(Tables.figure(keys.compare.beside))
    ms and taken in in \(Tables.figure(keys.compare.answer)) ms; a change that others make is taken in in
    \(Tables.figure(keys.compare.change)) ms; \(keys.compare.keys) keys in the view: median
    \(Tables.figure(keys.compare.median)) ms, worst \(Tables.figure(keys.compare.worst)) ms.
    """
  }
}
