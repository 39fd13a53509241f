import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport

/// Two departments, a site, two roles, three people, two modules, a room and an instructor.
let smallOrganisation = Workspace(
  name: "Lille By", season: .fixture(), sites: [Site(id: "HQ", name: "Rådhuset", address: "Torvet 1")],
  departments: [Department(id: "DRIFT", name: "Drift"), Department(id: "OKO", name: "Økonomi")],
  roles: [JobRole(id: "LEDER", name: "Leder"), JobRole(id: "GARTNER", name: "Gartner")],
  employees: [
    Employee(id: "0001", name: "Åse Ørsted", department: "DRIFT"),
    Employee(id: "0002", name: "Bo Kjær", department: "OKO", manager: "0001", required: ["K1"]),
    Employee(id: "0003", name: "Ida Nygaard", department: "OKO"),
  ],
  modules: [.fixture("K1"), .fixture("K2")],
  rooms: [Room(id: "A", name: "Lokale A", site: "HQ", capacity: 30)],
  instructors: [Instructor(id: "U1", name: "Finn Holm")])

func preview(
  _ kind: ImportKind, _ text: String, into workspace: Workspace = smallOrganisation,
  skipBadRows: Bool = false,
  language: Language = .english
) throws -> ImportPreview {
  try preview(kind, Data(text.utf8), into: workspace, skipBadRows: skipBadRows, language: language)
}

func preview(
  _ kind: ImportKind, _ bytes: Data, into workspace: Workspace = smallOrganisation, skipBadRows: Bool = false,
  language: Language = .english
) throws -> ImportPreview {
  try previewImport(
    kind, file: "\(kind.rawValue).csv", bytes: bytes, into: workspace, skipBadRows: skipBadRows,
    words: Words(language))
}

/// The workspace after an import that must have no problems.
func imported(
  _ kind: ImportKind, _ text: String, into workspace: Workspace = smallOrganisation
) throws -> Workspace {
  let preview = try preview(kind, text, into: workspace)
  guard preview.badRows.isEmpty else { throw UnexpectedProblems(problems: preview.badRows) }
  return try workspace.applying(preview.change)
}

struct UnexpectedProblems: Error {
  let problems: [ImportProblem]
}
