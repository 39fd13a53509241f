import Foundation
import HoldplanExchange
import HoldplanInterface
import HoldplanModel
import HoldplanText

extension Session {
  /// A team's roster, one session's roster or sign-in sheet, or all sheets of a module.
  func document(_ subject: String, session: Int?, signIn: Bool, draft: Bool) throws -> Document {
    let rosters = rosters(published: !draft)
    let plan = draft ? workspace.draft : workspace.edition.plan
    if plan.teams[Team.ID(subject)] == nil, let module = workspace.modules[Module.ID(subject)] {
      return try made { try rosters.pack(of: module.id) }
    }
    let team = try lookup.team(subject, in: plan).id
    return try made {
      guard let session else { return try rosters.teamRoster(team) }
      return signIn
        ? try rosters.signInSheet(team, session: session - 1)
        : try rosters.sessionRoster(team, session: session - 1)
    }
  }

  func pdf(of document: Document) throws -> Data {
    do { return try document.pdf() } catch {
      throw CommandFailure(.wrongInput, error.sentence(context.words))
    }
  }

  /// Sends it to the printer, and says what became of it.
  func sendToPrinter(_ document: Document, _ settings: Printer.Settings = Printer.Settings()) throws -> String
  {
    let pdf = try pdf(of: document)
    do {
      let job = try Printer().print(pdf, title: document.title, settings: settings)
      return context.words["cli.printed", ["title": document.title, "job": job.identifier]]
    } catch { throw CommandFailure(.wrongInput, error.sentence(context.words)) }
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
    try write(bytes, to: path)
    return .savedPDF(request, path: URL(fileURLWithPath: path).path)
  }

  func printRoster(_ request: RosterRequest, _ isGivenUp: () -> Bool = { false }) throws -> Reply? {
    let document = try document(request)
    if isGivenUp() { return nil }
    _ = try sendToPrinter(document)
    return .printed(request, printer: nil)
  }

  private func document(_ request: RosterRequest) throws -> Document {
    let rosters = rosters(published: request.isPublished)
    return try made {
      switch request.kind {
      case .roster: try rosters.sessionRoster(request.team, session: request.session)
      case .signIn: try rosters.signInSheet(request.team, session: request.session)
      }
    }
  }

  private func rosters(published: Bool) -> Rosters {
    Rosters(
      of: workspace, edition: published ? workspace.edition : .draft(workspace.draft), words: context.words,
      today: context.today)
  }

  private func made(_ work: () throws -> Document) throws -> Document {
    do { return try work() } catch let error as RosterError {
      throw CommandFailure(.wrongInput, error.sentence(context.words))
    }
  }
}
