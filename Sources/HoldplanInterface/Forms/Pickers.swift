import HoldplanModel
import HoldplanText

/// A list of records to choose from, for a field in which identifiers are typed.
struct PickerState: Sendable {
  struct Item: Sendable {
    var id: String
    /// As people or files brought it: it is made fit to be shown when it is drawn.
    var label: String
    /// What tells those of the same name apart.
    var detail = ""
    var text: SearchText
  }

  var field: Int
  var title: String
  var items: [Item]
  /// Whether several may be chosen.
  var isMany: Bool
  /// What is chosen, in the order of the field.
  var chosen: [String]
  var input = TextInput()
  var selected = 0
  /// Positions in `items` that what is typed fits.
  private(set) var rows: [Int] = []

  init(field: Int, title: String, items: [Item], isMany: Bool, chosen: [String]) {
    (self.field, self.title, self.items, self.isMany, self.chosen) = (field, title, items, isMany, chosen)
    refresh()
    selected = chosen.last.flatMap { last in items.firstIndex { $0.id == last } } ?? 0
  }

  mutating func refresh() {
    let query = SearchQuery(input.text)
    rows = items.indices.filter { query.isEmpty || query.matches(items[$0].text) }
    selected = 0
  }

  var item: Item? { rows.indices.contains(selected) ? items[rows[selected]] : nil }
}

/// A month to choose a day from, or a range of days.
struct DatesState: Sendable {
  var field: Int
  var date: CalendarDate
  /// Whether a range can be chosen.
  var isRange: Bool
  /// The first day of a range, once it is chosen.
  var anchor: CalendarDate?
}

extension CommandTable {
  static let pickerCommands: [Entry] = [
    Entry(
      id: "form.pick", keys: [.code(.function(2)), .control("p")], contexts: [.form], rank: 5,
      hindrance: { $0.fieldHelp == nil ? "hindrance.noPicker" : nil }
    ) { $0.openPicker() },
    Entry(
      id: "picker.choose", keys: [.code(.enter)], contexts: [.picker], rank: 1,
      hindrance: { state in
        guard case .picker(let picker) = state.overlays.last else { return "hindrance.noRecord" }
        return picker.item == nil && picker.chosen.isEmpty ? "hindrance.noneFound" : nil
      }
    ) { $0.finishPicking() },
    Entry(
      id: "picker.mark", keys: [.code(.tab)], contexts: [.picker], rank: 2,
      hindrance: { state in
        guard case .picker(let picker) = state.overlays.last, picker.item != nil else {
          return "hindrance.noneFound"
        }
        return picker.isMany ? nil : "hindrance.onlyOne"
      }
    ) { $0.markInPicker() },
    Entry(
      id: "picker.close", keys: [.code(.escape)], contexts: [.picker, .dates], rank: 4, hindrance: always
    ) { $0.closeOverlay() },
    Entry(id: "dates.choose", keys: [.code(.enter)], contexts: [.dates], rank: 1, hindrance: always) {
      $0.finishDates()
    },
    Entry(
      id: "dates.from", keys: [" "], contexts: [.dates], rank: 2,
      hindrance: { state in
        if case .dates(let dates) = state.overlays.last, dates.isRange { return nil }
        return "hindrance.onlyOne"
      }
    ) { state in
      state.changeDates { $0.anchor = $0.anchor == nil ? $0.date : nil }
      return []
    },
    step("dates.left", .left, -1), step("dates.right", .right, 1), step("dates.up", .up, -7),
    step("dates.down", .down, 7),
    month("dates.previousMonth", .pageUp, -1), month("dates.nextMonth", .pageDown, 1),
    Entry(
      id: "dates.today", keys: ["t", .code(.home)], contexts: [.dates], rank: 3, hindrance: always
    ) { state in
      let today = state.today
      state.changeDates { $0.date = today }
      return []
    },
  ]

  private static func step(_ id: String, _ key: Key.Code, _ days: Int) -> Entry {
    Entry(id: id, keys: [.code(key)], contexts: [.dates], rank: nil, hindrance: always) { state in
      state.changeDates { $0.date = $0.date.advanced(by: days) }
      return []
    }
  }

  private static func month(_ id: String, _ key: Key.Code, _ months: Int) -> Entry {
    Entry(id: id, keys: [.code(key)], contexts: [.dates], rank: nil, hindrance: always) { state in
      state.changeDates { $0.date = $0.date.advanced(byMonths: months) }
      return []
    }
  }
}

extension CalendarDate {
  /// The same day of another month, or its last day where it is shorter.
  func advanced(byMonths months: Int) -> CalendarDate {
    let (year, month, day) = yearMonthDay
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    for last in stride(from: day, through: 28, by: -1) {
      if let date = CalendarDate(year: newYear, month: newMonth, day: last) { return date }
    }
    return CalendarDate(year: newYear, month: newMonth, day: min(day, 28)) ?? self
  }
}

