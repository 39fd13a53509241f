import HoldplanModel
import HoldplanResources

/// What a form is about.
enum FormSubject: Equatable, Sendable {
  case season, rules
  case closedDay(CalendarDate?)
  /// Leave for a person, who is asked for where nil.
  case leave(Employee.ID?)
  /// A waiver for a broken rule, or an empty one.
  case waiver(Violation?)
  /// What a user of the computer uses Holdplan for; a new user without a name.
  case access(String?)
  /// For how long personal data is kept.
  case retention
  /// A record of a kind; a new one without an identifier.
  case record(RecordReference.Kind, String?)
  /// How many minutes somebody came late or left early.
  case minutes(Employee.ID, Occurrence, AttendanceMark.Status)
  /// A seat with another team for a session missed.
  case makeUp(Employee.ID, Occurrence)
  case exam(Employee.ID, Module.ID)
  /// Where and how sheets are printed.
  case printing(RosterRequest)
  /// What several people are to have in common.
  case bulk([Employee.ID])
  /// What several records of a kind are to have in common.
  case bulkRecords(RecordReference.Kind, [RecordReference])
  /// Leave for several people.
  case leaveOf([Employee.ID])
  /// A rule of staffing, by its place among the rules; a new one without.
  case coverage(Int?)
  /// Why a way out may set a rule aside.
  case wayOut(Change)
  /// Which of a person's goals is reached.
  case signOff(Employee.ID)
  /// The season after the one that is closed.
  case nextSeason
  /// Another organisation's file; a file to read records from; one to write to.
  case otherFile, importing, exporting
  /// What a team is called beside its number.
  case teamName(Team.ID)
  /// Which day to go to in the calendar.
  case goTo
}

extension FormSubject {
  /// The fields that somebody comes to fill in, where others before them hold what is meant most often: the form
  /// opens in the first of them that is empty.
  var asked: [String] {
    switch self {
    case .leave: ["employee", "from"]
    case .leaveOf: ["from"]
    case .closedDay: ["date", "reason"]
    case .waiver(.some): ["reason"]
    default: []
    }
  }
}

/// Fields to fill in, with what is wrong under each.
struct Form: Sendable {
  var subject: FormSubject
  var title: String
  var fields: [Field]
  var selected = 0
  /// What is wrong with a field, by its position.
  var problems: [Int: String] = [:]
  /// What the fields held when the form was opened.
  let original: [String]

  init(subject: FormSubject, title: String, fields: [Field]) {
    (self.subject, self.title, self.fields) = (subject, title, fields)
    original = fields.map(\.value)
    selected =
      subject.asked.lazy.compactMap { name in fields.firstIndex { $0.name == name && $0.value.isEmpty } }
      .first
      ?? 0
  }

  /// Whether anything was filled in that would be lost.
  var isTouched: Bool { fields.map(\.value) != original }
}

/// One field: a line of text, or one of several choices.
struct Field: Sendable {
  struct Choice: Equatable, Sendable {
    var id: String
    var label: String
  }

  /// The name of the property in the model where there is one: problems found there are shown under it, and
  /// the words are `field.<name>`, with a hint under `field.<name>.hint` where there is one.
  var name: String
  /// Used instead of the words of the name.
  var label: String?
  var input: TextInput
  var choices: [Choice]?
  var choice = 0

  static func text(_ name: String, _ value: String, label: String? = nil) -> Field {
    Field(name: name, label: label, input: TextInput(value))
  }

  static func choice(_ name: String, _ selected: String, _ choices: [Choice]) -> Field {
    Field(
      name: name, input: TextInput(), choices: choices,
      choice: choices.firstIndex { $0.id == selected } ?? 0)
  }

  /// What is filled in: the text, or the identifier of the choice.
  var value: String {
    guard let choices else { return input.text }
    return choices.indices.contains(choice) ? choices[choice].id : ""
  }
}

extension State {
  var focusedField: Field? {
    guard case .form(let form) = overlays.last, form.fields.indices.contains(form.selected) else {
      return nil
    }
    return form.fields[form.selected]
  }

