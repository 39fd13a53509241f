import HoldplanModel
import HoldplanResources

/// What a field is helped with while it is filled in.
enum FieldHelp: Equatable, Sendable {
  case date, ranges
  case records(RecordReference.Kind, isMany: Bool)
}

extension Field {
  /// What helps with the field, where its name alone says so.
  var help: FieldHelp? {
    guard choices == nil else { return nil }
    return Self.helps[name]
  }

  private static let helps: [String: FieldHelp] = [
    "date": .date, "from": .date, "to": .date, "employedFrom": .date, "employedTo": .date,
    "season.start": .date, "season.end": .date, "leave": .ranges, "wishedFreeDates": .ranges,
    "unavailable": .ranges, "bulk.wish": .ranges, "manager": .records(.employee, isMany: false),
    "employee": .records(.employee, isMany: false), "subjectModule": .records(.module, isMany: false),
    "required": .records(.module, isMany: true), "passed": .records(.module, isMany: true),
    "requires": .records(.module, isMany: true), "modules": .records(.module, isMany: true),
    "choice.from": .records(.module, isMany: true), "choice.cost": .records(.module, isMany: true),
    "bulk.require": .records(.module, isMany: true), "bulk.release": .records(.module, isMany: true),
    "bulk.rooms": .records(.room, isMany: true), "bulk.instructors": .records(.instructor, isMany: true),
    "bulk.pass": .records(.module, isMany: true), "instructors": .records(.instructor, isMany: true),
    "owner": .records(.employee, isMany: false), "workers": .records(.employee, isMany: true),
    "due": .date, "followUp": .date, "roles": .records(.role, isMany: true),
    "expenseTeam": .records(.team, isMany: false),
    "rooms": .records(.room, isMany: true), "eligibleRoles": .records(.role, isMany: true),
  ]
}

extension State {
  /// What helps with the field under the cursor. Of some it depends on what another field says.
  var fieldHelp: FieldHelp? {
    guard case .form(let form) = overlays.last, let field = focusedField else { return nil }
    func value(_ name: String) -> String { form.fields.first { $0.name == name }?.value ?? "" }
    switch field.name {
    case "audienceMembers":
      return value("audience") == "departments"
        ? .records(.department, isMany: true)
        : value("audience") == "roles" ? .records(.role, isMany: true) : nil
    case "subjectID":
      return RecordReference.Kind(rawValue: value("subject")).map { .records($0, isMany: false) }
    case "coverage.unit":
      return RecordReference.Kind(rawValue: value("coverage.scope")).map { .records($0, isMany: false) }
    default: return field.help
    }
  }

  /// What a typed date stands for, so that `uge 47` and `+2u` are seen to be understood; nil where nothing is
  /// typed or it cannot be read yet.
  func meaning(of field: Field) -> String? {
    let text = field.value.trimmed
    guard !text.isEmpty, let help = field.help else { return nil }
    let season = workspace.season
    switch help {
    case .date:
      return DateEntry.date(text, base: today, season: season, words: words).map(meaning(of:))
    case .ranges:
      guard let ranges = DateEntry.ranges(text, base: today, season: season, words: words) else { return nil }
      let days = DateRange.merged(ranges).reduce(0) { $0 + $1.from.distance(to: $1.to) + 1 }
      let last = ranges.last.map {
        words.dayAndFullDate($0.from) + ($0.from == $0.to ? "" : " – " + words.dayAndFullDate($0.to))
      }
      return words.counted("day", days) + (last.map { ": " + (ranges.count > 1 ? "… " : "") + $0 } ?? "")
    case .records(let kind, _):
      let names = text.split(separator: ",").map { String($0).trimmed }
        .filter { !$0.isEmpty }.compactMap { name(of: kind, $0) }
      return names.isEmpty ? nil : names.joined(separator: ", ")
    }
  }

  private func meaning(of date: CalendarDate) -> String {
    let closed = closure(of: date).map { "  " + $0 } ?? ""
    return words.dayAndFullDate(date) + "  " + words.week(date.isoWeek) + closed
  }

  /// The name of a record whose identifier is typed.
  private func name(of kind: RecordReference.Kind, _ id: String) -> String? {
    switch kind {
    case .employee: workspace.employees[.init(id)].map { shown($0.name) }
    case .module: workspace.modules[.init(String(id.prefix { $0 != "=" }))].map { shown($0.name) }
    case .room: workspace.rooms[.init(id)].map { shown($0.name) }
    case .instructor: workspace.instructors[.init(id)].map { shown($0.name) }
    case .role: workspace.roles[.init(id)].map { shown($0.name) }
    default: nil
    }
  }

  /// Says what is wrong with the field that is left, when something was filled in there.
  mutating func checkField() {
    guard case .form(let form) = overlays.last, form.fields.indices.contains(form.selected),
      form.fields[form.selected].value != form.original[form.selected]
    else { return }
    var reader = FormReader(form: form, workspace: workspace, words: words, today: today, author: author)
    _ = reader.change()
    let problem = reader.problems[form.selected]
    changeForm { $0.problems[$0.selected] = problem }
  }

  /// Closes a form; where that would lose what was typed, it is asked first.
  mutating func leaveForm() -> [Command] {
    guard case .form(let form) = overlays.last, form.isTouched, form.subject != .goTo else {
      return closeOverlay()
    }
    ask(words["form.drop.title"], [words["form.drop.ask"]], [])
    return []
  }

  /// What a command is called where one is: a form that stores nothing is not saved.
  func name(of entry: CommandTable.Entry) -> String {
    guard entry.id == "form.save", case .form(let form) = overlays.last else { return entry.name(words) }
    switch form.subject {
    case .printing: return words["form.go.print"]
    case .importing: return words["form.go.import"]
    case .exporting: return words["form.go.export"]
    case .otherFile: return words["form.go.open"]
    case .goTo: return words["form.go.date"]
    default: return entry.name(words)
    }
  }

  /// Does what a form about files says.
  mutating func saveOutside(_ form: Form, _ reader: inout FormReader) -> [Command] {
    let path = reader.required("path")
    guard reader.problems.isEmpty else {
      changeForm { $0.problems = reader.problems }
      return []
    }
    overlays.removeLast()
    let request = FileRequest(kind: reader.value("fileKind"), path: path)
    switch form.subject {
    case .otherFile: return openFile(path)
    case .importing:
      waiting.insert(.importing)
      return [.previewImport(request)]
    case .exporting:
      waiting.insert(.exporting)
      return [.export(request)]
    default: return []
    }
  }
}

extension FormSubject {
  /// Whether the form is about files rather than about records.
  var isOutside: Bool { self == .otherFile || self == .importing || self == .exporting }
}

extension FormMaker {
  var importFields: [Field] { [fileKinds(FileRequest.kinds + ["folder"]), .text("path", "")] }

  var exportFields: [Field] { [fileKinds(["workspace", "rosters"] + FileRequest.kinds), .text("path", "")] }

  private func fileKinds(_ kinds: [String]) -> Field {
    .choice("fileKind", kinds[0], kinds.map { Field.Choice(id: $0, label: words["fileKind.\($0)"]) })
  }
}
