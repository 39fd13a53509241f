import HoldplanModel
import HoldplanResources

/// Writes the sessions of the published plan, and the meetings of people's groups, as iCalendar (RFC 5545), for one person, team, instructor, room
/// or manager.
///
/// An event keeps its UID from publication to publication, and what alters in it raises its SEQUENCE, so that a
/// calendar that reads a newer file moves its events. What has gone is cancelled in a file of its own, because
/// METHOD holds for a whole file. Which events were sent out before is read from the earlier publications and
/// from the files of the last export, where they are at hand.
package struct Calendars: Sendable {
  package enum Owner: Hashable, Sendable {
    case employee(Employee.ID)
    case team(Team.ID)
    case instructor(Instructor.ID)
    case room(Room.ID)
    /// The people who report directly to this one, session by session.
    case manager(Employee.ID)
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

  /// The files for one owner.
  package struct Export: Equatable, Sendable {
    /// `METHOD:PUBLISH`, with all events there are.
    package var calendar: String
    /// `METHOD:CANCEL`; nil where nothing that was sent out has gone.
    package var cancellations: String?
    /// How many events the calendar has.
    package var events: Int
    /// How many of them are new or otherwise than when they were sent out last.
    package var changed: Int
    package var cancelled: Int
  }

  let workspace: Workspace
  let names: SessionNames
  let words: Words
  private let organizer: Organizer
  private let domain: String

  /// `identity` ends every UID and must stay the same for an organisation as long as its calendars are in use;
  /// without it the domain of the organizer's mail address does.
  package init(of workspace: Workspace, organizer: Organizer, identity: String? = nil, words: Words) {
    self.workspace = workspace
    self.organizer = organizer
    self.words = words
    names = SessionNames(workspace, words)
    let mailDomain = Self.address(organizer.email).split(separator: "@").dropFirst().last.map(String.init)
    let wanted = identity.map { Self.address($0) } ?? ""
    domain = wanted.isEmpty ? mailDomain ?? "holdplan" : wanted
  }

  /// All sessions of the latest publication that concern the owner, and a person's days without holiday;
  /// nil while nothing is published.
  package func calendar(for owner: Owner) -> String? { export(for: owner)?.calendar }

  /// What stood in an earlier publication's calendar of the owner and no longer does; nil where that is nothing.
  package func cancellations(for owner: Owner) -> String? { export(for: owner)?.cancellations }

  /// The owner's files; nil while nothing is published and no meeting is planned. `earlier` are the texts of the files that the last
  /// export wrote: with them, what has not altered since is written as it was, byte for byte.
  package func export(for owner: Owner, earlier: [String] = []) -> Export? {
    guard workspace.published != nil || !workspace.meetings.isEmpty else { return nil }
    // Meetings have no publication of their own: before the first one they count from 0.
    let publication =
      workspace.published ?? Publication(number: 0, date: workspace.season.start, plan: Plan())
    let record = CalendarRecord(of: earlier, domain: domain)
    let current = events(of: publication, for: owner) + meetingEvents(for: owner)
    let entries = current.map { entry(for: $0, publication: publication, record: record) }
    let gone = cancelled(for: owner, current: Set(current.map(\.uid)), publication, record)
    return Export(
      calendar: written(entries, method: "PUBLISH", owner: owner),
      cancellations: gone.isEmpty ? nil : written(gone, method: "CANCEL", owner: owner),
      events: entries.count, changed: entries.count { !record.holds($0) }, cancelled: gone.count)
  }

  /// Everybody and everything that has a calendar now or had one in an earlier publication.
  package func owners() -> [Owner] {
    var owners: Set<Owner> = []
    for team in workspace.publications.flatMap({ $0.plan.teams.unordered }) {
      owners.insert(.team(team.id))
      for session in team.sessions {
        owners.formUnion([.room(session.room), .instructor(session.instructor)])
        if let teacher = workspace.instructors[session.instructor]?.employee {
          owners.insert(.employee(teacher))
        }
      }
      for member in team.members {
        owners.insert(.employee(member))
        if let manager = workspace.employees[member]?.manager { owners.insert(.manager(manager)) }
      }
    }
    for person in workspace.series.unordered.flatMap(\.participants) where !workspace.meetings.isEmpty {
      owners.insert(.employee(person))
      if let manager = workspace.employees[person]?.manager { owners.insert(.manager(manager)) }
    }
    return owners.sorted { ($0.kind, $0.code) < ($1.kind, $1.code) }
  }

  // MARK: What was sent out before

  /// As it was where nothing about it has altered, and otherwise above every number it has had.
  private func entry(
    for event: CalendarEvent, publication: Publication, record: CalendarRecord
  ) -> CalendarEntry {
    var entry = CalendarEntry(
      event: event, sequence: publication.number, stamp: Self.stamp(publication.date))
    guard let known = record.events[event.uid] else { return entry }
    if !known.isCancelled && known.properties == entry.properties {
      entry.sequence = known.sequence
      entry.stamp = known.stamp
    } else {
      entry.sequence = max(publication.number, known.sequence + 1)
    }
    return entry
  }

  private func cancelled(
    for owner: Owner, current: Set<String>, _ publication: Publication, _ record: CalendarRecord
  ) -> [CalendarEntry] {
    var gone: [String: CalendarEntry] = [:]
    for earlier in workspace.publications.dropLast() {
      for event in events(of: earlier, for: owner) where !current.contains(event.uid) {
        gone[event.uid] = CalendarEntry(
          event: event, sequence: publication.number, stamp: Self.stamp(publication.date))
      }
    }
    for (uid, known) in record.events where !current.contains(uid) {
      var entry = CalendarEntry(
        uid: uid, sequence: known.sequence, stamp: known.stamp, properties: known.properties)
      if !known.isCancelled {
        entry.sequence = max(publication.number, known.sequence + 1)
        entry.stamp = Self.stamp(publication.date)
      }
      gone[uid] = entry
    }
    return gone.values.sorted { $0.uid < $1.uid }
  }

  // MARK: Writing

  private func written(_ entries: [CalendarEntry], method: String, owner: Owner) -> String {
    var writer = ICSWriter()
    writer.plain("BEGIN", "VCALENDAR")
    writer.plain("VERSION", "2.0")
    writer.plain("PRODID", "-//Holdplan//Holdplan//\(words.language.rawValue.uppercased())")
    writer.plain("METHOD", method)
    writer.text("X-WR-CALNAME", "\(workspace.name): \(name(of: owner))")
    writer.copenhagen()
    for entry in entries { write(entry, method: method, to: &writer) }
    writer.plain("END", "VCALENDAR")
    return writer.stream
  }

  private func write(_ entry: CalendarEntry, method: String, to writer: inout ICSWriter) {
    writer.plain("BEGIN", "VEVENT")
    writer.plain("UID", entry.uid)
    writer.plain("SEQUENCE", String(entry.sequence))
    writer.plain("DTSTAMP", entry.stamp)
    for property in entry.properties { writer.plain(property.name, property.value) }
    writer.plain("STATUS", method == "CANCEL" ? "CANCELLED" : "CONFIRMED")
    writer.plain(
      "ORGANIZER;CN=\(ICSWriter.quoted(organizer.name))", "mailto:\(Self.address(organizer.email))")
    writer.plain("END", "VEVENT")
  }

  /// The same for the same session or day in every publication of a season, and different for each owner, so
  /// that what is cancelled for one stays with another. It holds nothing that people rename.
  func uid(_ owner: Owner, _ parts: [String]) -> String {
    func plain(_ text: String) -> String {
      text.utf8.map { byte in
        let isPlain =
          (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
        return isPlain ? String(Unicode.Scalar(byte)) : "_" + String(byte, radix: 16)
      }.joined()
    }
    let all = [owner.kind, owner.code] + parts + [String(workspace.season.start.year)]
    return all.map(plain).joined(separator: "-") + "@" + domain
  }

  private static func stamp(_ date: CalendarDate) -> String { "\(digits(date))T000000Z" }

  static func digits(_ date: CalendarDate) -> String { date.iso.filter { $0 != "-" } }

  static func moment(_ date: CalendarDate, _ time: ClockTime) -> String {
    "\(digits(date))T\(time.description.filter { $0 != ":" })00"
  }

  /// What may stand in a mail address: anything else could begin a new line of the calendar.
  private static func address(_ email: String) -> String {
    email.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "@.-_+".contains($0)) }
  }
}

extension Calendars.Owner {
  /// What kind of owner it is, as people type it.
  package var kind: String {
    switch self {
    case .employee: "person"
    case .team: "team"
    case .instructor: "instructor"
    case .room: "room"
    case .manager: "manager"
    }
  }

  /// The identifier of the record.
  package var code: String {
    switch self {
    case .employee(let id), .manager(let id): id.rawValue
    case .team(let id): id.rawValue
    case .instructor(let id): id.rawValue
    case .room(let id): id.rawValue
    }
  }
}
