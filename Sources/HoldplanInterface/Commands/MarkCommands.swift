import HoldplanModel

extension CommandTable {
  private static let markable: Set<Context> = [.people, .records]

  /// Choosing several people or records, for one change to all of them.
  static let markCommands: [Entry] = [
    Entry(id: "mark.toggle", keys: [" "], contexts: markable, rank: 3, hindrance: markHindrance) {
      $0.toggleMark()
    },
    Entry(id: "mark.range", keys: ["v"], contexts: markable, rank: nil, hindrance: markHindrance) {
      $0.markRange()
    },
    Entry(id: "mark.all", keys: ["*"], contexts: markable, rank: 9, hindrance: markHindrance) {
      $0.markAll()
    },
    Entry(
      id: "mark.clear", keys: [.code(.escape)], contexts: markable, rank: nil,
      hindrance: { state in
        let isEmpty = state.view == .records ? state.records.marks.isEmpty : state.marks.people.isEmpty
        return isEmpty ? "hindrance.noMarks" : nil
      }
    ) { $0.clearMarks() },
    Entry(
      id: "people.pin", keys: ["l"], contexts: [.people], rank: nil,
      hindrance: { state in
        if let hindrance = personHindrance(state) { return hindrance }
        return state.pinsOfChosen.isEmpty ? "hindrance.noTeam" : nil
      }
    ) { $0.togglePinsOfChosen() },
  ]

  private static let markHindrance: @Sendable (State) -> String? = { state in
    if !state.isPlanner { return "hindrance.planner" }
    if state.view == .records { return state.recordMarkHindrance }
    return state.selectedEmployee == nil ? "hindrance.nobody" : nil
  }
}

extension State {
  /// Whom a command is about: those who are marked, in the order of the list, or else the one under the cursor.
  var chosenPeople: [Employee] {
    if marks.people.isEmpty { return selectedEmployee.map { [$0] } ?? [] }
    return marks.people.places.sorted().map { index.employees[$0] }
  }

  /// Marks what is under the cursor, or unmarks, and goes on to the next.
  mutating func toggleMark() -> [Command] {
    if view == .records { return toggleRecordMark() }
    guard people.rows.indices.contains(people.selected) else { return [] }
    marks.people.toggle(people.rows[people.selected])
    marks.anchor = people.selected
    people.selected = min(people.selected + 1, people.rows.count - 1)
    return []
  }

  /// Marks all from where the last mark was made to the cursor.
  mutating func markRange() -> [Command] {
    if view == .records { return markRecordRange() }
    let from = marks.anchor ?? people.selected
    let range = min(from, people.selected)..<(max(from, people.selected) + 1)
    marks.people.insert(people.rows[range.clamped(to: people.rows.indices)])
    marks.anchor = people.selected
    return []
  }

  /// Marks all that are listed; where they all are marked, unmarks them.
  mutating func markAll() -> [Command] {
    if view == .records { return markAllRecords() }
    if people.rows.allSatisfy(marks.people.contains) {
      marks.people.remove(people.rows)
    } else {
      marks.people.insert(people.rows)
    }
    return []
  }

  mutating func clearMarks() -> [Command] {
    if view == .records {
      (records.marks, records.anchor) = ([], nil)
    } else {
      (marks.people, marks.anchor) = (MarkedPeople(), nil)
    }
    return []
  }

  /// A pin for each place of those who are chosen.
  var pinsOfChosen: [Pin] {
    chosenPeople.flatMap { person in
      (index.seats[person.id] ?? []).compactMap { id in
        workspace.draft.teams[id].map { .member(person.id, module: $0.module, team: id) }
      }
    }
  }

  /// Pins all places of those who are chosen; where all are pinned, unpins them.
  mutating func togglePinsOfChosen() -> [Command] {
    toggle(pinsOfChosen, label: "people.pin")
  }

  /// Pins what is not pinned yet; where all is, unpins it.
  mutating func toggle(_ pins: [Pin], label: String) -> [Command] {
    let missing = pins.filter { !workspace.pins.contains($0) }
    return commit(
      .together(missing.isEmpty ? pins.map(Change.unpin) : missing.map(Change.pin)), label: label)
  }

  /// Asks before those who are marked go.
  mutating func askToRemoveMarked() -> [Command] {
    let people = chosenPeople
    return askToRemove(
      people.prefix(Self.namedBeforeRemoval).map { workspace.name(of: $0.id) }, of: people.count,
      title: words["remove.title", ["what": words.counted("people", people.count)]],
      .group(people.map { .remove(.employee($0.id)) }))
  }

  /// So many are named before they go.
  static let namedBeforeRemoval = 8

  /// Asks before several go, of which the first are named.
  mutating func askToRemove(_ names: [String], of count: Int, title: String, _ change: Change) -> [Command] {
    let rest = count - names.count
    let more = rest > 0 ? " " + words["list.more", ["count": words.number(rest)]] : ""
    overlays.append(
      .confirm(
        Confirmation(
          title: title, lines: [names.joined(separator: ", ") + more, words["remove.ask"]],
          commands: [.commit(change, label: "remove")])))
    return []
  }
}
