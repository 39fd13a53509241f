/// What a change has touched, each thing once, so that it's checked once whatever a group did to it.
struct Touched {
  var records: Set<RecordReference> = []
  var hasRemovals = false
  var organisation = false
  var season = false
  var rules = false
  /// The whole draft was replaced.
  var draft = false
  /// A team came, went or was replaced, so that pins may no longer agree with it.
  var teams = false
  var pins: Set<Pin> = []
  /// A plan was announced or taken back, so that another one is the latest.
  var publications = false
  var marks: [AttendanceMark] = []
  var seats: [GuestSeat] = []
  var results: [ExamResult] = []
  var accesses: [Access] = []

  init(by change: Change) { change.forEachPart { note($0) } }

  private mutating func note(_ change: Change) {
    switch change {
    case .group: break
    case .put(let record):
      records.insert(record.reference)
      if case .team = record { teams = true }
    case .remove(let reference):
      hasRemovals = true
      if case .team = reference { teams = true }
    case .rename: organisation = true
    case .setSeason: season = true
    case .setRules: rules = true
    case .addMember(_, let team), .removeMember(_, let team), .setSession(let team, _, _):
      records.insert(.team(team))
    case .move(_, let from, let to): records.formUnion([.team(from), .team(to)])
    case .swap(_, let team, _, let other): records.formUnion([.team(team), .team(other)])
    case .setDraft:
      draft = true
      teams = true
    case .pin(let pin): pins.insert(pin)
    case .unpin: break
    case .publish, .withdraw: publications = true
    case .closeSeason, .reopenSeason: publications = true
    case .mark(let mark): marks.append(mark)
    case .bookSeat(let seat): seats.append(seat)
    case .noteExam(let result): results.append(result)
    case .grantAccess(let access): accesses.append(access)
    case .cancelSeat, .revokeAccess: break
    }
  }
}

extension Touched {
  var touchesModules: Bool { records.contains { $0.kind == .module } }
}
