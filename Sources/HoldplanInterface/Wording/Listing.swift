import HoldplanModel

/// What views tell, line by line, for commands that print it.
extension State {
  /// The kinds of record that the view of records knows, as commands name them.
  package static var recordKinds: [String] { RecordKind.allCases.map(\.rawValue) }

  /// What the view of records calls a kind; the kind itself where there is none of this name.
  package func title(ofRecords kind: String) -> String {
    RecordKind(rawValue: kind).map { words["records.\($0.rawValue)"] } ?? kind
  }

  /// The records of a kind, each in the columns of the view of records.
  package func rows(ofRecords kind: String) -> [(id: String, columns: [String])] {
    RecordKind(rawValue: kind).map { recordLines($0).map { ($0.id, $0.columns) } } ?? []
  }
}
