import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanResources

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
    let description = try description(context)
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

  /// What the files would add to a workspace and change in it, as one change. Nothing is removed, and what was
  /// planned, noted or signed off since stays.
  func preview(into workspace: Workspace, _ context: Context) throws -> FolderPreview {
    var copy = workspace
    var refused: [ImportPreview] = []
    for kind in ImportKind.allCases {
      let name = kind.rawValue + ".csv"
      guard FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) else { continue }
      let preview = try previewImport(
        kind, file: name, bytes: try contents(of: name, context), into: copy, words: context.words,
        today: context.today)
      if preview.isRefused {
        refused.append(preview)
      } else {
        try context.apply(preview.change, to: &copy)
      }
    }
    if isDescribed, refused.isEmpty {
      let description = try description(context)
      let known = copy
      let change = try context.refusing(in: known) { () throws(ChangeError) in
        try description.change(updating: known)
      }
      try context.apply(change, to: &copy)
    }
    return FolderPreview(refused: refused, change: refused.isEmpty ? workspace.change(to: copy) : .group([]))
  }

  private func description(_ context: Context) throws -> OrganisationFile {
    let name = "organisation.json"
    let text = try contents(of: name, context)
    do { return try OrganisationFile(json: text, file: name) } catch { throw context.failure(error) }
  }

  private func contents(of name: String, _ context: Context) throws -> Data {
    try context.read(folder.appendingPathComponent(name).path)
  }
}

/// What bringing a folder in again would do.
struct FolderPreview {
  /// The tables with bad rows. Then nothing is brought in.
  let refused: [ImportPreview]
  let change: Change

  var isRefused: Bool { !refused.isEmpty }
  var isEmpty: Bool { change == .group([]) }

  /// A line for each record that comes or changes, or else every bad row.
  func report(in workspace: Workspace, _ words: Words) -> [String] {
    if isRefused { return refused.flatMap { $0.report(in: words) } }
    var lines: [String] = []
    change.forEachPart { part in
      lines.append(describe(part, since: Earlier(workspace), in: workspace, words: words))
    }
    return lines + [words["import.folder.summary", ["count": "\(lines.count)"]]]
  }
}
