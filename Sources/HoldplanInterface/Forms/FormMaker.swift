import HoldplanModel
import HoldplanResources

/// Makes the fields of a form from what is stored.
struct FormMaker {
  var state: State
  var workspace: Workspace { state.workspace }
  var words: Words { state.words }

  func title(of subject: FormSubject) -> String { "" }
  func fields(for subject: FormSubject) -> [Field] { [] }
}
struct FormReader {
  var form: Form
  var workspace: Workspace
  var words: Words
  var today: CalendarDate
  var author: String
  var problems: [Int: String] = [:]
  mutating func change() -> Change? { nil }
}
