import HoldplanModel
import HoldplanResources

/// A person's choice among modules: how many, among which, and in which order they are wished for.
extension FormMaker {
  func choiceFields(_ choice: ModuleChoice) -> [Field] {
    [
      .text("choice.count", choice.count == 0 ? "" : String(choice.count)),
      .text("choice.from", text(of: choice.from)), .text("choice.cost", wishes(choice.cost)),
    ]
  }

  /// `K3, K1, K5=4`: the first wish first. A number stands where a wish costs something else than its place.
  private func wishes(_ cost: [Module.ID: Int]) -> String {
    cost.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.enumerated()
      .map { place, wish in
        wish.value == place ? wish.key.rawValue : "\(wish.key.rawValue)=\(wish.value)"
      }
      .joined(separator: ", ")
  }
}

extension FormReader {
  mutating func choice() -> ModuleChoice {
    let from = identifiers("choice.from", of: workspace.modules) { $0.name }
    return ModuleChoice(count: number("choice.count") ?? 0, from: from, cost: wishes())
  }

  private mutating func wishes() -> [Module.ID: Int] {
    var cost: [Module.ID: Int] = [:]
    let parts = value("choice.cost").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    for (place, part) in parts.enumerated() {
      let ends = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      guard let module = module(ends.first ?? ""), let number = ends.count == 1 ? place : Int(ends[1]) else {
        report("choice.cost", words["form.noWish", ["value": shown(part)]])
        continue
      }
      if cost.updateValue(number, forKey: module) != nil {
        report("choice.cost", words["issue.duplicate", ["value": shown(part)]])
      }
    }
    return cost
  }

  private func module(_ text: String) -> Module.ID? {
    if workspace.modules.contains(.init(text)) { return .init(text) }
    let named = workspace.modules.sorted.filter { $0.name.lowercased() == text.lowercased() }
    return named.count == 1 ? named[0].id : nil
  }

  /// Leave for several people, as one change: all of them or, where one is refused, none.
  mutating func leave(of people: [Employee.ID]) -> Change? {
    guard let from = requiredDate("from") else { return nil }
    let to = date("to") ?? from
    guard let range = DateRange(from: from, to: to) else {
      report("to", words["issue.outOfOrder", ["first": words.date(from), "second": words.date(to)]])
      return nil
    }
    var parts: [Change] = []
    for person in people {
      do throws(ChangeError) {
        if let change = try leave(value("leaveKind"), of: person, on: range) { parts.append(change) }
      } catch {
        report("from", describe(error, in: workspace, words: words))
      }
      if let problem = problems.first {
        // The sentence is about one of many: it names whom.
        replaceProblem(problem.key, with: workspace.name(of: person) + ": " + problem.value)
        return nil
      }
    }
    return parts.isEmpty ? nil : .group(parts)
  }
}
