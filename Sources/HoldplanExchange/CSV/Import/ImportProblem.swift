import HoldplanModel

/// Something in a file that keeps a row, or all of it, from being imported: where it stands and what is wrong.
/// `sentence(for:in:)` and `remedy(for:in:)` put it into words.
package struct ImportProblem: Equatable, Sendable {
  package enum Issue: Equatable, Sendable {
    case undecodable(TextDecodingError)
    case syntax(CSVProblem.Issue, character: Int)
    case noRows
    /// None of these columns is there.
    case missingColumn([ImportField])
    /// Another column has a heading for the same thing.
    case duplicateColumn(of: Int)
    /// The column holds Danish civil registration numbers, which must not be here.
    case civilRegistrationNumbers
    case tooFewFields(actual: Int, expected: Int)
    case tooManyFields(actual: Int, expected: Int)
    case missingValue
    /// A number, but a negative one.
    case belowZero
    case noDate, noNumber, noWholeNumber, noYesOrNo, noWeekday, noPeriod, noSessions, noAudience,
      noComposition, noCompletion, noStatus, noAddress
    /// Nobody of that name was to be at a session like that, or none was held yet.
    case noHeldSession
    /// Several held sessions fit; how many.
    case severalHeldSessions(Int)
    /// The same for meetings.
    case noHeldMeeting
    case severalHeldMeetings(Int)
    /// At meetings nobody is late or makes up for anything.
    case notAtMeetings
    /// Minutes belong to those who came late or left early.
    case noMinutesHere
    case outOfOrder(first: String, second: String)
    /// Nothing has this identifier or name. `similar` is one that differs in leading zeros alone.
    case unknown(RecordReference.Kind, similar: String?)
    /// Several have this name; their identifiers.
    case ambiguous(RecordReference.Kind, candidates: [String])
    /// An identifier like this is known, with other leading zeros, as spreadsheets drop them.
    case lostZeros(existing: String)
    /// The same record stands on an earlier line.
    case duplicateRow(line: Int)
    /// A character that nobody sees, or that turns the direction of writing: its number.
    case invisibleCharacter(String)
    /// What the model says about the record that the row makes.
    case invalid(ModelProblem.Issue, field: String)
    case refused(ChangeError)
  }

  package var file: String
  /// Nil when all of the file is meant. The first line is 1.
  package var line: Int?
  /// The first column is 1.
  package var column: Int?
  package var heading: String?
  /// What stands in the cell, as it stands there; a civil registration number is never repeated.
  package var value: String?
  package var kind: ImportKind
  package var issue: Issue

  /// Whether nothing of the file can be imported, not even when bad rows are skipped.
  package var stopsImport: Bool {
    switch issue {
    case .undecodable, .noRows, .missingColumn, .duplicateColumn, .civilRegistrationNumbers, .refused: true
    case .syntax(.unterminatedQuote, _), .syntax(.tooManyRecords, _): true
    default: line == nil
    }
  }
}
