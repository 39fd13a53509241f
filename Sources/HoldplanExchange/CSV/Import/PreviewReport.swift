import HoldplanModel
import HoldplanResources
import HoldplanText

extension ImportPreview {
  /// The preview as lines that are safe to display: what is added and changed, columns left out, every bad
  /// row, and a summary at the end. Of more than `limit` added or changed records only the number is told;
  /// bad rows are never left out.
  package func report(in words: Words, limit: Int = 40) -> [String] {
    var lines = added.prefix(limit).map { line(for: $0, words) } + more(than: limit, of: added.count, words)
    lines += changed.prefix(limit).map { line(for: $0, words) } + more(than: limit, of: changed.count, words)
    lines += leftOutColumns.map { sentence(for: $0, in: words) }
    lines += badRows.map { sentence(for: $0, in: words) }
    lines.append(summary(in: words))
    if isRefused {
      let isWhole = badRows.contains(where: \.stopsImport)
      lines.append(words[isWhole ? "import.preview.refusedWhole" : "import.preview.refused"])
    }
    return lines
  }

  /// One line with the numbers.
  package func summary(in words: Words) -> String {
    words[
      "import.preview.summary",
      [
        "kind": words["import.kind." + kind.rawValue], "added": String(added.count),
        "changed": String(changed.count), "unchanged": String(unchanged.count), "bad": String(badRows.count),
        "file": SafeText.of(file),
      ]]
  }

  private func more(than limit: Int, of count: Int, _ words: Words) -> [String] {
    count > limit ? [words["import.preview.more", ["count": String(count - limit)]]] : []
  }

  private func line(for item: Item, _ words: Words) -> String {
    let label = SafeText.of(item.label)
    guard let record = item.record else { return words["import.preview.addedPlain", ["label": label]] }
    if item.isMentioned {
      let kind = words["import.record." + record.kind.rawValue]
      let line = words[
        "import.preview.mentioned", ["record": kind, "line": String(item.line), "label": label]]
      guard let similar = item.similar else { return line }
      return line + " " + words["import.preview.similar", ["similar": SafeText.of(similar)]]
    }
    return words["import.preview.added", ["id": SafeText.of(record.identifier), "label": label]]
  }

  private func line(for changed: ChangedItem, _ words: Words) -> String {
    let label = SafeText.of(changed.item.label)
    let nothing = words["import.preview.nothing"]
    let changes = changed.fields.map { change in
      words[
        "import.preview.field",
        [
          "field": heading(change.field, words), "before": shown(change.before) ?? nothing,
          "after": shown(change.after) ?? nothing,
        ]]
    }
    .joined(separator: "; ")
    guard let record = changed.item.record else {
      return words["import.preview.changedPlain", ["changes": changes, "label": label]]
    }
    let identifier = SafeText.of(record.identifier)
    return words["import.preview.changed", ["changes": changes, "id": identifier, "label": label]]
  }

  private func shown(_ text: String) -> String? {
    text.isEmpty ? nil : Columns.truncated(SafeText.of(text), to: 60)
  }

  private func heading(_ field: ImportField, _ words: Words) -> String {
    words[ImportVocabulary.key(field, of: kind)].split(separator: "|").first.map(String.init)
      ?? field.rawValue
  }
}
