/// Why a change cannot be made. The workspace is as it was before.
package enum ChangeError: Error, Equatable, Sendable {
  /// The record or team that the change names does not exist.
  case unknown(RecordReference)
  /// Somebody is in the team already.
  case alreadyMember(Employee.ID, Team.ID)
  case notMember(Employee.ID, Team.ID)
  case noSuchSession(Team.ID, index: Int)
  case alreadyPinned(Pin)
  case notPinned(Pin)
  /// The person has a guest's seat for the session missed already: this one.
  case alreadyBooked(GuestSeat)
  case notBooked(GuestSeat)
  /// Nothing is said about the user.
  case noAccess(user: String)
  /// The record cannot go while these refer to it; listed in full.
  case inUse(RecordReference, by: [RecordReference])
  /// Publications are numbered from 1 without gaps, and only the latest can be withdrawn.
  case publicationNumber(given: Int, expected: Int)
  /// The season has been closed already, or is not the one that goes on.
  case seasonNotOpen(String)
  /// No season has been closed that could be opened again.
  case noClosedSeason
  /// What the change would leave behind does not hold together; every problem is listed.
  case invalid([ModelProblem])
}
