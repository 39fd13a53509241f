import HoldplanModel
import HoldplanResources

/// What the latest publication alters for each person, seen against the one before.
struct LetterChanges: Sendable {
  /// What stays the same when a session is moved or somebody changes teams: the session of the module that a
  /// person attends, or the session of the team that a person teaches.
  private struct Place: Hashable, Comparable {
    var module: Module.ID
    /// Only for those who teach.
    var team: Team.ID?
    var session: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.module, left.team?.rawValue ?? "", left.session)
        < (right.module, right.team?.rawValue ?? "", right.session)
    }
  }

  private let names: SessionNames
  private let words: Words
  private let workspace: Workspace
  private let latest: Publication
  private let previous: Publication?

  /// Those for whom something has altered, by identifier.
  private(set) var people: [Employee.ID] = []
  private var lines: [Employee.ID: [String]] = [:]

  init(in workspace: Workspace, latest: Publication, words: Words) {
    self.workspace = workspace
    self.latest = latest
    self.words = words
    names = SessionNames(workspace, words)
    previous = workspace.publications.last { $0.number < latest.number }
    let (before, now) = (places(in: previous?.plan), places(in: latest.plan))
    for employee in Set(before.keys).union(now.keys).sorted() where workspace.employees.contains(employee) {
      let lines = lines(from: before[employee] ?? [:], to: now[employee] ?? [:])
      if !lines.isEmpty {
        people.append(employee)
        self.lines[employee] = lines
      }
    }
  }

  /// A line for each thing that has altered for a person, and under a moved one what it was before.
  func lines(for employee: Employee.ID) -> [String] { lines[employee] ?? [] }

  /// A session as it is now, on two lines.
  func description(of duty: Duty) -> [String] {
    guard let team = latest.plan.teams[duty.occurrence.team],
      team.sessions.indices.contains(duty.occurrence.session)
    else { return [] }
    let seat = Seat(team: team, session: duty.occurrence.session, part: duty.part)
    return [title(of: seat), "  " + place(of: seat)]
  }

  // MARK: Comparing

  /// One session as one person has it.
  private struct Seat: Equatable {
    var team: Team
    var session: Int
    var part: Duty.Part

    var held: Session { team.sessions[session] }

    /// Who else is in the team does not matter.
    static func == (left: Self, right: Self) -> Bool {
      left.team.id == right.team.id && left.held == right.held && left.part == right.part
    }
  }

  private func places(in plan: Plan?) -> [Employee.ID: [Place: Seat]] {
    var result: [Employee.ID: [Place: Seat]] = [:]
    for team in plan?.teams.sorted ?? [] {
      for (index, session) in team.sessions.enumerated() {
        let place = Place(module: team.module, team: nil, session: index)
        for member in team.members {
          result[member, default: [:]][place] = Seat(team: team, session: index, part: .attends)
        }
        if let teacher = workspace.instructors[session.instructor]?.employee {
          let place = Place(module: team.module, team: team.id, session: index)
          result[teacher, default: [:]][place] = Seat(team: team, session: index, part: .teaches)
        }
      }
    }
    return result
  }

  private func lines(from before: [Place: Seat], to now: [Place: Seat]) -> [String] {
    let places = Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }.sorted()
    return places.flatMap { place -> [String] in
      switch (before[place], now[place]) {
      case (nil, let new?): [words["letters.new", ["what": title(of: new)]], "  " + self.place(of: new)]
      case (let old?, nil): [words["letters.gone", ["what": title(of: old)]], "  " + self.place(of: old)]
      case (let old?, let new?):
        [
          words["letters.moved", ["what": title(of: new)]],
          "  " + words["letters.before", ["what": teamIfOther(old, new) + self.place(of: old)]],
          "  " + words["letters.now", ["what": self.place(of: new)]],
        ]
      case (nil, nil): []
      }
    }
  }

  /// The former team, where somebody has changed teams.
  private func teamIfOther(_ old: Seat, _ new: Seat) -> String {
    old.team.id == new.team.id ? "" : names.team(old.team) + ", "
  }

  private func title(of seat: Seat) -> String {
    let parts = [
      names.module(seat.team.module), names.team(seat.team), names.session(seat.session, of: seat.team),
    ]
    let role = seat.part == .teaches ? " (\(words["paper.teaches"]))" : ""
    return parts.joined(separator: ", ") + role
  }

  /// When, where and with whom: `tirsdag den 10. november 2026 kl. 08:30–11:30, Mødelokale A, …`.
  private func place(of seat: Seat) -> String {
    let session = seat.held
    let teacher =
      seat.part == .teaches ? "" : "\(words["roster.instructor"]): \(names.instructor(session.instructor))"
    let when = words[
      "letters.when",
      [
        "date": names.dates.full(session.date), "times": names.times(seat.session, of: seat.team),
        "week": String(session.date.isoWeek.number),
      ]]
    return [when, names.room(session.room), names.address(session.room), teacher]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