extension State {
  mutating func changeDates(_ alter: (inout DatesState) -> Void) {
    guard case .dates(var dates) = overlays.last else { return }
    alter(&dates)
    overlays[overlays.count - 1] = .dates(dates)
  }

  mutating func changePicker(_ alter: (inout PickerState) -> Void) {
    guard case .picker(var picker) = overlays.last else { return }
    alter(&picker)
    overlays[overlays.count - 1] = .picker(picker)
  }

  /// Opens what helps with the field under the cursor: a list of records or a calendar.
  mutating func openPicker() -> [Command] {
    guard case .form(let form) = overlays.last, let help = fieldHelp else { return [] }
    let field = form.fields[form.selected]
    switch help {
    case .date, .ranges:
      let season = workspace.season
      let typed = field.input.text.split(separator: ",").last.map { String($0).trimmed } ?? ""
      let range = DateEntry.ranges(typed, base: today, season: season, words: words)?.last
      overlays.append(
        .dates(
          DatesState(
            field: form.selected, date: range?.from ?? min(max(today, season.start), season.end),
            isRange: help == .ranges)))
    case .records(let kind, let isMany):
      let chosen = field.input.text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
      overlays.append(
        .picker(
          PickerState(
            field: form.selected, title: label(of: field), items: pickable(kind, form), isMany: isMany,
            chosen: chosen)))
    }
    return []
  }

  /// The records of a kind by name. People come as they are listed.
  private func pickable(_ kind: RecordReference.Kind, _ form: Form) -> [PickerState.Item] {
    func items<Record: Identified>(_ records: Records<Record>, _ name: (Record) -> String)
      -> [PickerState.Item]
    {
      records.sorted.map { item($0.id.rawValue, name($0)) }
    }
    switch kind {
    case .employee:
      // There may be very many: the name of a department is made once.
      let departments = Dictionary(
        index.departments.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      return index.employees.indices.map { position in
        let person = index.employees[position]
        return PickerState.Item(
          id: person.id.rawValue, label: person.name, detail: departments[person.department] ?? "",
          text: index.searchTexts[position])
      }
    case .team: return items(workspace.draft.teams) { workspace.fullName(of: $0.id, words) }
    case .waiver: return items(workspace.waivers) { $0.reason }
    default:
      return workspace.allRecords().filter { $0.reference.kind == kind }.map {
        item($0.reference.identifier, $0.name ?? $0.reference.identifier)
      }
    }
  }

  private func item(_ id: String, _ name: String) -> PickerState.Item {
    PickerState.Item(id: id, label: name, text: SearchText(name + " " + id))
  }

  /// Marks what is under the cursor, or unmarks it, and clears the search for the next.
  mutating func markInPicker() -> [Command] {
    changePicker { picker in
      guard let item = picker.item else { return }
      let row = picker.selected
      if let at = picker.chosen.firstIndex(of: item.id) {
        picker.chosen.remove(at: at)
      } else {
        picker.chosen.append(item.id)
      }
      if !picker.input.text.isEmpty {
        picker.input = TextInput()
        picker.refresh()
      } else {
        picker.selected = min(row + 1, picker.rows.count - 1)
      }
    }
    return []
  }

  /// Writes what was chosen into the field. Where nothing was marked it is what is under the cursor.
  mutating func finishPicking() -> [Command] {
    guard case .picker(let picker) = overlays.last else { return [] }
    var chosen = picker.isMany ? picker.chosen : []
    if let item = picker.item, chosen.isEmpty || !picker.input.text.isEmpty, !chosen.contains(item.id) {
      chosen.append(item.id)
    }
    overlays.removeLast()
    fill(picker.field, with: chosen.joined(separator: ", "))
    return []
  }

  /// Writes the day into the field, or adds the range to what is there.
  mutating func finishDates() -> [Command] {
    guard case .dates(let dates) = overlays.last else { return [] }
    overlays.removeLast()
    guard dates.isRange else {
      fill(dates.field, with: words.date(dates.date))
      return []
    }
    let from = min(dates.anchor ?? dates.date, dates.date)
    let to = max(dates.anchor ?? dates.date, dates.date)
    let new =
      from == to
      ? words.date(from) : words["date.range", ["from": words.date(from), "to": words.date(to)]]
    guard case .form(let form) = overlays.last else { return [] }
    let before = form.fields[dates.field].input.text.trimmed
    fill(dates.field, with: before.isEmpty ? new : before + ", " + new)
    return []
  }

  private mutating func fill(_ field: Int, with text: String) {
    changeForm { form in
      form.fields[field].input = TextInput(text)
      form.problems[field] = nil
    }
  }
}
