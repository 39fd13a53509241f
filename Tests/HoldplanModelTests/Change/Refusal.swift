import HoldplanTestSupport
import Testing

@testable import HoldplanModel

/// A change that must be refused, and every problem it would leave.
struct Refusal: CustomTestStringConvertible, Sendable {
  let change: Change
  let problems: [ModelProblem]

  init(_ change: Change, _ record: RecordReference?, _ issues: (field: String, issue: ModelProblem.Issue)...)
  {
    self.change = change
    problems = issues.map { ModelProblem(record: record, field: $0.field, issue: $0.issue) }
  }

  var testDescription: String { problems.map { "\($0.field): \($0.issue)" }.joined(separator: "; ") }
}

extension Workspace {
  /// The workspace with a change made although it's refused, to see whether `problems()` finds the same.
  fileprivate func forcing(_ change: Change) -> Workspace {
    var copy = self
    change.forEachPart { part in
      switch part {
      case .put(.site(let record)): copy.sites[record.id] = record
      case .put(.department(let record)): copy.departments[record.id] = record
      case .put(.role(let record)): copy.roles[record.id] = record
      case .put(.employee(let record)): copy.employees[record.id] = record
      case .put(.programme(let record)): copy.programmes[record.id] = record
      case .put(.module(let record)): copy.modules[record.id] = record
      case .put(.room(let record)): copy.rooms[record.id] = record
      case .put(.instructor(let record)): copy.instructors[record.id] = record
      case .put(.waiver(let record)): copy.waivers[record.id] = record
      case .put(.team(let record)): copy.draft.teams[record.id] = record
      case .rename(let name): copy.name = name
      case .setSeason(let season): copy.season = season
      case .setRules(let rules): copy.rules = rules
      case .pin(let pin): copy.pins.insert(pin)
      default: Issue.record("\(part) can't be forced")
      }
    }
    return copy
  }
}

/// Each is refused, and found by the validation of the whole as well.
func expectRefused(_ refusal: Refusal, by workspace: Workspace = .fixture()) {
  var copy = workspace
  #expect(throws: ChangeError.invalid(refusal.problems)) { try copy.apply(refusal.change) }
  #expect(copy == workspace)
  #expect(workspace.forcing(refusal.change).problems() == refusal.problems)
}
