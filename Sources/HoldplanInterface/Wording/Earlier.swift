import Foundation
import HoldplanModel
import HoldplanResources

/// What stood where a change put something else, as far as it is known.
package struct Earlier: Sendable {
  private enum Source {
    case unknown
    case workspace(Workspace)
    case records([RecordReference: Record?], Season?)
  }

  private let source: Source

  package static let unknown = Earlier(source: .unknown)

  private init(source: Source) { self.source = source }

  /// The workspace before the change.
  package init(_ workspace: Workspace) { source = .workspace(workspace) }

  /// What the change that takes it back would put in its place; nil where there is none.
  package init(inverse: Change?) {
    var records: [RecordReference: Record?] = [:]
    var season: Season?
    inverse?.forEachPart { part in
      switch part {
      case .put(let record): records[record.reference] = .some(record)
      case .remove(let reference): records[reference] = .some(nil)
      case .setSeason(let old): season = old
      default: break
      }
    }
    source = inverse == nil ? .unknown : .records(records, season)
  }

  /// Nil where that is unknown; otherwise the record, or that there was none.
  func record(_ reference: RecordReference) -> Record?? {
    switch source {
    case .unknown: nil
    case .workspace(let workspace): .some(workspace.record(reference))
    case .records(let records, _): records[reference]
    }
  }

  var season: Season? {
    switch source {
    case .unknown: nil
    case .workspace(let workspace): workspace.season
    case .records(_, let season): season
    }
  }
}

/// A record that was made or edited: leave by its dates, other edits by the fields that differ.
func describe(
  _ record: Record, since earlier: Earlier, in workspace: Workspace, _ words: Words
) -> String {
  let name = workspace.name(of: record, words)
  guard let old = earlier.record(record.reference) else { return words["change.put", ["what": name]] }
  guard let old else { return words["change.made", ["what": name]] }
  let fields = differingFields(old, record)
  if fields == ["leave"], case .employee(let before) = old, case .employee(let after) = record {
    return describeLeave(of: after, before: before.leave, words)
  }
  let known = fields.filter { words["field.\($0)"] != "field.\($0)" }
  if known.isEmpty { return words["change.put", ["what": name]] }
  let list = known.map { words["field.\($0)"].lowercased() }
  return words["change.edited", ["what": name, "fields": words.listed(list)]]
}

private func describeLeave(of employee: Employee, before: [DateRange], _ words: Words) -> String {
  let new = employee.leave.filter { !before.contains($0) }
  let gone = before.filter { !employee.leave.contains($0) }
  func dates(_ ranges: [DateRange]) -> String { words.listed(ranges.map { words.range($0) }) }
  // One period that grew is told as it is now.
  let key = new.isEmpty ? "change.leave.gone" : "change.leave.noted"
  return words[key, ["employee": shown(employee.name), "dates": dates(new.isEmpty ? gone : new)]]
}

/// A season by the closed days that came or went, where nothing else differs.
func describe(_ season: Season, since earlier: Earlier, _ words: Words) -> String {
  let plain = words["change.season", ["name": shown(season.name)]]
  guard var old = earlier.season else { return plain }
  let (new, gone) = (
    season.closedDays.filter { !old.closedDays.contains($0) },
    old.closedDays.filter { !season.closedDays.contains($0) }
  )
  old.closedDays = season.closedDays
  guard old == season, let first = new.first ?? gone.first else { return plain }
  let key = new.isEmpty ? "change.closedDay.gone" : "change.closedDay.noted"
  let sentence = words[key, ["date": words.dayAndFullDate(first.date), "reason": shown(first.reason)]]
  let more = (new.isEmpty ? gone : new).count - 1
  return more > 0
    ? words["change.group", ["first": sentence, "more": words.counted("change", more)]] : sentence
}

/// The stored names of the fields in which two records differ, in alphabetical order.
private func differingFields(_ one: Record, _ other: Record) -> [String] {
  guard let before = fields(of: one), let after = fields(of: other) else { return [] }
  return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
}

private func fields(of record: Record) -> [String: NSObject]? {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  do {
    let object = try JSONSerialization.jsonObject(with: encoder.encode(record)) as? [String: Any]
    guard let body = object?.values.first as? [String: Any] else { return nil }
    return (body["_0"] as? [String: Any] ?? body).compactMapValues { $0 as? NSObject }
  } catch {
    // What cannot be written is told without its fields; a record that is stored can be.
    return nil
  }
}
