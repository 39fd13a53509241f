/// One alteration of a workspace, as a value: it can be checked, previewed, stored, shown and undone.
///
/// Whatever alters a plan or a record is one of these; `Workspace.apply(_:)` returns the change that undoes it.
package indirect enum Change: Equatable, Codable, Sendable {
  /// All or none, in order. What the parts leave behind together is validated once, at the end.
  case group([Change])
  /// Adds a record or replaces the one with the same identifier.
  case put(Record)
  /// Refused while something else refers to the record.
  case remove(RecordReference)
  case rename(organisation: String)
  case setSeason(Season)
  case setRules(Rules)
  case addMember(Employee.ID, to: Team.ID)
  case removeMember(Employee.ID, from: Team.ID)
  case move(Employee.ID, from: Team.ID, to: Team.ID)
  /// Each takes the other's place.
  case swap(Employee.ID, in: Team.ID, with: Employee.ID, of: Team.ID)
  /// Replaces session `index` of a team: date, slot, room and instructor.
  case setSession(team: Team.ID, index: Int, Session)
  case pin(Pin)
  case unpin(Pin)
  /// Replaces the draft: how a solver's proposal is accepted.
  case setDraft(Plan)
  /// Announces a plan under the next number.
  case publish(Publication)
  /// Takes back the latest publication.
  case withdraw(publication: Int)
  /// Ends the season as it stands; the next one is set with `setSeason`.
  case closeSeason(ClosedSeason)
  /// Takes back the latest closing.
  case reopenSeason
  /// Adds a mark to the ledger. Its inverse adds a correcting mark; nothing is ever taken out.
  case mark(AttendanceMark)
  /// Gives somebody a guest's place for a session missed; refused while the person has one for it.
  case bookSeat(GuestSeat)
  /// Takes the seat back that somebody has for a session missed.
  case cancelSeat(GuestSeat)
  /// Adds an exam result. Its inverse adds a correcting one; nothing is ever taken out.
  case noteExam(ExamResult)
  /// Says who a user of the operating system is, in the place of what was said before.
  case grantAccess(Access)
  case revokeAccess(Access)

  /// Several changes as one; a single one as it is.
  package static func together(_ parts: [Change]) -> Change { parts.count == 1 ? parts[0] : .group(parts) }

  /// Calls `visit` with the change itself or, of a group, with everything in it, in order.
  package func forEachPart(_ visit: (Change) -> Void) {
    guard case .group(let parts) = self else { return visit(self) }
    for part in parts { part.forEachPart(visit) }
  }

  /// The same change with its attendance marks, guest seats and exam results signed by somebody else at
  /// another time, as needed when one person undoes what was recorded with another signature.
  package func signed(by author: String, at moment: Timestamp) -> Change {
    switch self {
    case .group(let parts): return .group(parts.map { $0.signed(by: author, at: moment) })
    case .mark(var mark):
      mark.author = author
      mark.markedAt = moment
      return .mark(mark)
    case .bookSeat(var seat):
      seat.author = author
      seat.bookedAt = moment
      return .bookSeat(seat)
    case .noteExam(var result):
      result.author = author
      result.recordedAt = moment
      return .noteExam(result)
    case .put(.meeting(var meeting)):
      // Only what is new: taking a change back must not sign what others have noted.
      for index in meeting.marks.indices where meeting.marks[index].markedAt.seconds == 0 {
        meeting.marks[index].author = author
        meeting.marks[index].markedAt = moment
      }
      return .put(.meeting(meeting))
    default: return self
    }
  }
}
