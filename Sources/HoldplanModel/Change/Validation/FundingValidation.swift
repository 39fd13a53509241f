extension Fund {
  func check(_ findings: inout Findings) {
    findings.checkName(name)
    findings.checkRange(amount.oere, field: "amount", 0, Money.largest.oere)
    findings.checkUnique(modules, field: "modules")
  }
}

extension Expense {
  /// A negative amount is money that came back.
  func check(_ findings: inout Findings) {
    findings.checkName(text, field: "text")
    findings.checkRange(amount.oere, field: "amount", -Money.largest.oere, Money.largest.oere)
  }
}

extension Money {
  /// A thousand million kroner: nothing beyond it can be meant.
  static let largest = Money(oere: 100_000_000_000)
}