  mutating func openForm(_ subject: FormSubject) -> [Command] {
    let maker = FormMaker(workspace: workspace, words: words, today: today)
    overlays.append(
      .form(Form(subject: subject, title: maker.title(of: subject), fields: maker.fields(for: subject))))
    return []
  }

  /// Makes the change that a form says, or shows under each field what is wrong.
  mutating func saveForm() -> [Command] {
    guard case .form(var form) = overlays.last else { return [] }
    if case .printing(let request) = form.subject { return sendToPrinter(request, form) }
    var reader = FormReader(form: form, workspace: workspace, words: words, today: today, author: author)
    if form.subject == .goTo { return goToDate(form, &reader) }
    if form.subject.isOutside { return saveOutside(form, &reader) }
    let change = reader.change()
    form.problems = reader.problems
    guard form.problems.isEmpty, let change else {
      form.selected = form.problems.keys.min() ?? form.selected
      overlays[overlays.count - 1] = .form(form)
      return []
    }
    do throws(ChangeError) {
      _ = try workspace.applying(change)
    } catch {
      show(error, in: form)
      return []
    }
    overlays.removeLast()
    return commit(change, label: "form.save")
  }

  /// Puts each problem under the field that it is about; what has no field becomes the message.
  private mutating func show(_ error: ChangeError, in form: Form) {
    var form = form
    var rest: [String] = []
    if case .invalid(let problems) = error {
      for problem in problems {
        if let field = form.fields.firstIndex(where: { $0.name == problem.field }) {
          // Of several it is told which one it is about.
          let sentence =
            if case .bulkRecords = form.subject {
              describe(problem, in: workspace, words: words)
            } else {
              describe(problem.issue, in: workspace, words: words)
            }
          form.problems[field] = form.problems[field] ?? sentence
        } else {
          rest.append(describe(problem, in: workspace, words: words))
        }
      }
    } else {
      rest.append(describe(error, in: workspace, words: words))
    }
    form.selected = form.problems.keys.min() ?? form.selected
    overlays[overlays.count - 1] = .form(form)
    if !rest.isEmpty { complain(rest.joined(separator: " ")) }
  }

  mutating func changeForm(_ alter: (inout Form) -> Void) {
    guard case .form(var form) = overlays.last else { return }
    alter(&form)
    overlays[overlays.count - 1] = .form(form)
  }
}

extension CommandTable {
  static let formCommands: [Entry] = [
    Entry(
      id: "form.save", keys: [.control("s"), .code(.enter)], contexts: [.form], rank: 1, hindrance: always
    ) { $0.saveForm() },
    Entry(id: "form.cancel", keys: [.code(.escape)], contexts: [.form], rank: 4, hindrance: always) {
      $0.leaveForm()
    },
    Entry(
      id: "form.next", keys: [.code(.tab), .code(.down)], contexts: [.form], rank: 2, hindrance: always
    ) { state in
      state.checkField()
      state.changeForm { $0.selected = min($0.fields.count - 1, $0.selected + 1) }
      return []
    },
    Entry(
      id: "form.previous", keys: [.code(.backTab), .code(.up)], contexts: [.form], rank: nil,
      hindrance: always
    ) { state in
      state.checkField()
      state.changeForm { $0.selected = max(0, $0.selected - 1) }
      return []
    },
    Entry(
      id: "form.choose", keys: [.code(.right), " "], contexts: [.form], rank: 3, hindrance: choiceHindrance
    ) { $0.choose(1) },
    Entry(
      id: "form.chooseBack", keys: [.code(.left)], contexts: [.form], rank: nil, hindrance: choiceHindrance
    ) { $0.choose(-1) },
  ]

  private static let choiceHindrance: @Sendable (State) -> String? = {
    $0.focusedField?.choices == nil ? "hindrance.noChoice" : nil
  }
}

extension State {
  mutating func choose(_ step: Int) -> [Command] {
    changeForm { form in
      guard let count = form.fields[form.selected].choices?.count, count > 0 else { return }
      let now = form.fields[form.selected].choice
      form.fields[form.selected].choice = ((now + step) % count + count) % count
      form.problems[form.selected] = nil
    }
    return []
  }
}
