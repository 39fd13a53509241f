import HoldplanModel
import HoldplanResources
import HoldplanText

/// Where a problem is, what is wrong and what to do about it, in one line that is safe to display.
package func sentence(for problem: ImportProblem, in words: Words) -> String {
  // What came from the file goes in last, so that no brace in it is taken for a placeholder.
  words[
    "import.sentence",
    [
      "remedy": remedy(for: problem, in: words), "issue": issue(of: problem, in: words),
      "place": place(of: problem, in: words),
    ]]
}

/// What to do about a problem.
package func remedy(for problem: ImportProblem, in words: Words) -> String {
  words["import.remedy." + problem.issue.key, values(of: problem, in: words)]
}

/// The line that says why a column wasn't read.
package func sentence(for column: LeftOutColumn, in words: Words) -> String {
  words["import.column." + column.reason.rawValue, ["heading": shown(column.heading)]]
}

private func issue(of problem: ImportProblem, in words: Words) -> String {
  words["import.issue." + problem.issue.key, values(of: problem, in: words)]
}

private func place(of problem: ImportProblem, in words: Words) -> String {
  let file = shown(problem.file)
  var place: String
  if let line = problem.line, let column = problem.column {
    let heading = shown(problem.heading ?? "")
    place =
      words[
        "import.place.cell",
        ["line": String(line), "column": String(column), "heading": heading, "file": file]]
  } else if let line = problem.line {
    place = words["import.place.line", ["line": String(line), "file": file]]
  } else {
    place = words["import.place.file", ["file": file]]
  }
  if let value = problem.value, !value.isEmpty {
    place = words["import.place.value", ["place": place, "value": shown(value)]]
  }
  return place
}

/// Foreign text on one line, safe and not too long.
private func shown(_ text: String) -> String { Columns.truncated(SafeText.of(text), to: 60) }

private func values(of problem: ImportProblem, in words: Words) -> KeyValuePairs<String, String> {
  switch problem.issue {
  case .undecodable(let error): values(of: error)
  case .syntax(let issue, let character): values(of: issue, character: character)
  case .missingColumn(let fields):
    [
      "columns": headings(fields, of: problem.kind, in: words, onlyFirst: true),
      "known": headings(fields, of: problem.kind, in: words, onlyFirst: false),
    ]
  case .duplicateColumn(let other): ["other": String(other)]
  case .tooFewFields(let actual, let expected), .tooManyFields(let actual, let expected):
    ["actual": String(actual), "expected": String(expected)]
  case .outOfOrder(let first, let second): ["first": first, "second": second]
  case .unknown(let kind, let similar):
    ["record": name(of: kind, in: words), "similar": shown(similar ?? "")]
  case .ambiguous(let kind, let candidates):
    ["record": name(of: kind, in: words), "candidates": candidates.map(shown).joined(separator: ", ")]
  case .lostZeros(let existing): ["existing": shown(existing)]
  case .duplicateRow(let line): ["other": String(line)]
  case .invisibleCharacter(let number): ["character": number]
  case .invalid(let issue, let field): values(of: issue, field: field, in: words)
  case .severalHeldSessions(let count), .severalHeldMeetings(let count): ["count": String(count)]
  case .refused(let error): ["detail": shown(String(describing: error))]
  default: [:]
  }
}

private func values(of error: TextDecodingError) -> KeyValuePairs<String, String> {
  switch error {
  case .tooLarge(let bytes, let limit): ["actual": String(bytes), "limit": String(limit)]
  case .damagedUTF8(_, let byte): ["byte": "0x" + String(byte, radix: 16, uppercase: true)]
  case .damagedUTF16, .binary: [:]
  }
}

private func values(of issue: CSVProblem.Issue, character: Int) -> KeyValuePairs<String, String> {
  switch issue {
  case .unterminatedQuote, .textAfterQuote, .quoteAfterSpace: ["character": String(character)]
  case .tooManyRecords(let limit), .tooManyFields(let limit), .fieldTooLong(let limit):
    ["character": String(character), "limit": String(limit)]
  }
}

