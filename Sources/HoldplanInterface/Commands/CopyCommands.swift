import HoldplanModel

extension CommandTable {
  /// Rosters have a command of their own, which copies the sheet.
  private static let copyable = Context.views.subtracting([.rosters]).union([.explanation, .history])

  static let copyCommands: [Entry] = [
    Entry(id: "copy", keys: ["y"], contexts: copyable, rank: nil, hindrance: always) { state in
      let text = state.textToCopy
      state.tell(state.words["copy.sent", ["lines": state.words.counted("line", text.lineCount)]])
      return [.copy(text)]
    }
  ]
}

extension State {
  /// What is chosen, as text for other programs: columns are kept apart by tabs. Where nothing is chosen, what
  /// the screen shows.
  var textToCopy: String {
    switch overlays.last {
    case .explanation(let shown): return text(of: shown).joined(separator: "\n")
    case .history(let history):
      return (history.entries ?? []).map { line(of: $0) }.joined(separator: "\n")
    default: break
    }
    switch view {
    case .people: return chosenPeople.map { line(of: $0) }.joined(separator: "\n")
    case .problems:
      return visibleProblem(problems.selected).map { sentence(for: $0) } ?? ""
    case .records:
      let rows = records.marks.isEmpty ? recordRows : chosenRecords
      return rows.map { $0.columns.joined(separator: "\t") }.joined(separator: "\n")
    default: return bodyText
    }
  }

  /// `01`, name, department, then the teams: one line for a spreadsheet.
  private func line(of person: Employee) -> String {
    let teams = (index.seats[person.id] ?? []).map { workspace.fullName(of: $0, words) }
    return
      ([shown(person.id.rawValue), shown(person.name), workspace.name(of: person.department)] + teams)
      .joined(separator: "\t")
  }

  private func text(of explanation: ExplanationState) -> [String] {
    let why =
      explanation.explanation.map { describe($0, in: workspace, words: words) }
      ?? background(of: explanation.problem)
    let ways = explanation.waysOut.map {
      words.signed($0.total) + "\t" + describe($0.change, in: workspace, words: words)
    }
    return why + ways
  }

  /// The lines of the view itself, without the header, the tabs and the keys.
  private var bodyText: String {
    guard let layout = ScreenLayout(size) else { return "" }
    let frame = render(self, size: size).frame
    return (layout.body.origin.row..<layout.body.bottom).map { row in
      let line = (0..<frame.size.columns).map { frame[$0, row].text }.joined()
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
    .joined(separator: "\n")
  }
}

extension String {
  /// How many lines the text has.
  var lineCount: Int { isEmpty ? 0 : split(separator: "\n", omittingEmptySubsequences: false).count }
}
