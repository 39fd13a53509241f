import HoldplanModel

extension CalendarDate {
  /// A date as people and systems in Denmark write it: `14-11-2026`, `14/11/2026`, `14.11.2026`, `14112026` or
  /// `2026-11-14`.
  package init?(written text: some StringProtocol) {
    guard let date = ImportDates.date(text) else { return nil }
    self = date
  }
}
