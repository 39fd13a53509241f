import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel

/// A folder that describes an organisation in files that people can read and edit: a CSV file for each kind of
/// record (employees.csv, modules.csv, …) and organisation.json for season, rules, waivers and pins.
struct OrganisationFolder {
  private let folder: URL

  init(_ folder: URL) { self.folder = folder }

  /// Whether organisation.json is there, too, and not only tables.
  var isDescribed: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("organisation.json").path)
  }

  /// The organisation that organisation.json names, with the records of all files.
  func workspace(_ context: Context) throws -> Workspace {
    let description = try JSONDecoder().decode(
      OrganisationFile.self, from: try contents(of: "organisation.json", context))
    var workspace = try read(into: description.newWorkspace(), context)
    let change = try context.refusing(in: workspace) { () throws(ChangeError) in
      try description.change(completing: workspace)
    }
    try context.apply(change, to: &workspace)
    return workspace
  }

  /// The records of the CSV files that are there, added to a workspace.
  func read(into workspace: Workspace, _ context: Context) throws -> Workspace {
    var workspace = workspace
    for kind in ImportKind.allCases {
      let name = kind.rawValue + ".csv"
      guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) else { continue }
      let preview = try previewImport(
        kind, file: name, bytes: try contents(of: name, context), into: workspace, words: context.words)
      if preview.isRefused { throw context.failure(preview) }
      try context.apply(preview.change, to: &workspace)
    }
    return workspace
  }

  private func contents(of name: String, _ context: Context) throws -> Data {
    try context.read(folder.appendingPathComponent(name).path)
  }
}
