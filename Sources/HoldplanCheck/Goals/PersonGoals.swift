import HoldplanModel

extension Inspection {
  /// S4: pairs of people who meet in more than one team; who share n teams count C(n, 2) times. Counted as the
  /// sum over pairs of teams of the pairs of people in both, which is the same.
  func repeatedPairs() -> Int {
    /// Two teams, by the numbers of their identifiers.
    struct TwoTeams: Hashable {
      let first: Int
      let second: Int
    }
    let names = Set(teams.map(\.id)).sorted()
    let number = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var inBoth: [TwoTeams: Int] = [:]
    for person in people where person.teams.count > 1 {
      let distinct = Set(person.teams.compactMap { number[$0.id] }).sorted()
      for (index, second) in distinct.enumerated() {
        for first in distinct[..<index] {
          inBoth[TwoTeams(first: first, second: second), default: 0] += 1
        }
      }
    }
    return inBoth.values.reduce(0) { $0 + pairs(among: $1) }
  }

  /// S6: pairs of sessions of one person in one ISO week.
  func weekLoad() -> Int {
    people.reduce(0) { sum, person in
      let weeks = person.sessions.map(\.date.weekIndex).sorted()
      return runs(of: weeks).reduce(sum) { $0 + pairs(among: $1) }
    }
  }

  /// The lengths of the runs of equal numbers.
  private func runs(of sorted: [Int]) -> [Int] {
    var lengths: [Int] = []
    for (index, number) in sorted.enumerated() {
      if index > 0, sorted[index - 1] == number {
        lengths[lengths.count - 1] += 1
      } else {
        lengths.append(1)
      }
    }
    return lengths
  }

  /// S9: sessions on dates that their people wished free.
  func wishedDatesTaken() -> Int {
    people.reduce(0) { sum, person in
      let wished = person.employee.wishedFreeDates
      if wished.isEmpty { return sum }
      return sum + person.sessions.filter { wished.contains($0.date) }.count
    }
  }
}
