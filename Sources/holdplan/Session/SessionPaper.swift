import Foundation
import HoldplanExchange
import HoldplanModel
import HoldplanText

extension Session {
  /// What a pack of sheets is about.
  enum PaperSelection {
    /// All teams of the plan, and everybody.
    case everything([Team.ID])
    case teams([Team.ID], subject: String, RecordReference)
    case person(Employee.ID)

    /// Nil for everything.
    var reference: RecordReference? {
      switch self {
      case .everything: nil
      case .teams(_, _, let reference): reference
      case .person(let person): .employee(person)
      }
    }
  }

  /// The teams that somebody names by team or module; all of the plan without a name.
  func teams(_ subject: String?, draft: Bool) throws -> PaperSelection {
    let plan = draft ? workspace.draft : workspace.edition.plan
    if plan.teams.isEmpty { throw CommandFailure(.wrongInput, context.words["paper.error.noPlan"]) }
    guard let subject else {
      return .everything(workspace.modules.sorted.flatMap { plan.teams(of: $0.id) }.map(\.id))
    }
    if plan.teams[Team.ID(subject)] == nil, let module = workspace.modules[Module.ID(subject)] {
      return .teams(plan.teams(of: module.id).map(\.id), subject: module.name, .module(module.id))
    }
    let team = try lookup.team(subject, in: plan).id
    return .teams([team], subject: subject, .team(team))
  }

  /// Makes the sheets and puts them where they were asked to go.
  func put(_ selection: PaperSelection, kinds: [SheetKind], draft: Bool, _ options: PaperOptions) throws {
    let pack = PrintPack(rosters(published: !draft), kinds: kinds, completions: certified(by: selection))
    let (bundles, subject) = try made {
      switch selection {
      case .everything(let teams):
        (try pack.bundles(of: teams, isEverybody: true), context.words["paper.pack.everything"])
      case .teams(let teams, let subject, _): (try pack.bundles(of: teams), subject)
      case .person(let person): (try pack.bundles(of: person), name(person))
      }
    }
    if bundles.isEmpty { throw CommandFailure(.wrongInput, context.words["paper.error.nothing"]) }
    try requireOffer(of: selection, kinds)
    note(options.action, kinds, selection.reference)
    let isFile = ["pdf", "txt"].contains { options.output?.lowercased().hasSuffix(".\($0)") == true }
    if let output = options.output, !isFile {
      try write(bundles, into: output, options)
    } else {
      try put(pack.joined(bundles, subject: subject), options)
    }
  }

  /// Instructors print the lists of their teams, managers the slips of their people and their own list, and
  /// everybody what hangs on the wall.
  private func requireOffer(of selection: PaperSelection, _ kinds: [SheetKind]) throws {
    if kinds.allSatisfy({ $0 == .wall || $0 == .door }) { return }
    switch selection {
    case .teams(let teams, _, _) where teams.allSatisfy(showsLists):
      if kinds.contains(where: { [.slip, .manager, .certificate].contains($0) }) { try requireHR() }
    case .person(let person) where person == ownPeople && kinds.allSatisfy { $0 == .manager || $0 == .slip }:
      break
    case .person(let person):
      if kinds.contains(.manager) { try requireHR() }
      try requireShown(person)
    default: try requireHR()
    }
  }

  /// By the ledger; for one person, what was passed before as well.
  private func certified(by selection: PaperSelection) -> [Completion] {
    guard case .person(let person) = selection else { return completions }
    let ledger = Completions(workspace)
    return workspace.modules.sorted.compactMap { ledger.completion(of: person, in: $0.id) }
  }

  /// Prints, writes or shows one document.
  func put(_ document: Document, _ options: PaperOptions) throws {
    if options.sendToPrinter {
      let job = try sendToPrinter(document, options.settings)
      return say("cli.printed", ["title": SafeText.of(document.title), "job": job])
    }
    var document = document
    document.isDuplex = options.duplex
    switch (options.chosenFormat, options.output) {
    case (.text, nil): report(document)
    case (.text, let output?): try deliver(Data(document.text().utf8), to: output)
    case (.pdf, nil) where isatty(STDOUT_FILENO) == 0 && !context.json:
      try context.output.answer(file: try pdf(of: document))
    case (.pdf, let output):
      try deliver(try pdf(of: document), to: output ?? fileName(of: document) + ".pdf")
    }
  }

  /// A file for each bundle, in a folder that is made where it is missing.
  private func write(_ bundles: [PrintPack.Bundle], into folder: String, _ options: PaperOptions) throws {
    if options.sendToPrinter { return }
    let folder = try madeFolder(folder)
    let isText = options.format == .text
    var pages = 0
    for bundle in bundles {
      var document = bundle.document
      document.isDuplex = options.duplex
      let file = folder + "/" + SafeFile.distinctName(bundle.name, extension: isText ? "txt" : "pdf")
      try write(isText ? Data(document.text().utf8) : try pdf(of: document), to: file)
      pages += document.pages.count
    }
    say(
      "paper.summary",
      ["files": String(bundles.count), "pages": String(pages), "folder": SafeText.of(folder)])
  }

  /// The folder, made for its owner alone where it is missing; without a slash at its end.
  func madeFolder(_ path: String) throws -> String {
    var folder = path
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure(
        .wrongInput,
        context.words[
          "cli.file.unwritable",
          ["file": SafeText.of(folder), "detail": SystemReason.sentence(error, context.words)]])
    }
    return folder
  }

  /// The printers that the machine knows, the one that is used by default marked.
  func listPrinters() throws {
    let (names, standard): ([String], String?)
    do {
      let printer = Printer()
      (names, standard) = (try printer.printers(), try printer.standardPrinter())
    } catch {
      throw CommandFailure(.wrongInput, error.sentence(context.words))
    }
    if names.isEmpty { throw CommandFailure(.wrongInput, context.words["paper.printers.none"]) }
    let value = PrinterList(printers: names, standard: standard)
    answer(value) {
      names.map { $0 == standard ? context.words["paper.printers.default", ["printer": $0]] : $0 }
    }
  }
}

/// The printers of the machine, for scripts.
private struct PrinterList: Encodable, Sendable {
  let printers: [String]
  let standard: String?
}
