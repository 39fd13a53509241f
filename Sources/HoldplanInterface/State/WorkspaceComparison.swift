import HoldplanModel

extension Workspace {
  /// Whether two workspaces are the same but for the attendance marks, at sessions and at meetings. Cheap where one was made from the
  /// other: what they share is not looked through.
  func differsInAttendanceAlone(from other: Workspace) -> Bool {
    publications == other.publications && draft == other.draft && employees == other.employees
      && modules == other.modules && season == other.season && rules == other.rules
      && departments == other.departments && sites == other.sites && roles == other.roles
      && rooms == other.rooms && instructors == other.instructors && programmes == other.programmes
      && waivers == other.waivers && pins == other.pins && name == other.name
      && guestSeats == other.guestSeats && examResults == other.examResults && accesses == other.accesses
      && series == other.series && rotas == other.rotas && quotas == other.quotas
      && competences == other.competences && profiles == other.profiles && goals == other.goals
      && funds == other.funds && expenses == other.expenses && meetingsDifferInMarksAlone(from: other)
  }

  private func meetingsDifferInMarksAlone(from other: Workspace) -> Bool {
    if meetings == other.meetings { return true }
    guard meetings.count == other.meetings.count else { return false }
    return meetings.unordered.allSatisfy { meeting in
      other.meetings[meeting.id].flatMap(meeting.marksAdded) != nil
    }
  }
}
