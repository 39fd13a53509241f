import HoldplanModel

/// What a team is called beside its number; an empty name takes it away.
extension FormReader {
  func teamName(_ team: Team.ID) -> Change? {
    guard var record = workspace.draft.teams[team] else { return nil }
    record.name = value("name")
    return .put(.team(record))
  }
}
