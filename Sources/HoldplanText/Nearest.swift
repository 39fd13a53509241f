/// Finds what somebody meant who typed something that there is none of.
package enum Nearest {
  /// The word among `known` from which `text` differs by a single slip, or by two where both are long: near
  /// enough to doubt something that may well be new. The same word in another case is none.
  package static func slip(_ text: String, among known: [String]) -> String? {
    let typed = Array(text.lowercased())
    guard typed.count > 3 else { return nil }
    let ranked = known.compactMap { word -> (distance: Int, word: String)? in
      let distance = distance(typed, Array(word.lowercased()))
      return (1...(typed.count > 7 ? 2 : 1)).contains(distance) ? (distance, word) : nil
    }
    return ranked.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// The word among `known` that is a slip or two away from `text`, or that it begins; nil where none is near.
  package static func to(_ text: String, among known: [String]) -> String? {
    let typed = Array(text.lowercased())
    guard typed.count > 2 else { return nil }
    let limit = typed.count < 4 ? 1 : 2
    let ranked = known.compactMap { word -> (distance: Int, word: String)? in
      let letters = Array(word.lowercased())
      let distance = distance(typed, letters)
      if distance <= limit, distance < max(typed.count, letters.count) { return (distance, word) }
      return typed.count >= 3 && letters.starts(with: typed) ? (limit + 1, word) : nil
    }
    return ranked.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }

  /// How many letters must be changed, added, left out or exchanged with the next (Damerau, Levenshtein).
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for (row, letter) in one.enumerated() {
      var now = [row + 1]
      for (column, counterpart) in other.enumerated() {
        var best = min(now[column] + 1, last[column + 1] + 1, last[column] + (letter == counterpart ? 0 : 1))
        if row > 0, column > 0, letter == other[column - 1], one[row - 1] == counterpart {
          best = min(best, before[column - 1] + 1)
        }
        now.append(best)
      }
      (before, last) = (last, now)
    }
    return last[other.count]
  }
}
