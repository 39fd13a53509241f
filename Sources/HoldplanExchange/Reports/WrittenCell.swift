import HoldplanModel
import HoldplanResources
import HoldplanText

/// How the values of a report are written in a language.
struct WrittenCell {
  let words: Words
  /// Whether signs shade what is missing; paper shades the cells instead.
  var hasShades = true

  static func isNumber(_ cell: ReportTable.Cell) -> Bool {
    switch cell {
    case .count, .hours, .money, .share: true
    case .none, .text, .date, .week, .word, .rule, .level: false
    }
  }

  func text(_ cell: ReportTable.Cell) -> String {
    switch cell {
    case .none: ""
    case .text(let text): SafeText.of(text)
    case .count(let count): String(count)
    case .hours(let hours): number(hours)
    case .money(let amount): grouped(amount)
    case .date(let date): ImportDates.written(date)
    case .week(let week): "\(week.year)-W\(week.number < 10 ? "0" : "")\(week.number)"
    case .share(let part, let whole):
      words[
        "report.share", ["part": String(part), "whole": String(whole), "percent": percent(part, of: whole)]]
    case .word(let key): words["report.word.\(key)"]
    case .rule(let rule): words["rule.\(rule.rawValue).name"]
    case .level(let level, let required):
      self.level(level, required) + (hasShades ? Self.shade(cell.missingLevels ?? 0) : "")
    }
  }

  /// `1/3`: has 1, needs 3.
  private func level(_ level: Int, _ required: Int?) -> String {
    required.map { "\(level)/\($0)" } ?? String(level)
  }

  /// The darker, the more is missing.
  private static func shade(_ missing: Int) -> String {
    missing == 0 ? "" : " " + String(repeating: ["░", "▒", "▓", "█"][min(missing, 4) - 1], count: 2)
  }

  /// As a spreadsheet takes it: numbers bare.
  func cell(_ cell: ReportTable.Cell) -> CSVCell {
    switch cell {
    case .none: .empty
    case .count, .hours, .date: .number(text(cell))
    case .money(let amount): .number(plain(amount))
    case .text(let text): .text(text)
    case .level(let level, let required): .text(self.level(level, required))
    case .week, .share, .word, .rule: .text(text(cell))
    }
  }

  private var comma: String { words["number.decimal"] }

  private func number(_ hours: StudyHours) -> String {
    ImportNumbers.written(hours, decimalComma: comma == ",")
  }

  /// `280000,00`.
  private func plain(_ amount: Money) -> String { amount.written(decimalMark: comma) }

  /// `280.000,00`, with the language's mark between thousands.
  private func grouped(_ amount: Money) -> String {
    let parts = plain(amount).split(separator: Character(comma), maxSplits: 1)
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    var digits = Array(parts[0].drop { $0 == "-" })
    for place in stride(from: digits.count - 3, to: 0, by: -3) {
      digits.insert(comma == "," ? "." : ",", at: place)
    }
    return "\(sign)\(String(digits))\(comma)\(parts[1])"
  }

  /// Two decimals, cut off and never rounded up: 13.95 % does not become 14 %.
  private func percent(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "-" }
    let hundredths = part * 10_000 / whole
    let rest = hundredths % 100
    return rest == 0 ? String(hundredths / 100) : "\(hundredths / 100)\(comma)\(rest < 10 ? "0" : "")\(rest)"
  }
}
