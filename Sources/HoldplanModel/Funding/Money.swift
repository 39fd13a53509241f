/// An amount of Danish kroner, in whole øre: sums and shares are exact.
package struct Money: Hashable, Comparable, Sendable {
  package let oere: Int

  package static let zero = Money(oere: 0)

  package init(oere: Int) { self.oere = oere }

  package static func < (left: Self, right: Self) -> Bool { left.oere < right.oere }
  package static func + (left: Self, right: Self) -> Self { Money(oere: left.oere + right.oere) }
  package static func - (left: Self, right: Self) -> Self { Money(oere: left.oere - right.oere) }

  /// So many parts that differ by at most one øre and add up to exactly this amount, the smaller ones first.
  ///
  /// 280,000.00 kr in 21 parts are 14 of 13,333.33 kr and 7 of 13,333.34 kr.
  package func shares(_ count: Int) -> [Money] {
    guard count > 0 else { return [] }
    let (quotient, remainder) = oere.quotientAndRemainder(dividingBy: count)
    // The remainder has the sign of the amount, so a debt is shared as evenly as a grant.
    let step = remainder.signum()
    return (0..<count).map { Money(oere: quotient + ($0 < count - abs(remainder) ? 0 : step)) }
  }
}

extension Money {
  /// Reads kroner as people type them: `280000`, `280.000,00`, `280000.50`; nil for anything else.
  package init?(written argument: String) {
    let sign = argument.hasPrefix("-") ? -1 : 1
    let text = argument.drop { $0 == "-" }
    // The last mark with one or two digits behind it is the decimal mark; any other stands between thousands.
    let mark = text.lastIndex { $0 == "," || $0 == "." }
    let decimals = mark.map { text[text.index(after: $0)...] } ?? ""
    let isDecimal = (1...2).contains(decimals.count)
    let whole = (isDecimal ? mark.map { text[..<$0] } ?? text : text).filter {
      $0 != "," && $0 != "." && $0 != " "
    }
    let cents = isDecimal ? (decimals.count == 1 ? decimals + "0" : String(decimals)) : "00"
    guard !whole.isEmpty, whole.count <= 12, let kroner = Int(whole), let rest = Int(cents),
      kroner >= 0, rest >= 0
    else { return nil }
    self.init(oere: sign * (kroner * 100 + rest))
  }

  /// Kroner and øre with a decimal mark and nothing between the thousands: `280000,00`.
  package func written(decimalMark: String) -> String {
    let (kroner, rest) = abs(oere).quotientAndRemainder(dividingBy: 100)
    return (oere < 0 ? "-" : "") + "\(kroner)\(decimalMark)\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Money: Codable {
  package init(from decoder: any Decoder) throws {
    oere = try decoder.singleValueContainer().decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(oere)
  }
}
