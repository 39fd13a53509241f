extension Problem {
  /// Whether pins leave nothing to decide: everybody who can have a place is pinned to a team, and so is every
  /// session of these teams to a date and time.
  var isFullyPinned: Bool {
    var isNamed = [Bool](repeating: false, count: slots.count)
    for option in 0..<options.count where options.pin[option] >= 0 {
      isNamed[Int(options.pin[option])] = true
    }
    let hasFreePerson = (0..<people.count).contains { person in
      let own = options.range(of: person).filter { !options.isBarred[$0] }
      let chosen = own.filter { options.isChoice[$0] && options.pin[$0] >= 0 }.count
      let mayChoose = chosen < Int(people.choiceCount[person])
      return own.contains { options.pin[$0] < 0 && (!options.isChoice[$0] || mayChoose) }
    }
    return !hasFreePerson
      && (0..<slots.count).allSatisfy { slot in
        !isNamed[slot] || sessions(of: slot).allSatisfy { slots.pinnedDate[$0] >= 0 }
      }
  }

  private func sessions(of slot: Int) -> Range<Int> {
    let first = Int(slots.sessionStart[slot])
    return first..<(first + Int(modules.sessionCount[slots.module[slot]]))
  }
}
