import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanText

extension Session {
  /// Whose calendars somebody asks for.
  func calendarOwners(kind: String?, id: String?, all: Bool) throws -> [Calendars.Owner] {
    guard workspace.published != nil || !workspace.meetings.isEmpty else {
      throw CommandFailure(.wrongInput, context.words["cli.publish.none"])
    }
    let kinds = ["person", "team", "instructor", "room", "manager"]
    if let kind, !kinds.contains(kind) {
      throw CommandFailure(.wrongInput, context.words["cli.calendar.kind", ["text": SafeText.of(kind)]])
    }
    switch (kind, id, all) {
    case (let kind?, let id?, false): return [try owner(kind, id)]
    case (let kind, nil, true):
      let owners = calendars(try sendingSettings(nil)).owners()
      return owners.filter { kind == nil || $0.kind == kind }
    default: throw CommandFailure(.wrongInput, context.words["cli.calendar.which"])
    }
  }

  /// Writes the files, and says what is new, changed and cancelled since they were written last.
  func exportCalendars(of owners: [Calendars.Owner], isAll: Bool, to path: String, sender: String?) throws {
    for owner in owners where !offers(owner) { try requireHR() }
    let calendars = calendars(try sendingSettings(sender))
    let folder = try madeFolder(path)
    var (files, changed, cancelled) = (0, 0, 0)
    if isAll { note(.export, "calendar") }
    for owner in owners {
      if !isAll { note(.export, "calendar", owner.reference) }
      let result = try export(owner, calendars, folder: folder)
      files += result.files
      changed += result.changed
      cancelled += result.cancelled
      if !isAll { report(result, for: owner) }
    }
    if isAll {
      say(
        "cli.calendar.done",
        [
          "files": String(files), "folder": SafeText.of(folder), "changed": String(changed),
          "cancelled": String(cancelled),
        ])
    }
  }

  /// Whether the role offers a calendar: one's own, one's people's, one's teams'.
  private func offers(_ owner: Calendars.Owner) -> Bool {
    switch owner {
    case .employee(let id): isShown(id)
    case .manager(let id): id == ownPeople
    case .team(let id): showsLists(of: id)
    case .instructor(let id):
      access.role == .instructor && workspace.instructors[id]?.employee == access.employee
    case .room: false
    }
  }

  // MARK: Parts

  private struct Exported {
    var file = ""
    var files = 0
    var events = 0
    var changed = 0
    var cancelled = 0
  }

  private func report(_ result: Exported, for owner: Calendars.Owner) {
    if result.files == 0 {
      return say("cli.calendar.none", ["what": SafeText.of("\(owner.kind) \(owner.code)")])
    }
    say(
      "cli.calendar.file",
      [
        "file": SafeText.of(result.file), "events": String(result.events),
        "changed": String(result.changed), "cancelled": String(result.cancelled),
      ])
  }

  private func export(_ owner: Calendars.Owner, _ calendars: Calendars, folder: String) throws -> Exported {
    let name = SafeFile.distinctName([owner.kind, owner.code], extension: "ics")
    let file = folder + "/" + name
    let cancelledFile = folder + "/" + name.dropLast(4) + "-cancelled.ics"
    let earlier = try [file, cancelledFile].compactMap { try exported($0) }
    guard let export = calendars.export(for: owner, earlier: earlier) else { return Exported() }
    if export.events == 0 && export.cancelled == 0 && earlier.isEmpty { return Exported() }
    try write(Data(export.calendar.utf8), to: file)
    if let cancellations = export.cancellations {
      try write(Data(cancellations.utf8), to: cancelledFile)
    } else if FileManager.default.fileExists(atPath: cancelledFile) {
      try FileManager.default.removeItem(atPath: cancelledFile)
    }
    return Exported(
      file: file, files: 1, events: export.events, changed: export.changed, cancelled: export.cancelled)
  }

  /// A file of the last export; nil where there is none. Anything else of that name is not overwritten.
  private func exported(_ path: String) throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let text = String(decoding: try context.read(path), as: UTF8.self)
    guard text.hasPrefix("BEGIN:VCALENDAR\r\n"), text.contains("PRODID:-//Holdplan//") else {
      throw CommandFailure(.wrongInput, context.words["cli.calendar.broken", ["file": SafeText.of(path)]])
    }
    return text
  }

  private func calendars(_ settings: SendingFolder.Settings) -> Calendars {
    let identity = settings.identity ?? "holdplan.invalid"
    let sender = settings.sender.flatMap { MailAddress(written: $0) }
    let organizer = Calendars.Organizer(
      name: sender.map { $0.name.isEmpty ? $0.address : $0.name } ?? workspace.name,
      email: sender?.address ?? "holdplan@" + identity)
    return Calendars(of: workspace, organizer: organizer, identity: identity, words: context.words)
  }

  private func sendingSettings(_ sender: String?) throws -> SendingFolder.Settings {
    try SendingFolder(of: store.file, context).settings(sender: sender, for: workspace, in: self)
  }

  private func owner(_ kind: String, _ id: String) throws -> Calendars.Owner {
    switch kind {
    case "person": return .employee(try lookup.employee(id).id)
    case "manager": return .manager(try lookup.employee(id).id)
    case "instructor": return .instructor(try lookup.instructor(id).id)
    case "room": return .room(try lookup.room(id).id)
    default:
      // A team that the latest publication no longer has still has sessions to cancel.
      let team = Team.ID(id)
      let plan = workspace.publications.last { $0.plan.teams[team] != nil }?.plan
      return .team(try lookup.team(id, in: plan ?? workspace.edition.plan).id)
    }
  }
}

extension Calendars.Owner {
  fileprivate var reference: RecordReference {
    switch self {
    case .employee(let id), .manager(let id): .employee(id)
    case .team(let id): .team(id)
    case .instructor(let id): .instructor(id)
    case .room(let id): .room(id)
    }
  }
}
