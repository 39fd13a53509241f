/// A season that is over: its dates and times, and the last plan that was announced in it.
package struct ClosedSeason: Equatable, Codable, Sendable {
  package var season: Season
  /// The number of its last publication; 0 where nothing had been published.
  package var lastPublication: Int
  package var closedOn: CalendarDate
  package var author: String

  package init(season: Season, lastPublication: Int, closedOn: CalendarDate, author: String) {
    self.season = season
    self.lastPublication = lastPublication
    self.closedOn = closedOn
    self.author = author
  }
}