private func values(
  of issue: ModelProblem.Issue, field: String, in words: Words
) -> KeyValuePairs<String, String> {
  switch issue {
  case .empty, .looksLikeCPR, .invisibleCharacters: ["field": field]
  case .unknown(let reference):
    ["record": name(of: reference.kind, in: words), "id": shown(reference.identifier)]
  case .outOfRange(let value, let minimum, let maximum):
    ["actual": String(value), "range": range(minimum, maximum, in: words)]
  case .outOfOrder(let first, let second), .overlap(let first, let second):
    ["first": shown(first), "second": shown(second)]
  case .duplicate(let value): ["value": shown(value)]
  case .wrongCount(let actual, let expected):
    ["actual": String(actual), "expected": String(expected), "field": field]
  case .cycle(let chain): ["chain": chain.map(shown).joined(separator: " → ")]
  case .mismatch(let actual, let expected):
    ["field": field, "actual": shown(actual), "expected": shown(expected)]
  }
}

private func range(_ minimum: Int?, _ maximum: Int?, in words: Words) -> String {
  switch (minimum, maximum) {
  case (let minimum?, let maximum?):
    words["import.range.both", ["minimum": String(minimum), "maximum": String(maximum)]]
  case (let minimum?, nil): words["import.range.from", ["minimum": String(minimum)]]
  case (nil, let maximum?): words["import.range.to", ["maximum": String(maximum)]]
  case (nil, nil): ""
  }
}

private func name(of kind: RecordReference.Kind, in words: Words) -> String {
  words["import.record." + kind.rawValue]
}

private func headings(_ fields: [ImportField], of kind: ImportKind, in words: Words, onlyFirst: Bool)
  -> String
{
  fields.flatMap { field in
    words[ImportVocabulary.key(field, of: kind)].split(separator: "|").prefix(onlyFirst ? 1 : 4)
  }
  .joined(separator: onlyFirst ? " / " : ", ")
}

extension ImportProblem.Issue {
  /// The end of the keys of its sentences.
  fileprivate var key: String {
    switch self {
    case .undecodable(.tooLarge): "tooLarge"
    case .undecodable(.damagedUTF8): "damagedUTF8"
    case .undecodable(.damagedUTF16): "damagedUTF16"
    case .undecodable(.binary): "binary"
    case .syntax(let issue, _): issue.key
    case .noRows: "noRows"
    case .missingColumn: "missingColumn"
    case .duplicateColumn: "duplicateColumn"
    case .civilRegistrationNumbers: "civilRegistrationNumbers"
    case .tooFewFields: "tooFewFields"
    case .tooManyFields: "tooManyFields"
    case .missingValue: "missingValue"
    case .belowZero: "belowZero"
    case .noDate: "noDate"
    case .noNumber: "noNumber"
    case .noWholeNumber: "noWholeNumber"
    case .noYesOrNo: "noYesOrNo"
    case .noWeekday: "noWeekday"
    case .noPeriod: "noPeriod"
    case .noSessions: "noSessions"
    case .noAudience: "noAudience"
    case .noComposition: "noComposition"
    case .noCompletion: "noCompletion"
    case .noStatus: "noStatus"
    case .noAddress: "noAddress"
    case .noHeldSession: "noHeldSession"
    case .severalHeldSessions: "severalHeldSessions"
    case .noHeldMeeting: "noHeldMeeting"
    case .severalHeldMeetings: "severalHeldMeetings"
    case .notAtMeetings: "notAtMeetings"
    case .noMinutesHere: "noMinutesHere"
    case .outOfOrder: "outOfOrder"
    case .unknown(_, nil): "unknown"
    case .unknown: "unknownSimilar"
    case .ambiguous: "ambiguous"
    case .lostZeros: "lostZeros"
    case .duplicateRow: "duplicateRow"
    case .invisibleCharacter: "invisibleCharacter"
    case .invalid(let issue, _): "invalid." + issue.key
    case .refused: "refused"
    }
  }
}

extension CSVProblem.Issue {
  fileprivate var key: String {
    switch self {
    case .unterminatedQuote: "unterminatedQuote"
    case .textAfterQuote: "textAfterQuote"
    case .quoteAfterSpace: "quoteAfterSpace"
    case .tooManyRecords: "tooManyRecords"
    case .tooManyFields: "fieldsOverLimit"
    case .fieldTooLong: "fieldTooLong"
    }
  }
}

extension ModelProblem.Issue {
  fileprivate var key: String {
    switch self {
    case .empty: "empty"
    case .unknown: "unknown"
    case .outOfRange: "outOfRange"
    case .outOfOrder: "outOfOrder"
    case .duplicate: "duplicate"
    case .wrongCount: "wrongCount"
    case .overlap: "overlap"
    case .cycle: "cycle"
    case .looksLikeCPR: "looksLikeCPR"
    case .invisibleCharacters: "invisibleCharacters"
    case .mismatch: "mismatch"
    }
  }
}
