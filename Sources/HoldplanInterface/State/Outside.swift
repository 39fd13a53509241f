import HoldplanModel

/// Somebody else who has the file open now.
package struct PresentPerson: Equatable, Sendable {
  package var name: String
  /// The machine, where it is another one.
  package var host: String?
  /// When the file was opened, as people read it: `14:05`, or with the date on another day.
  package var since: String

  package init(name: String, host: String? = nil, since: String) {
    self.name = name
    self.host = host
    self.since = since
  }
}

/// An organisation's file that was opened before.
package struct RecentFile: Equatable, Sendable {
  package var path: String
  package var name: String
  /// When it was opened last, as people read it.
  package var moment: String
  /// Whether it is the one that is open.
  package var isOpen: Bool
  package var exists: Bool

  package init(path: String, name: String, moment: String, isOpen: Bool, exists: Bool) {
    self.path = path
    self.name = name
    self.moment = moment
    self.isOpen = isOpen
    self.exists = exists
  }
}

/// What is to be read from a file or written to one. The kind is one that `holdplan import` knows, `folder` for a
/// folder with a file for each, or `workspace` for all of it.
package struct FileRequest: Equatable, Sendable {
  package var kind: String
  package var path: String
  /// Leaves bad rows out instead of refusing the file.
  package var skipsBadRows: Bool

  package init(kind: String, path: String, skipsBadRows: Bool = false) {
    self.kind = kind
    self.path = path
    self.skipsBadRows = skipsBadRows
  }

  /// Kinds of record in files, in the order in which a new organisation needs them.
  package static let kinds = [
    "employees", "departments", "rooms", "instructors", "modules", "leave", "closed-days", "history",
    "attendance", "meeting-attendance", "sites", "roles", "competences",
  ]
}

/// What an import would do, tried beforehand.
package struct FilePreview: Equatable, Sendable {
  package var request: FileRequest
  /// In words: what is added, changed and left alone, or every bad row with its remedy.
  package var lines: [String]
  package var change: Change
  package var isRefused: Bool

  package init(request: FileRequest, lines: [String], change: Change, isRefused: Bool) {
    self.request = request
    self.lines = lines
    self.change = change
    self.isRefused = isRefused
  }
}

extension State {
  /// `mette`, or `mette + anders` while anders has the file open too.
  var whoIsHere: String {
    let others = Set(present.map(\.name)).sorted().map(shown)
    switch others.count {
    case 0: return shown(author)
    case 1: return shown(author) + " + " + others[0]
    default: return shown(author) + " + " + words.counted("people", others.count)
    }
  }

  /// Says who came and who left since the last time.
  mutating func take(_ present: [PresentPerson]) {
    let before = Set(self.present.map(\.name))
    let now = Set(present.map(\.name))
    self.present = present
    if let new = now.subtracting(before).min() {
      let since = present.first { $0.name == new }?.since ?? ""
      tell(words["present.came", ["who": shown(new), "since": since]])
    } else if let gone = before.subtracting(now).min() {
      tell(words["present.left", ["who": shown(gone)]])
    }
  }
}
