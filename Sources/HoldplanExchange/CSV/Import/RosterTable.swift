import Foundation
import HoldplanModel
import HoldplanResources

/// The rosters of a plan as one table, for mail merge and other systems: a row for each person in each
/// session, in the order of the modules, teams, dates and people. It isn't meant to be imported again.
package struct RosterTable: Sendable {
  private static let columns = [
    "module", "team", "session", "date", "start", "end", "room", "instructor", "employee", "name",
    "department", "teamName",
  ]

  private let plan: Plan
  private let workspace: Workspace
  private let words: Words

  package init(_ plan: Plan, of workspace: Workspace, words: Words) {
    self.plan = plan
    self.workspace = workspace
    self.words = words
  }

  package func file(_ writer: CSVWriter = .spreadsheet) -> Data {
    let headings = Self.columns.map { CSVCell.text(words["import.heading.rosters.\($0)"]) }
    let rows = workspace.modules.sorted.flatMap { module in
      plan.teams(of: module.id).flatMap { team in lines(of: team, module) }
    }
    return writer.file([headings] + rows)
  }

  /// A team without dates has one row for each member.
  private func lines(of team: Team, _ module: Module) -> [[CSVCell]] {
    let members = team.members.map { id in
      let employee = workspace.employees[id]
      let department = employee.flatMap { workspace.departments[$0.department] }?.name ?? ""
      return [CSVCell.text(id.rawValue), .text(employee?.name ?? ""), .text(department)]
    }
    // The number is enough for most teams; what few have comes last.
    let name = CSVCell.text(team.name)
    let heads =
      team.sessions.isEmpty ? [head(team, module, nil)] : team.sessions.indices.map { head(team, module, $0) }
    return heads.flatMap { head in members.map { head + $0 + [name] } }
  }

  private func head(_ team: Team, _ module: Module, _ index: Int?) -> [CSVCell] {
    let name: [CSVCell] = [.text(module.name), .number(String(team.number))]
    guard let index else { return name + Array(repeating: .empty, count: 6) }
    let session = team.sessions[index]
    let length = module.sessions.indices.contains(index) ? module.sessions[index].slotCount : 1
    let times = workspace.season.times(from: session.slot, count: length)
    return name + [
      .number(String(index + 1)), .number(ImportDates.written(session.date)),
      .text(times.map { "\($0.start)" } ?? ""), .text(times.map { "\($0.end)" } ?? ""),
      .text(workspace.rooms[session.room]?.name ?? session.room.rawValue),
      .text(workspace.instructors[session.instructor]?.name ?? session.instructor.rawValue),
    ]
  }
}
