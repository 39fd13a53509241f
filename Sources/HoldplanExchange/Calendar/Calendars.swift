import HoldplanModel
import HoldplanResources

/// Writes the sessions of the published plan as iCalendar (RFC 5545), for one person, team, instructor or room.
///
/// An event keeps its UID from publication to publication and its SEQUENCE is the publication's number, so a
/// calendar that reads a newer file moves its events. What has gone since an earlier publication is in
/// `cancellations(for:)`: a file of its own, because METHOD holds for a whole file.
package struct Calendars: Sendable {
  package enum Owner: Hashable, Sendable {
    case employee(Employee.ID)
    case team(Team.ID)
    case instructor(Instructor.ID)
    case room(Room.ID)
  }

  /// Who sends the calendar out: PUBLISH needs an ORGANIZER.
  package struct Organizer: Equatable, Sendable {
    package var name: String
    package var email: String

    package init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  private let workspace: Workspace
  private let organizer: Organizer
  private let words: Words

  package init(of workspace: Workspace, organizer: Organizer, words: Words) {
    self.workspace = workspace
    self.organizer = organizer
    self.words = words
  }

  /// All sessions of the latest publication that concern the owner, and a person's days without holiday;
  /// nil while nothing is published.
  package func calendar(for owner: Owner) -> String? {
    guard let publication = workspace.published else { return nil }
    let events = events(of: publication, for: owner)
    return written(events, method: "PUBLISH", publication: publication)
  }

  /// What stood in an earlier publication's calendar of the owner and no longer does; nil where that is nothing.
  package func cancellations(for owner: Owner) -> String? {
    guard let publication = workspace.published else { return nil }
    let current = Set(events(of: publication, for: owner).map(\.uid))
    var gone: [String: Event] = [:]
    for earlier in workspace.publications.dropLast() {
      for event in events(of: earlier, for: owner) where !current.contains(event.uid) {
        gone[event.uid] = event
      }
    }
    if gone.isEmpty { return nil }
    return written(gone.values.sorted { $0.uid < $1.uid }, method: "CANCEL", publication: publication)
  }

  // MARK: Events

  private struct Event {
    var uid: String
    var date: CalendarDate
    /// Nil for a whole day.
    var times: (start: ClockTime, end: ClockTime)?
    var summary: String
    var location: String
    var description: String
  }

  private func events(of publication: Publication, for owner: Owner) -> [Event] {
    let own = publication.plan.teams.sorted.flatMap { team in
      team.sessions.indices.compactMap { index in
        concerns(team, session: index, owner) ? (team, index) : nil
      }
    }
    var events = own.map { event(of: $0.0, session: $0.1) }
    if case .employee = owner, workspace.rules.closesTeachingDaysForLeave {
      let dates = Set(own.map { $0.0.sessions[$0.1].date }).sorted()
      events += dates.map(closedDay)
    }
    return events
  }

  private func concerns(_ team: Team, session: Int, _ owner: Owner) -> Bool {
    switch owner {
    case .team(let id): team.id == id
    case .instructor(let id): team.sessions[session].instructor == id
    case .room(let id): team.sessions[session].room == id
    case .employee(let id):
      team.members.contains(id)
        || workspace.instructors[team.sessions[session].instructor]?.employee == id
    }
  }

  private func event(of team: Team, session index: Int) -> Event {
    let session = team.sessions[index]
    let module = workspace.modules[team.module]
    let patterns = module?.sessions ?? []
    let pattern = patterns.indices.contains(index) ? patterns[index] : nil
    let room = workspace.rooms[session.room]
    let site = room?.site.flatMap { workspace.sites[$0] }
    let place = [room?.name ?? session.room.rawValue, site?.name ?? "", site?.address ?? ""]
    let key = pattern?.kind == .exam ? "roster.session.exam" : "roster.session.lesson"
    let name = words[key, ["number": String(index + 1), "count": String(team.sessions.count)]]
    let teacher = workspace.instructors[session.instructor]?.name ?? session.instructor.rawValue
    return Event(
      uid: uid(["session", team.id.rawValue, String(index + 1)]), date: session.date,
      times: workspace.season.times(from: session.slot, count: pattern?.slotCount ?? 1),
      summary: [
        module?.name ?? team.module.rawValue, words["roster.team", ["number": String(team.number)]], name,
      ].joined(separator: " · "),
      location: place.filter { !$0.isEmpty }.joined(separator: ", "),
      description: "\(words["roster.instructor"]): \(teacher)")
  }

  private func closedDay(_ date: CalendarDate) -> Event {
    let source = workspace.rules.leaveSource
    return Event(
      uid: uid(["closed", date.iso]), date: date, times: nil, summary: words["roster.calendar.closed"],
      location: "",
      description: source.isEmpty ? "" : words["roster.calendar.source", ["source": source]])
  }

  /// The same for the same session or day in every publication of a season. It holds nothing that people
  /// rename: the year in which the season begins, the team's code, and the mail domain of who sends it.
  private func uid(_ parts: [String]) -> String {
    func plain(_ text: String) -> String {
      text.utf8.map { byte in
        let isPlain =
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
        return isPlain ? String(Unicode.Scalar(byte)) : "_" + String(byte, radix: 16)
      }.joined()
    }
    let domain = Self.address(organizer.email).split(separator: "@").dropFirst().last ?? "holdplan"
    return (parts + [String(workspace.season.start.year)]).map(plain).joined(separator: "-") + "@" + domain
  }

  // MARK: Writing

  private func written(_ events: [Event], method: String, publication: Publication) -> String {
    var writer = ICSWriter()
    writer.plain("BEGIN", "VCALENDAR")
    writer.plain("VERSION", "2.0")
    writer.plain("PRODID", "-//Holdplan//Holdplan//\(words.language.rawValue.uppercased())")
    writer.plain("METHOD", method)
    writer.text("X-WR-CALNAME", workspace.name)
    writer.copenhagen()
    for event in events { write(event, method: method, publication: publication, to: &writer) }
    writer.plain("END", "VCALENDAR")
    return writer.stream
  }

  private func write(_ event: Event, method: String, publication: Publication, to writer: inout ICSWriter) {
    writer.plain("BEGIN", "VEVENT")
    writer.plain("UID", event.uid)
    writer.plain("SEQUENCE", String(publication.number))
    writer.plain("DTSTAMP", "\(Self.digits(publication.date))T000000Z")
    if let times = event.times {
      writer.plain("DTSTART;TZID=Europe/Copenhagen", Self.moment(event.date, times.start))
      writer.plain("DTEND;TZID=Europe/Copenhagen", Self.moment(event.date, times.end))
    } else {
      writer.plain("DTSTART;VALUE=DATE", Self.digits(event.date))
      writer.plain("DTEND;VALUE=DATE", Self.digits(event.date.advanced(by: 1)))
      // A day on which nobody may take leave is no appointment.
      writer.plain("TRANSP", "TRANSPARENT")
    }
    writer.plain("STATUS", method == "CANCEL" ? "CANCELLED" : "CONFIRMED")
    writer.text("SUMMARY", event.summary)
    if !event.location.isEmpty { writer.text("LOCATION", event.location) }
    if !event.description.isEmpty { writer.text("DESCRIPTION", event.description) }
    writer.plain(
      "ORGANIZER;CN=\(ICSWriter.quoted(organizer.name))", "mailto:\(Self.address(organizer.email))")
    writer.plain("END", "VEVENT")
  }

  private static func digits(_ date: CalendarDate) -> String { date.iso.filter { $0 != "-" } }

  private static func moment(_ date: CalendarDate, _ time: ClockTime) -> String {
    "\(digits(date))T\(time.description.filter { $0 != ":" })00"
  }

  /// What may stand in a mail address: anything else could begin a new line of the calendar.
  private static func address(_ email: String) -> String {
    email.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "@.-_+".contains($0)) }
  }
}
