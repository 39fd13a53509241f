import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Session {
  /// A team's roster, one sheet of one session, or all sheets of a module.
  func document(_ subject: String, session: Int?, kind: SheetKind, draft: Bool) throws -> Document {
    let rosters = rosters(published: !draft)
    let plan = draft ? workspace.draft : workspace.edition.plan
    if plan.teams[Team.ID(subject)] == nil, let module = workspace.modules[Module.ID(subject)] {
      return try made { try rosters.pack(of: module.id) }
    }
    let team = try lookup.team(subject, in: plan).id
    return try made {
      guard let session else { return try rosters.teamRoster(team) }
      return switch kind {
      case .signIn: try rosters.signInSheet(team, session: session - 1)
      case .door: try rosters.doorSign(team, session: session - 1)
      default: try rosters.sessionRoster(team, session: session - 1)
      }
    }
  }

  func pdf(of document: Document) throws -> Data {
    do { return try document.pdf() } catch {
      throw CommandFailure(.wrongInput, error.sentence(context.words))
    }
  }

  /// Sends it to the printer, and returns the job's number.
  func sendToPrinter(_ document: Document, _ settings: Printer.Settings) throws -> String {
    var document = document
    document.isDuplex = settings.sides != .one
    let pdf = try pdf(of: document)
    do { return try Printer().print(pdf, title: document.title, settings: settings).identifier } catch {
      throw CommandFailure(.wrongInput, error.sentence(context.words))
    }
  }

  /// A name for the file of a document, made from its title.
  func fileName(of document: Document) -> String { FileName.safe(document.title) }

  /// Writes a whole file or none.
  func write(_ bytes: Data, to path: String) throws {
    do { try SafeFile.write(bytes, to: path) } catch {
      throw CommandFailure(
        .wrongInput,
        context.words[
          "cli.file.unwritable",
          ["file": SafeText.of(path), "detail": SystemReason.sentence(code: error.code, context.words)]])
    }
  }

  /// Writes a file and tells where it lies.
  func deliver(_ bytes: Data, to path: String) throws {
    try write(bytes, to: path)
    say("cli.written", ["file": SafeText.of(path)])
  }

  // MARK: - For the interface

  func preview(_ request: RosterRequest) throws -> Reply {
    .rosterPreview(try document(request).text().components(separatedBy: "\n"), request)
  }

  func savePDF(_ request: RosterRequest, _ isGivenUp: () -> Bool = { false }) throws -> Reply? {
    let document = try document(request)
    let path = fileName(of: document) + ".pdf"
    let bytes = try pdf(of: document)
    if isGivenUp() { return nil }
    note(.export, request)
    try write(bytes, to: path)
    return .savedPDF(request, path: URL(fileURLWithPath: path).path)
  }

  func printRoster(_ order: PrintOrder, _ isGivenUp: () -> Bool = { false }) throws -> Reply? {
    let sides: Printer.Sides =
      switch order.sides {
      case .one: .one
      case .longEdge: .twoLongEdge
      case .shortEdge: .twoShortEdge
      }
    let settings = Printer.Settings(printer: order.printer, copies: order.copies, sides: sides)
    let document = try document(order.request)
    if isGivenUp() { return nil }
    note(.print, order.request)
    return .printed(order.request, job: try sendToPrinter(document, settings))
  }

  /// The printers for the dialog.
  func printersForInterface() throws -> Reply {
    do {
      let printer = Printer()
      return .printers(try printer.printers(), standard: try printer.standardPrinter())
    } catch {
      throw CommandFailure(.wrongInput, error.sentence(context.words))
    }
  }

  private func document(_ request: RosterRequest) throws -> Document {
    let rosters = rosters(published: request.isPublished)
    let team = request.team
    return try made {
      switch request.kind {
      case .roster: try rosters.sessionRoster(team, session: request.session)
      case .signIn: try rosters.signInSheet(team, session: request.session)
      case .door: try rosters.doorSign(team, session: request.session)
      case .team: try rosters.teamRoster(team)
      case .wall: rosters.wallCalendar()
      case .pack, .slips, .managers, .certificates: try pack(of: team, request.kind.sheets, rosters)
      }
    }
  }

  private func pack(of team: Team.ID, _ kinds: [SheetKind], _ rosters: Rosters) throws -> Document {
    let pack = PrintPack(rosters, kinds: kinds, completions: completions)
    let bundles = try pack.bundles(of: [team])
    if bundles.isEmpty { throw CommandFailure(.wrongInput, context.words["paper.error.nothing"]) }
    return pack.joined(bundles, subject: team.rawValue)
  }

  /// For whom there are certificates.
  var completions: [Completion] { Completions(workspace).all }

  func rosters(published: Bool) -> Rosters {
    Rosters(
      of: workspace, edition: published ? workspace.edition : .draft(workspace.draft), words: context.words,
      today: context.today)
  }

  func made<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let error as RosterError {
      throw CommandFailure(.wrongInput, error.sentence(context.words))
    }
  }
}

extension RosterRequest.Kind {
  /// What it is made of.
  var sheets: [SheetKind] {
    switch self {
    case .roster: [.participants]
    case .signIn: [.signIn]
    case .door: [.door]
    case .team: [.roster]
    case .wall: [.wall]
    case .pack: [.roster, .door, .signIn]
    case .slips: [.slip]
    case .managers: [.manager]
    case .certificates: [.certificate]
    }
  }
}
