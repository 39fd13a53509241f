import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel
import HoldplanResources
import Synchronization

/// Does what the interface asks for. Nothing here takes longer than a frame: the file has a worker of its own,
/// and questions are answered by other threads.
struct Effects {
  private let worker: StoreWorker
  private let inbox: Inbox
  private let rehearsal: Rehearsal
  private let sheets = SeenSheets()
  private let groundworks: Groundworks
  private var search: RunningSearch?
  /// Counts how often work was given up; answers of before are thrown away.
  private let givenUp = GivenUp()

  private var session: Session { worker.session }

  init(_ opened: OpenedSession, inbox: Inbox) {
    worker = StoreWorker(opened.session, inbox: inbox)
    self.inbox = inbox
    rehearsal = Rehearsal(today: opened.session.context.today)
    groundworks = Groundworks(opened.state.ground)
  }

  /// The reply, where there is one at once; others come through the inbox.
  mutating func run(_ command: HoldplanInterface.Command) -> Reply? {
    switch command {
    case .commit(let change, let label): return store { try $0.store(change, label: label) }
    case .publish(let publication): return store { try $0.publishForInterface(publication) }
    case .planLedgers:
      let inbox = inbox
      return store { session in
        let (reply, unplanned) = try session.planLedgersForInterface()
        if let unplanned { inbox.put(.told(unplanned)) }
        return reply
      }
    case .undo: return store { try $0.undoForInterface() }
    case .undoTo(let number): return store { try $0.undoForInterface(to: number) }
    case .redo: return store { try $0.redoForInterface() }
    case .rehearse(let cleanup): return store { try $0.rehearse(cleanup) }
    case .cleanUp(let cleanup): return store { try $0.cleanUp(cleanup) }
    case .importChange(let change): return store { try $0.importForInterface(change) }
    case .solve(let settings): return search(from: nil, settings)
    case .solveOn(let plan, let settings): return search(from: plan, settings)
    case .repair(let settings):
      search?.stop()
      search = RunningSearch(
        repairing: session.workspace, settings, today: session.context.today, inbox: inbox,
        groundworks: groundworks)
    case .stopSolve: search?.stop()
    case .noteView(let what, let person):
      return worker.run { session in
        session.note(.view, what, person.map { .employee($0) })
        return nil
      }
    case .personHistory(let employee):
      answer(command)
      return worker.run { session in
        session.note(.view, "person", .employee(employee))
        return nil
      }
    case .previewRoster(let request):
      answer(command)
      if !sheets.isNew(request) { return nil }
      return worker.run { session in
        session.note(.view, request)
        return nil
      }
    case .cancel: givenUp.next()
    default: answer(command)
    }
    return nil
  }

  /// What others have done to the file meanwhile.
  func news() -> Reply? {
    guard !worker.isBusy else { return nil }
    return worker.run { [groundworks] session in
      do {
        return try session.newsFromOthers().map { groundworks.prepare($0, of: session) }
      } catch { return groundworks.prepare(session.replyAfterRefreshing(to: error), of: session) }
    }
  }

  func stopSolve() { search?.stop() }

  /// Says in the log of views that the interface was opened, and by which role for whom.
  func noteOpening() {
    _ = worker.run { session in
      session.note(.view, "interface", session.access.employee.map { .employee($0) })
      return nil
    }
  }

  /// Has what comes from outside, such as rosters, speak the language of the interface.
  func speak(_ words: Words) { worker.alter { $0.context.words = words } }

  /// Why the day's copy could not be made when the file was opened.
  var backupProblem: String? { session.store.backupProblem.map { session.context.sentence(for: $0) } }

  /// Searches from a plan, or from the draft.
  private mutating func search(from plan: Plan?, _ settings: SolveSettings) -> Reply? {
    search?.stop()
    if !SearchThreads.canStart(SolveSettings.threads) {
      return .solveFailed(session.context.words["cli.noMemory"])
    }
    do throws(ChangeError) {
      search = try RunningSearch(
        session.workspace, from: plan, settings, today: session.context.today, inbox: inbox,
        groundworks: groundworks)
    } catch { return .refused(error) }
    return nil
  }

  private func store(_ work: @escaping @Sendable (inout Session) throws -> Reply) -> Reply? {
    worker.run { [groundworks] session in
      do {
        let reply = try work(&session)
        return groundworks.prepare(reply, of: session)
      } catch { return groundworks.prepare(session.replyAfterRefreshing(to: error), of: session) }
    }
  }

