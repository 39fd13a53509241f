extension Change {
  /// The kinds of change in it that are about a person, each once, in order; empty where it isn't about the
  /// person at all. They are the ends of the keys of `person.change.`.
  package func kinds(mentioning employee: Employee.ID) -> [String] {
    var kinds: [String] = []
    forEachPart { part in
      if let kind = part.kind(mentioning: employee), !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds
  }

  private func kind(mentioning id: Employee.ID) -> String? {
    switch self {
    case .put(.employee(let employee)): employee.id == id ? "record" : nil
    case .put(.instructor(let instructor)): instructor.employee == id ? "instructor" : nil
    case .put(.waiver(let waiver)):
      if case .employee(id, _) = waiver.subject { "waiver" } else { nil }
    case .put(.team(let team)): team.members.contains(id) ? "place" : nil
    case .put(.series(let series)): series.participants.contains(id) ? "group" : nil
    case .put(.meeting(let meeting)): meeting.marks.contains { $0.employee == id } ? "meeting" : nil
    case .put(.rota(let rota)): rota.workers.contains(id) ? "rota" : nil
    case .put(.goal(let goal)): goal.employee == id || goal.owner == id ? "goal" : nil
    case .put(.expense(let expense)): expense.employee == id ? "expense" : nil
    case .remove(.employee(id)): "remove"
    case .addMember(id, _), .removeMember(id, _), .move(id, _, _), .swap(id, _, _, _), .swap(_, _, id, _):
      "place"
    case .setDraft(let plan): plan.teams(with: id).isEmpty ? nil : "plan"
    case .publish(let publication): publication.plan.teams(with: id).isEmpty ? nil : "publish"
    case .pin(.member(id, _, _)), .unpin(.member(id, _, _)): "pin"
    case .mark(let mark): mark.employee == id ? "mark" : nil
    case .bookSeat(let seat), .cancelSeat(let seat): seat.employee == id ? "seat" : nil
    case .noteExam(let result): result.employee == id ? "exam" : nil
    case .grantAccess(let access), .revokeAccess(let access): access.employee == id ? "access" : nil
    default: nil
    }
  }
}
