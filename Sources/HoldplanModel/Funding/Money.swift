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

extension Money: Codable {
  package init(from decoder: any Decoder) throws {
    oere = try decoder.singleValueContainer().decode(Int.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(oere)
  }
}