  /// Questions about the workspace and the files around it, answered by another thread.
  private func answer(_ command: HoldplanInterface.Command) {
    inBackground { [inbox, rehearsal, groundworks] session, isGivenUp in
      let workspace = session.workspace
      switch command {
      case .assess(let revision):
        let assessment = assess(workspace.draft, of: workspace)
        if isGivenUp() { return nil }
        inbox.put(
          groundworks.prepare(
            assessment, ledgers: assessLedgers(of: workspace), of: workspace, revision: revision))
        inbox.put(.acquainted(workspace.newAcquaintances(in: workspace.draft), revision: revision))
        if isGivenUp() { return nil }
        return weightedBound(of: workspace).map { .bounded($0, revision: revision) }
      case .compare(let pair, let old, let new, let revision):
        return .differing(groundworks.comparison(from: old, to: new), between: pair, revision: revision)
      case .count(let plan, let name, let revision):
        return .compared(assess(plan, of: workspace), of: name, revision: revision)
      case .alternatives(let employee, let module, let revision):
        let effects = rehearsal.whatIf(workspace).alternatives(for: employee, in: module)
        return .alternatives(effects, employee: employee, module: module, revision: revision)
      case .alternativesOfSeveral(let employees, let module, let revision):
        guard let first = employees.first else { return nil }
        let effects = rehearsal.whatIf(workspace).alternatives(forAllOf: employees, in: module)
        return .alternatives(effects, employee: first, module: module, revision: revision)
      case .sessionAlternatives(let team, let index, let revision):
        let effects = rehearsal.whatIf(workspace).sessionAlternatives(team: team, index: index)
        return .sessionAlternatives(effects, team: team, index: index, revision: revision)
      case .ways(let employee, let module, let revision):
        let ways = rehearsal.whatIf(workspace).waysAround(for: employee, in: module)
        return .ways(ways, employee: employee, module: module, revision: revision)
      case .effects(let changes, let revision):
        return .effects(effects(of: changes, rehearsal.whatIf(workspace)), revision: revision)
      case .personHistory(let employee):
        return .personHistory(try session.historyEntries(about: employee, limit: 50), employee: employee)
      case .effect(let change, let revision):
        return .effect(try rehearsal.whatIf(workspace).effect(of: change), revision: revision)
      case .explain(let employee, let module, let revision):
        return .explained(rehearsal.whatIf(workspace).explain(employee, in: module), revision: revision)
      case .explainLedger(let violation, let revision):
        return .ledgerExplained(session.ledgerWays.explain(violation), revision: revision)
      case .waysOut(let violation, let revision):
        let effects = rehearsal.whatIf(workspace).waysOut(of: violation)
        return .waysOut(effects, of: violation, revision: revision)
      case .history(let limit): return .history(try session.historyEntries(limit: limit))
      case .report(let kind): return .report(session.page(kind))
      case .page(let request):
        let lines = request.lines(of: workspace, words: session.context.words, today: session.context.today)
        return .page(lines, of: request)
      case .previewRoster(let request): return try session.preview(request)
      case .savePDF(let request): return try session.savePDF(request, isGivenUp)
      case .listPrinters: return try session.printersForInterface()
      case .print(let order): return try session.printRoster(order, isGivenUp)
      case .recentFiles:
        return .recentFiles(try RecentWorkspaces(session.context.paths).list(open: session.store.file))
      case .previewImport(let request): return .importPreview(try session.previewImport(request))
      case .exportPerson(let person): return try session.exportPersonForInterface(person)
      case .export(let request): return try session.export(request, isGivenUp)
      default: return nil
      }
    }
  }

  /// What each of several changes would do; what cannot be made has no effect and is left out.
  private func effects(of changes: [Change], _ whatIf: WhatIf) -> [Effect] {
    changes.compactMap { change in
      do throws(ChangeError) { return try whatIf.effect(of: change) } catch { return nil }
    }
  }

  private func inBackground(
    _ work: @escaping @Sendable (Session, _ isGivenUp: @Sendable () -> Bool) throws -> Reply?
  ) {
    let (session, inbox, givenUp) = (session, inbox, givenUp)
    let turn = givenUp.turn
    Thread.detachNewThread {
      let isGivenUp: @Sendable () -> Bool = { givenUp.turn != turn }
      let reply: Reply?
      do { reply = try work(session, isGivenUp) } catch {
        reply = .failed(session.context.sentence(for: error))
      }
      if let reply, !isGivenUp() { inbox.put(reply) }
    }
  }
}

/// Which sheets were shown in this sitting: the log of views names each once, not as often as the cursor passes.
private final class SeenSheets: Sendable {
  private let seen = Mutex<Set<RosterRequest>>([])

  /// Whether a kind of sheet of a team is shown for the first time.
  func isNew(_ request: RosterRequest) -> Bool {
    var sheet = request
    sheet.session = 0
    return seen.withLock { $0.insert(sheet).inserted }
  }
}

/// Counts how often the person has given up what runs.
private final class GivenUp: Sendable {
  private let count = Atomic<Int>(0)

  var turn: Int { count.load(ordering: .acquiring) }
  func next() { count.add(1, ordering: .acquiringAndReleasing) }
}
