import HoldplanModel
import HoldplanResources

/// Makes the fields of a form from what is stored.
struct FormMaker {
  let workspace: Workspace
  let words: Words
  let today: CalendarDate

  func title(of subject: FormSubject) -> String {
    switch subject {
    case .season: words["records.season"]
    case .rules: words["records.rules"]
    case .closedDay: words["form.closedDay"]
    case .leave: words["form.leave"]
    case .waiver: words["form.waiver"]
    case .printing: words["printing.title"]
    case .bulk(let people):
      words["form.bulk", ["people": words.counted("people", people.count)]]
    case .bulkRecords(let kind, let records):
      words[
        "form.bulkRecords",
        ["kind": words["records.\(kind.rawValue)"], "count": words.number(records.count)]]
    case .leaveOf(let people):
      words["form.leaveOf", ["people": words.counted("people", people.count)]]
    case .coverage: words["form.coverage"]
    case .access: words["form.access"]
    case .retention: words["records.retention"]
    case .wayOut: words["form.wayOut"]
    case .nextSeason: words["form.nextSeason"]
    case .signOff(let person): words["form.signOff", ["name": workspace.name(of: person)]]
    case .otherFile: words["form.otherFile"]
    case .importing: words["form.importing"]
    case .exporting: words["form.exporting"]
    case .teamName(let team): words["form.teamName", ["team": workspace.fullName(of: team, words)]]
    case .goTo: words["form.goTo"]
    case .record(let kind, nil):
      words["form.new", ["kind": words["kind.\(kind.rawValue)"]]]
    case .record(let kind, let id?):
      words["form.edit", ["kind": words["kind.\(kind.rawValue)"], "id": shown(id)]]
    case .minutes, .makeUp, .exam: attendanceTitle(of: subject)
    }
  }

  func fields(for subject: FormSubject) -> [Field] {
    switch subject {
    case .season: seasonFields
    case .rules: ruleFields
    case .closedDay(let date): closedDayFields(date)
    case .leave(let employee): leaveFields(employee)
    case .waiver(let violation): waiverFields(violation)
    case .printing: printingFields()
    case .record(let kind, let id): fields(of: kind, id)
    case .minutes, .makeUp, .exam: attendanceFields(for: subject)
    case .bulk: bulkFields
    case .bulkRecords(let kind, _): bulkFields(of: kind)
    case .leaveOf: Array(leaveFields(nil).dropFirst())
    case .coverage(let place): coverageFields(place)
    case .access(let user): accessFields(user)
    case .retention: retentionFields
    case .wayOut: [.text("reason", "")]
    case .nextSeason: nextSeasonFields
    case .signOff(let person): signOffFields(person)
    case .otherFile: [.text("path", "")]
    case .importing: importFields
    case .exporting: exportFields
    case .teamName(let team): [.text("name", workspace.draft.teams[team]?.name ?? "")]
    case .goTo: [.text("date", "")]
    }
  }

  private func fields(of kind: RecordReference.Kind, _ id: String?) -> [Field] {
    switch kind {
    case .site: siteFields(id)
    case .department: departmentFields(id)
    case .role: roleFields(id)
    case .employee: employeeFields(id)
    case .programme: programmeFields(id)
    case .module: moduleFields(id)
    case .room: roomFields(id)
    case .instructor: instructorFields(id)
    case .waiver: waiverFields(editing: id)
    case .competence: competenceFields(id)
    case .profile: profileFields(id)
    case .goal: goalFields(id)
    case .fund: fundFields(id)
    case .expense: expenseFields(id)
    case .series: seriesFields(id)
    case .meeting: meetingFields(id)
    case .rota: rotaFields(id)
    case .quota: quotaFields(id)
    // Teams are made on the board and by planning.
    case .team: []
    }
  }

  /// The identifier of a record that exists stands fixed; a new one is filled in.
  func identifierField(_ id: String?) -> Field {
    guard let id else { return .text("id", "") }
    return .choice("id", id, [Field.Choice(id: id, label: shown(id))])
  }

  func yesNo(_ name: String, _ value: Bool) -> Field {
    .choice(
      name, value ? "yes" : "no",
      [Field.Choice(id: "yes", label: words["form.yes"]), Field.Choice(id: "no", label: words["form.no"])])
  }

  /// One of the records of a kind, or none.
  func oneOf<Record: Identified>(
    _ name: String, _ selected: Record.ID?, _ records: Records<Record>, isOptional: Bool,
    label: (Record) -> String
  ) -> Field {
    var choices = records.sorted.map { Field.Choice(id: $0.id.rawValue, label: shown(label($0))) }
    if isOptional { choices.insert(Field.Choice(id: "", label: words["form.none"]), at: 0) }
    return .choice(name, selected?.rawValue ?? "", choices)
  }

  func text(of ranges: [DateRange]) -> String {
    ranges.map {
      $0.from == $0.to
        ? typed($0.from) : words["date.range", ["from": typed($0.from), "to": typed($0.to)]]
    }
    .joined(separator: ", ")
  }

  /// A date as it is typed, with its year.
  func typed(_ date: CalendarDate?) -> String { date.map { words.date($0) } ?? "" }

  func text<Subject>(of ids: some Sequence<Identifier<Subject>>) -> String {
    ids.map(\.rawValue).joined(separator: ", ")
  }

  func text(of days: WeekdaySet) -> String { days.weekdays.map { words.weekday($0) }.joined(separator: " ") }

  func text(_ number: Int?) -> String { number.map(String.init) ?? "" }

  /// A number of hours as it is typed.
  func text(_ hours: StudyHours) -> String { hours == .zero ? "" : typed(hours.hours) }

  /// A number with as many decimals as it has.
  func typed(_ number: Double) -> String {
    let text = number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : String(number)
    return text.replacing(".", with: words["number.decimal"])
  }
}

extension FormReader {
  /// The change that a form says; nil where something cannot be read.
  mutating func change() -> Change? {
    switch form.subject {
    case .season: season()
    case .rules: rules()
    case .closedDay(let date): closedDay(replacing: date)
    case .leave: leave()
    case .waiver: waiver(nil)
    // Printing changes nothing.
    case .printing: nil
    case .record(let kind, let id): record(of: kind, id).map(Change.put)
    case .minutes, .makeUp, .exam: attendanceChange()
    case .bulk(let people): bulk(people)
    case .bulkRecords(let kind, let records): bulk(kind, records)
    case .leaveOf(let people): leave(of: people)
    case .coverage(let place): coverage(replacing: place)
    case .access: access()
    case .retention: retention()
    case .wayOut(let change): wayOut(change)
    case .nextSeason: nextSeason()
    case .signOff: signOff()
    case .teamName(let team): teamName(team)
    // These are done outside, and change nothing here.
    case .otherFile, .importing, .exporting, .goTo: nil
    }
  }

  private mutating func record(of kind: RecordReference.Kind, _ id: String?) -> Record? {
    switch kind {
    case .site: site(id)
    case .department: department(id)
    case .role: role(id)
    case .employee: employee(id)
    case .programme: programme(id)
    case .module: module(id)
    case .room: room(id)
    case .instructor: instructor(id)
    case .waiver: waiverRecord(id)
    case .competence: competence(editing: id)
    case .profile: profile(id)
    case .goal: goal(id)
    case .fund: fund(id)
    case .expense: expense(id)
    case .series: series(id)
    case .meeting: meeting(id)
    case .rota: rota(id)
    case .quota: quota(id)
    case .team: nil
    }
  }
}
