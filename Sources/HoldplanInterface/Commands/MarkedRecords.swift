import HoldplanModel

/// Several records of a kind, chosen for one change to all of them.
extension State {
  /// Why no record can be marked, as the key of a sentence.
  var recordMarkHindrance: String? {
    if recordKind.isSingle { return "hindrance.single" }
    if recordKind == .closedSeason { return "hindrance.closedSeason" }
    if recordRows.isEmpty { return "hindrance.noRecord" }
    return records.isInside ? nil : "hindrance.outside"
  }

  /// What is marked, in the order of the list, also where a filter hides it; or else the record under the cursor.
  var chosenRecords: [RecordLine] {
    if records.marks.isEmpty { return selectedRecord.map { [$0] } ?? [] }
    return recordLines(recordKind).filter { records.marks.contains($0.id) }
  }

  mutating func toggleRecordMark() -> [Command] {
    guard let line = selectedRecord else { return [] }
    if records.marks.remove(line.id) == nil { records.marks.insert(line.id) }
    records.anchor = records.selected
    records.selected = min(records.selected + 1, recordRowCount - 1)
    return []
  }

  mutating func markRecordRange() -> [Command] {
    let from = records.anchor ?? records.selected
    let range = min(from, records.selected)..<(max(from, records.selected) + 1)
    records.marks.formUnion(recordRows[range.clamped(to: recordRows.indices)].map(\.id))
    records.anchor = records.selected
    return []
  }

  mutating func markAllRecords() -> [Command] {
    let listed = recordRows.map(\.id)
    if records.marks.isSuperset(of: listed) {
      records.marks.subtract(listed)
    } else {
      records.marks.formUnion(listed)
    }
    return []
  }

  /// Asks before those that are marked go, all as one change.
  mutating func askToRemoveMarkedRecords() -> [Command] {
    let lines = chosenRecords
    guard let change = removal(of: lines.map(\.id)) else { return [] }
    let names = lines.prefix(Self.namedBeforeRemoval).map { line in
      reference(line.id).map { name(of: $0) } ?? line.columns.joined(separator: " ")
    }
    let kind = words["records.\(recordKind.rawValue)"]
    return askToRemove(
      names, of: lines.count,
      title: words["remove.several", ["count": words.number(lines.count), "kind": kind]], change)
  }

  /// The change that takes records of the kind away; nil where there is none of them.
  func removal(of ids: [String]) -> Change? {
    let chosen = Set(ids)
    switch recordKind {
    case .closedDay:
      var season = workspace.season
      season.closedDays.removeAll { chosen.contains($0.date.iso) }
      return .setSeason(season)
    case .coverage:
      var rules = workspace.rules
      rules.coverage = rules.coverage.enumerated().filter { !chosen.contains(String($0.offset)) }
        .map(\.element)
      return .setRules(rules)
    case .access:
      return oneOrSeveral(workspace.accesses.filter { chosen.contains($0.user) }.map(Change.revokeAccess))
    case .pin: return oneOrSeveral(ids.compactMap(pin).map(Change.unpin))
    default: return oneOrSeveral(ids.compactMap(reference).map(Change.remove))
    }
  }

  private func oneOrSeveral(_ parts: [Change]) -> Change? { parts.count > 1 ? .group(parts) : parts.first }
}
