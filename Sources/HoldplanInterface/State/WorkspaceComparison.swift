import HoldplanModel

extension Workspace {
  /// Whether two workspaces are the same but for the attendance marks. Cheap where one was made from the
  /// other: what they share is not looked through.
  func differsInAttendanceAlone(from other: Workspace) -> Bool {
    publications == other.publications && draft == other.draft && employees == other.employees
      && modules == other.modules && season == other.season && rules == other.rules
      && departments == other.departments && sites == other.sites && roles == other.roles
      && rooms == other.rooms && instructors == other.instructors && programmes == other.programmes
      && waivers == other.waivers && pins == other.pins && name == other.name
      && guestSeats == other.guestSeats && examResults == other.examResults && accesses == other.accesses
  }
}
