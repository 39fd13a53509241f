/// A plan kept aside: who is in which team and when each team meets.
struct Snapshot: Sendable, Equatable {
  var energy: Int
  var soft: Int
  var waiting: Int
  var missing: Int
  var team: [Int32]
  var isOpen: [Bool]
  var date: [Int32]
  var period: [Int32]
  var room: [Int32]
  var instructor: [Int32]
}

extension State {
  var snapshot: Snapshot {
    Snapshot(
      energy: energy, soft: totals[0].soft, waiting: totals[0].waiting, missing: totals[0].missing,
      team: Array(team.elements), isOpen: Array(isOpen.elements), date: Array(date.elements),
      period: Array(period.elements), room: Array(sessionRoom.elements),
      instructor: Array(instructor.elements))
  }

  /// Makes the state that of a snapshot of the same problem.
  func restore(_ snapshot: Snapshot) {
    for option in 0..<options.count where Int(team[option]) != none { move(option, to: none) }
    for slot in 0..<slots.count where isOpen[slot] { close(slot) }
    for slot in 0..<slots.count where snapshot.isOpen[slot] {
      let module = module(of: slot)
      var added = 0
      for session in sessionRange(slot, module) {
        date[session] = snapshot.date[session]
        period[session] = snapshot.period[session]
        sessionRoom[session] = snapshot.room[session]
        instructor[session] = snapshot.instructor[session]
        added += book(session, of: slot, module)
      }
      open(slot, instructorDays: added)
    }
    for option in 0..<options.count where Int(snapshot.team[option]) != none {
      move(option, to: Int(snapshot.team[option]))
    }
  }
}
