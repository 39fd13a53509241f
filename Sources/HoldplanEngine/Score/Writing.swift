import HoldplanModel

extension Problem {
  /// The plan that a snapshot stands for. Teams that were there keep what they are called; the others are called after their
  /// module and numbered in the order of their first date.
  func plan(of snapshot: Snapshot) -> Plan {
    var members = [[Employee.ID]](repeating: [], count: slots.count)
    for option in 0..<options.count where Int(snapshot.team[option]) < slots.count {
      members[Int(snapshot.team[option])].append(names.employees[Int(options.person[option])].id)
    }
    var teams: [Team] = []
    for module in 0..<modules.count { teams += self.teams(of: module, snapshot, members) }
    return Plan(teams: Records(teams))
  }

  private func teams(of module: Int, _ snapshot: Snapshot, _ members: [[Employee.ID]]) -> [Team] {
    let range = Int(slots.start[module])..<Int(slots.start[module + 1])
    let open = range.filter { snapshot.isOpen[$0] && !members[$0].isEmpty }
    var taken = Set(open.compactMap { names.teams[$0]?.number })
    let id = names.modules[module].id
    return open.sorted { order($0, snapshot) < order($1, snapshot) }.map { slot in
      let number: Int
      if let known = names.teams[slot], known.number > 0 {
        number = known.number
      } else {
        number = (1...).first { !taken.contains($0) && isFree(id, $0, besides: slot) } ?? 1
        taken.insert(number)
      }
      return Team(
        id: names.teams[slot]?.id ?? Self.teamID(id, number), module: id, number: number,
        name: names.teams[slot]?.name ?? "", sessions: sessions(slot, module, snapshot),
        members: members[slot].sorted())
    }
  }

  private static func teamID(_ module: Module.ID, _ number: Int) -> Team.ID { Team.ID("\(module)-\(number)") }

  private func isFree(_ module: Module.ID, _ number: Int, besides slot: Int) -> Bool {
    names.teams[slot] != nil || names.slotIndex[Self.teamID(module, number)] == nil
  }

  private func order(_ slot: Int, _ snapshot: Snapshot) -> (Int32, Int32, Int) {
    let first = Int(slots.sessionStart[slot])
    return (snapshot.date[first], snapshot.period[first], slot)
  }

  private func sessions(_ slot: Int, _ module: Int, _ snapshot: Snapshot) -> [Session] {
    let first = Int(slots.sessionStart[slot])
    return (first..<(first + Int(modules.sessionCount[module]))).map {
      Session(
        date: names.dates[Int(snapshot.date[$0])], slot: Int(snapshot.period[$0]),
        room: names.rooms[Int(snapshot.room[$0])].id,
        instructor: names.instructors[Int(snapshot.instructor[$0])].id)
    }
  }

  /// Places that nobody can ever have: what is barred, and more choices than there are modules to choose.
  var hopelessPlaces: Int {
    (0..<people.count).reduce(0) { sum, person in
      let own = options.range(of: person)
      let barred = own.filter { options.isBarred[$0] && !options.isChoice[$0] }.count
      let open = own.filter { !options.isBarred[$0] && options.isChoice[$0] }.count
      return sum + barred + max(0, Int(people.choiceCount[person]) - open)
    }
  }

  /// Everybody who lacks a place: required modules, and for choices the first wishes that are not taken.
  func unplaced(in snapshot: Snapshot) -> [Solution.Unplaced] {
    (0..<people.count).flatMap { person -> [Solution.Unplaced] in
      let own = options.range(of: person)
      let waiting = own.filter { Int(snapshot.team[$0]) >= slots.count }
      let chosen = own.filter { options.isChoice[$0] && Int(snapshot.team[$0]) < slots.count }.count
      let lacking = max(0, Int(people.choiceCount[person]) - chosen)
      let wishes = waiting.filter { options.isChoice[$0] }
        .sorted { (options.cost[$0], $0) < (options.cost[$1], $1) }.prefix(lacking)
      let missing = waiting.filter { !options.isChoice[$0] } + wishes
      let employee = names.employees[person].id
      return missing.map {
        Solution.Unplaced(employee: employee, module: names.modules[Int(options.module[$0])].id)
      }
      .sorted { $0.module < $1.module }
    }
  }
}
