/// What a piece of the screen is for. A theme gives each role its colour; monochrome gives attributes only.
package enum ColorRole: UInt8, CaseIterable, Sendable {
  case text, dim, title, border, selected, accent, good, warning, problem, held, shade1, shade2, shade3
}

/// How a cell looks: a role, and attributes that carry the state where there is no colour.
package struct Style: Hashable, Sendable {
  package var role: ColorRole
  package var bold: Bool
  package var reverse: Bool
  package var underline: Bool

  package init(_ role: ColorRole = .text, bold: Bool = false, reverse: Bool = false, underline: Bool = false)
  {
    self.role = role
    self.bold = bold
    self.reverse = reverse
    self.underline = underline
  }

  package static let plain = Style()
}
