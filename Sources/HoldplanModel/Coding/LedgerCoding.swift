// What is broken outside the teaching, written as {"series": "FG1", "meeting": "FG1#02"}, {"rota": "FAM", "cases":
// ["7"]} or {"quota": "14"}.

extension Violation.Ledger: Codable {
  private enum Key: String, CodingKey { case series, meeting, otherMeeting, rota, cases, quota }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    if let series = try container.decodeIfPresent(MeetingSeries.ID.self, forKey: .series) {
      self = .series(
        series, meeting: try container.decodeIfPresent(Meeting.ID.self, forKey: .meeting),
        other: try container.decodeIfPresent(Meeting.ID.self, forKey: .otherMeeting))
    } else if let rota = try container.decodeIfPresent(PairRota.ID.self, forKey: .rota) {
      self = .rota(rota, cases: try container.decode(.cases, or: []))
    } else {
      self = .quota(try container.decode(Quota.ID.self, forKey: .quota))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .series(let series, let meeting, let other):
      try container.encode(series, forKey: .series)
      try container.encodeIfPresent(meeting, forKey: .meeting)
      try container.encodeIfPresent(other, forKey: .otherMeeting)
    case .rota(let rota, let cases):
      try container.encode(rota, forKey: .rota)
      if !cases.isEmpty { try container.encode(cases, forKey: .cases) }
    case .quota(let quota): try container.encode(quota, forKey: .quota)
    }
  }
}
