import HoldplanModel

/// The series with a holder found for every empty seat for whose role there is somebody.
///
/// Seats that are held stay as they are. Of those with the seat's role, the one with the fewest seats takes
/// it, so that seven seats of a role that four people have are shared 2, 2, 2, 1. Nobody sits twice in a group.
package func formGroups(in workspace: Workspace) -> [MeetingSeries] {
  let all = workspace.series.sorted
  var seatCount: [Employee.ID: Int] = [:]
  for series in all {
    for person in series.seats.compactMap(\.employee) { seatCount[person, default: 0] += 1 }
  }
  let people = workspace.employees.sorted
  return all.map { series in
    var formed = series
    for index in formed.seats.indices where formed.seats[index].employee == nil {
      let taken = Set(formed.seats.compactMap(\.employee))
      let role = formed.seats[index].role
      let choice = people.filter { person in
        (role == nil || person.role == role) && !taken.contains(person.id)
          && series.dates.dates.contains { person.isEmployed(on: $0) }
      }
      .min { (seatCount[$0.id] ?? 0, $0.id) < (seatCount[$1.id] ?? 0, $1.id) }
      guard let choice else { continue }
      formed.seats[index].employee = choice.id
      seatCount[choice.id, default: 0] += 1
    }
    return formed
  }
}
