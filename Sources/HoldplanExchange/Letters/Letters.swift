import HoldplanModel
import HoldplanResources
import HoldplanText

/// One letter to one reader.
package struct Letter: Equatable, Sendable {
  package var audience: LetterTemplate.Audience
  package var employee: Employee.ID
  package var name: String
  /// Empty where none is known.
  package var email: String
  package var subject: String
  /// With a line feed after each line.
  package var body: String
}

/// Writes to people and managers what the latest publication alters for them: everything after the first
/// publication, and after that only to those for whom something is otherwise than before.
///
/// A letter holds the reader's own sessions, or those of the reader's own people; never leave, study hours or
/// a score.
package struct Letters: Sendable {
  let workspace: Workspace
  let publication: Publication
  let words: Words
  let names: SessionNames
  private let changes: LetterChanges
  private let sender: String

  /// Nil while nothing is published. `sender` stands under the letters; empty means the organisation's name.
  package init?(of workspace: Workspace, sender: String, words: Words) {
    guard let publication = workspace.published else { return nil }
    self.workspace = workspace
    self.publication = publication
    self.words = words
    self.sender = sender.isEmpty ? workspace.name : sender
    names = SessionNames(workspace, words)
    changes = LetterChanges(in: workspace, latest: publication, words: words)
  }

  /// A letter to each person for whom something has altered, by name.
  package func toPeople(_ template: LetterTemplate) -> [Letter] {
    let people = changes.people.compactMap { workspace.employees[$0] }
    return byName(people).map { letter(to: $0, template, fields(for: $0)) }
  }

  /// A letter to each manager for one of whose people something has altered, by name.
  package func toManagers(_ template: LetterTemplate) -> [Letter] {
    let managers = Set(changes.people.compactMap { workspace.employees[$0]?.manager })
    return byName(managers.compactMap { workspace.employees[$0] })
      .map { letter(to: $0, template, managerFields(for: $0)) }
  }

  /// One letter as it would be, whether or not something has altered for the reader.
  package func preview(_ employee: Employee.ID, _ template: LetterTemplate) -> Letter? {
    guard let person = workspace.employees[employee] else { return nil }
    let fields = template.audience == .person ? fields(for: person) : managerFields(for: person)
    return letter(to: person, template, fields)
  }

  private func letter(
    to person: Employee, _ template: LetterTemplate, _ fields: [LetterField: [String]]
  ) -> Letter {
    let safe = fields.mapValues { $0.map { SafeText.of($0) } }
    let (subject, body) = template.filled(safe)
    return Letter(
      audience: template.audience, employee: person.id, name: SafeText.of(person.name),
      email: person.email, subject: subject, body: body)
  }

  // MARK: Fields

  private func common(_ person: Employee) -> [LetterField: [String]] {
    [
      .name: [person.name], .department: [names.department(of: person)],
      .organisation: [workspace.name], .season: [workspace.season.name],
      .publication: [String(publication.number)], .date: [names.dates.short(publication.date)],
      .source: [names.leaveSource], .sender: [sender],
    ]
  }

  private func fields(for person: Employee) -> [LetterField: [String]] {
    var fields = common(person)
    fields[.manager] = [person.manager.map { names.employee($0) } ?? "–"]
    fields[.changes] = changes.lines(for: person.id)
    let duties = workspace.duties(of: person.id, in: publication.plan)
    fields[.sessions] = duties.flatMap { changes.description(of: $0) }
    if workspace.rules.closesTeachingDaysForLeave {
      let days = Set(duties.map(\.occurrence.date)).sorted()
      fields[.closedDays] = days.map { names.dates.full($0) }
    }
    return fields
  }

  private func managerFields(for manager: Employee) -> [LetterField: [String]] {
    var fields = common(manager)
    fields[.people] = byName(workspace.directReports(of: manager.id)).flatMap { person -> [String] in
      let lines = changes.lines(for: person.id)
      return lines.isEmpty
        ? [] : ["\(person.name), \(names.department(of: person))"] + lines.map { "  " + $0 }
    }
    return fields
  }

  private func byName(_ people: [Employee]) -> [Employee] {
    NaturalOrder.sorted(people) { "\($0.name)\u{0}\($0.id)" }
  }
}
