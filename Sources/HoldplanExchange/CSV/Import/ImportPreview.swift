import HoldplanModel

/// What an import would do, before it's done: applying `change` does just that.
package struct ImportPreview: Equatable, Sendable {
  /// A row, or a record that a row mentions.
  package struct Item: Equatable, Sendable {
    /// Nil for a closed day.
    package let record: RecordReference?
    /// What people call it: a name, or the dates of leave.
    package let label: String
    package let line: Int
    /// Nothing but mentioned by a row, and created so that the row can be imported.
    package let isMentioned: Bool
    /// A known record's name that a mentioned one is a letter or two away from: it may be a slip of the pen.
    package var similar: String?
  }

  /// A record that is there already and gets other values.
  package struct ChangedItem: Equatable, Sendable {
    package let item: Item
    package let fields: [FieldChange]
  }

  package struct FieldChange: Equatable, Sendable {
    package let field: ImportField
    package let before: String
    package let after: String
  }

  package let kind: ImportKind
  package let file: String
  package internal(set) var added: [Item] = []
  package internal(set) var changed: [ChangedItem] = []
  package internal(set) var unchanged: [Item] = []
  package internal(set) var leftOutColumns: [LeftOutColumn] = []
  /// All of them, in the order of the file.
  package internal(set) var badRows: [ImportProblem] = []
  /// Adds and changes records and removes none. An empty group when nothing is to be done, or when bad rows
  /// forbid it.
  package internal(set) var change: Change = .group([])

  /// Whether problems forbid the import. Without them it may still have nothing to do: then `isEmpty`.
  package internal(set) var isRefused = false

  package var isEmpty: Bool { change == .group([]) }
}
