import HoldplanModel

/// The goals that are counted team by team, on a draft as it is: S1, S2, S5, S7, S11.
enum GroupGoals {
  static func add(_ index: Int, _ board: Board, to values: inout [SoftGoal: Int]) {
    let group = board.groups[index]
    let module = board.module(group)
    var departments: [Int: Int] = [:]
    for member in group.members { departments[board.names.department[member], default: 0] += 1 }
    values[.departmentPairs, default: 0] += departments.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    values[.sizeDeviation, default: 0] += abs(group.members.count - module.teamSize.ideal)
    values[.teams, default: 0] += 1
    if group.meetings.count == module.sessions.count {
      for position in group.meetings.indices.dropFirst() {
        guard let gap = module.sessions[position].gap else { continue }
        let days = group.meetings[position - 1].session.date.distance(
          to: group.meetings[position].session.date)
        values[.spacing, default: 0] += abs(days - gap.ideal)
      }
    }
    guard let published = board.publishedTeams[group.id] else { return }
    for (position, session) in published.sessions.enumerated() {
      let now = group.meetings.indices.contains(position) ? group.meetings[position].session : nil
      if now?.date != session.date || now?.slot != session.slot { values[.perturbSession, default: 0] += 1 }
    }
  }
}

/// The goals that are counted person by person, on a draft as it is: S3, S6, S9, S10.
enum PersonGoals {
  static func add(_ person: Int, _ board: Board, to values: inout [SoftGoal: Int]) {
    let employee = board.employee(person)
    let requirement = board.names.requirements[person]
    var weeks: [Int: Int] = [:]
    var chosen: Set<Module.ID> = []
    for index in board.groupsOf[person] {
      let group = board.groups[index]
      let module = board.module(group).id
      if !requirement.required.contains(module), requirement.choice.from.contains(module) {
        chosen.insert(module)
      }
      for meeting in group.meetings {
        weeks[meeting.session.date.weekIndex, default: 0] += 1
        if employee.wishedFreeDates.contains(meeting.session.date) { values[.avoidDates, default: 0] += 1 }
      }
    }
    values[.preference, default: 0] += chosen.reduce(0) { $0 + requirement.choice.cost(of: $1) }
    values[.weekLoad, default: 0] += weeks.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let own = Set(board.groupsOf[person].map { board.groups[$0].id })
    values[.perturbMember, default: 0] += board.publishedOf[person].filter { !own.contains($0) }.count
  }
}

extension RepeatPairs {
  /// The pairs with at least one of some people in them, on a draft as it is.
  static func among(_ movers: Set<Int>, _ board: Board) -> Int {
    movers.reduce(0) { sum, person in
      var common: [Int: Int] = [:]
      for index in board.groupsOf[person] {
        for member in board.groups[index].members where member != person { common[member, default: 0] += 1 }
      }
      return common.reduce(sum) { sum, entry in
        if movers.contains(entry.key), entry.key < person { return sum }
        return sum + entry.value * (entry.value - 1) / 2
      }
    }
  }
}
