import HoldplanModel
import HoldplanResources

/// Everybody in a list, and all about the one under the cursor.
extension Canvas {
  mutating func drawPeople(_ state: State, _ area: Area) {
    let (left, right) = area.splitLeft(max(46, area.columns * 46 / 80))
    drawPeopleList(state, left)
    drawPerson(state, right)
  }

  private mutating func drawPerson(_ state: State, _ area: Area) {
    guard let person = state.selectedEmployee else {
      box(area, title: "")
      return
    }
    let inner = box(area, title: shown(person.name))
    var row = 0
    for fact in state.facts(about: person) where row < inner.rows {
      if !fact.label.isEmpty {
        write(fact.label, in: inner, row: row, style: Style(.dim))
        let (_, rest) = inner.splitLeft(11)
        row = paragraph(fact.text, in: rest, row: row, style: Style(fact.role))
      } else {
        row = paragraph(fact.text, in: inner, row: row, indent: 2, style: Style(fact.role))
      }
    }
  }
}

extension State {
  struct Fact {
    var label = ""
    var text: String
    var role: ColorRole = .text
  }

  /// The places that somebody has and those that are due.
  func places(of person: Employee.ID) -> (Int, Int) {
    let seats = index.seats[person]?.count ?? 0
    let missing = findings.missing[person]?.count ?? 0
    return (seats, seats + missing)
  }

  /// All about a person, the most important first.
  func facts(about person: Employee) -> [Fact] {
    var facts = [
      Fact(label: words["person.number"], text: shown(person.id.rawValue)),
      Fact(label: words["person.department"], text: workspace.name(of: person.department)),
    ]
    func add(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { facts.append(Fact(label: words[label], text: text)) }
    }
    add("person.site", person.site.map { workspace.name(of: $0) })
    add("person.role", person.role.map { workspace.name(of: $0) })
    add("person.manager", person.manager.map { workspace.name(of: $0) })
    guard viewer.seesRecords else { return facts + places(about: person) }
    if person.weeklyStudyHours > .zero {
      add(
        "person.studyHours",
        words["person.hoursAWeek", ["hours": words.hours(person.weeklyStudyHours)]])
    }
    add("person.leave", person.leave.map { words.range($0) }.joined(separator: ", "))
    add(
      "person.weekdays", person.unavailableWeekdays.weekdays.map { words.weekday($0) }.joined(separator: " "))
    add("person.wishes", person.wishedFreeDates.sorted().map { words.shortDate($0) }.joined(separator: ", "))
    add("person.passed", person.passed.sorted().map { workspace.name(of: $0) }.joined(separator: ", "))
    return facts + places(about: person)
  }

  private func places(about person: Employee) -> [Fact] {
    var facts = [Fact(text: "")]
    for module in findings.missing[person.id] ?? [] {
      facts.append(
        Fact(text: "! " + words["person.missing", ["module": workspace.name(of: module)]], role: .problem))
    }
    for id in index.seats[person.id] ?? [] {
      guard let team = workspace.draft.teams[id] else { continue }
      let pin = isPinned(person.id, in: team) ? " ◆" : ""
      facts.append(Fact(text: capitalized(workspace.fullName(of: id, words)) + pin, role: .title))
      let sessions = team.sessions.enumerated().map { at, session in
        words.dayAndDate(session.date) + " " + workspace.times(of: session, index: at, module: team.module)
      }
      facts += sessions.map { Fact(text: "  " + $0) }
    }
    return facts
  }
}
