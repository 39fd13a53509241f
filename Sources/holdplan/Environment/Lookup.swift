import HoldplanModel
import HoldplanText

/// Finds what somebody names on the command line: by identifier, or by a name that only one record has.
struct Lookup {
  let workspace: Workspace
  let context: Context

  func employee(_ text: String) throws -> Employee {
    try find(text, kind: .employee, in: workspace.employees, name: \.name)
  }

  func module(_ text: String) throws -> Module {
    try find(text, kind: .module, in: workspace.modules, name: \.name)
  }

  func department(_ text: String) throws -> Department {
    try find(text, kind: .department, in: workspace.departments, name: \.name)
  }

  func site(_ text: String) throws -> Site {
    try find(text, kind: .site, in: workspace.sites, name: \.name)
  }

  func programme(_ text: String) throws -> Programme {
    try find(text, kind: .programme, in: workspace.programmes, name: \.name)
  }

  func room(_ text: String) throws -> Room {
    try find(text, kind: .room, in: workspace.rooms, name: \.name)
  }

  func instructor(_ text: String) throws -> Instructor {
    try find(text, kind: .instructor, in: workspace.instructors, name: \.name)
  }

  func series(_ text: String) throws -> MeetingSeries {
    try find(text, kind: .series, in: workspace.series, name: \.name)
  }

  func meeting(_ text: String) throws -> Meeting {
    // Shells take # for a comment where it begins a word: a space will do.
    try find(
      text.replacingOccurrences(of: " ", with: "#"), kind: .meeting, in: workspace.meetings,
      name: \.id.rawValue)
  }

  func quota(_ text: String) throws -> Quota {
    try find(text, kind: .quota, in: workspace.quotas, name: \.name)
  }

  func rota(_ text: String) throws -> PairRota {
    try find(text, kind: .rota, in: workspace.rotas, name: \.name)
  }

  func competence(_ text: String) throws -> Competence {
    try find(text, kind: .competence, in: workspace.competences, name: \.name)
  }

  func profile(_ text: String) throws -> JobProfile {
    try find(text, kind: .profile, in: workspace.profiles, name: \.name)
  }

  func role(_ text: String) throws -> JobRole {
    try find(text, kind: .role, in: workspace.roles, name: \.name)
  }

  func goal(_ text: String) throws -> Goal {
    try find(text, kind: .goal, in: workspace.goals, name: \.id.rawValue)
  }

  func fund(_ text: String) throws -> Fund {
    try find(text, kind: .fund, in: workspace.funds, name: \.name)
  }

  /// A team of the draft, or of the published plan where that is asked for: by its identifier or its own name.
  func team(_ text: String, in plan: Plan) throws -> Team {
    if let team = plan.teams[Team.ID(text)] { return team }
    let named = Records(plan.teams.unordered.filter { !$0.name.isEmpty })
    if let team = try match(text, in: named, name: \.name) { return team }
    let known = plan.teams.sorted.map(\.id.rawValue)
    throw unknown(text, kind: .team, known: known, near: known + named.sorted.map(\.name))
  }

  private func find<Item: Identified>(
    _ text: String, kind: RecordReference.Kind, in records: Records<Item>, name: KeyPath<Item, String>
  ) throws -> Item {
    if let record = try match(text, in: records, name: name) { return record }
    throw missing(kind, text)
  }

  /// What has this identifier, or else the only one with this name or with this in its name; nil where nothing has.
  private func match<Item: Identified>(
    _ text: String, in records: Records<Item>, name: KeyPath<Item, String>
  ) throws -> Item? {
    if let record = records[Item.ID(text)] { return record }
    let wanted = text.lowercased()
    let all = records.sorted
    let exact = all.filter { $0[keyPath: name].lowercased() == wanted }
    let found = exact.isEmpty ? all.filter { $0[keyPath: name].lowercased().contains(wanted) } : exact
    if let only = found.first, found.count == 1 { return only }
    if found.isEmpty { return nil }
    throw ambiguous(text, found.map { "\($0.id) \($0[keyPath: name])" })
  }

  /// Says that nothing of a kind has this identifier or name, and what was perhaps meant.
  func missing(_ kind: RecordReference.Kind, _ text: String) -> CommandFailure {
    let known = names(of: kind)
    let list = known.count <= 12 ? known.map { $0.id == $0.name ? $0.id : "\($0.id) \($0.name)" } : []
    return unknown(text, kind: kind, known: list, near: known.flatMap { [$0.id, $0.name] })
  }

  private func names(of kind: RecordReference.Kind) -> [(id: String, name: String)] {
    workspace.allRecords().filter { $0.reference.kind == kind }.map {
      ($0.reference.identifier, $0.name ?? $0.reference.identifier)
    }
  }

  private func unknown(
    _ text: String, kind: RecordReference.Kind, known: [String], near: [String]
  ) -> CommandFailure {
    var message = context.words["cli.unknown.\(kind.rawValue)", ["text": SafeText.of(text)]]
    if let near = Nearest.to(text, among: near) {
      message += " " + context.words["cli.near", ["near": SafeText.of(near)]]
    } else if !known.isEmpty {
      message +=
        "\n" + context.words["cli.known", ["list": known.map { SafeText.of($0) }.joined(separator: ", ")]]
    }
    return CommandFailure(.wrongInput, message)
  }

  private func ambiguous(_ text: String, _ candidates: [String]) -> CommandFailure {
    CommandFailure(
      .wrongInput,
      context.words[
        "cli.ambiguous",
        [
          "text": SafeText.of(text),
          "list": candidates.prefix(8).map { SafeText.of($0) }.joined(separator: ", "),
        ]])
  }
}
