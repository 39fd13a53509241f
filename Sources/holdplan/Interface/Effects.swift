import Foundation
import HoldplanCheck
import HoldplanEngine
import HoldplanInterface
import HoldplanModel

/// Does what the interface asks for: stores at once, and leaves to other threads whatever may take longer
/// than a frame.
struct Effects {
  private var session: Session
  private let inbox: Inbox
  private var search: RunningSearch?

  init(_ session: Session, inbox: Inbox) {
    self.session = session
    self.inbox = inbox
  }

  /// The reply, where there is one at once; others come through the inbox.
  mutating func run(_ command: HoldplanInterface.Command) -> Reply? {
    switch command {
    case .commit(let change, let label): return store { try $0.store(change, label: label) }
    case .publish(let publication): return publish(publication)
    case .undo: return store { try $0.undoForInterface() }
    case .redo: return store { try $0.redoForInterface() }
    case .history: return store { .history(try $0.historyEntries(limit: 200)) }
    case .solve(let settings):
      search?.stop()
      do throws(ChangeError) {
        search = try RunningSearch(session.workspace, settings, today: session.context.today, inbox: inbox)
      } catch { return .refused(error) }
    case .stopSolve: search?.stop()
    case .noteView(let what, let person): session.note(.view, what, person.map { .employee($0) })
    case .previewRoster(let request): return store { try $0.preview(request) }
    case .savePDF(let request): return store { try $0.savePDF(request) }
    case .print(let request): inBackground { try $0.printRoster(request) }
    default: answer(command)
    }
    return nil
  }

  /// What others have done to the file meanwhile.
  mutating func news() -> Reply? {
    do { return try session.newsFromOthers() } catch { return session.replyAfterRefreshing(to: error) }
  }

  func stopSolve() { search?.stop() }

  /// Why the day's copy could not be made when the file was opened.
  var backupProblem: String? { session.store.backupProblem.map { session.context.sentence(for: $0) } }

  private mutating func publish(_ publication: Publication) -> Reply {
    let assessment = assess(publication.plan, of: session.workspace)
    if assessment.violations.contains(where: { !$0.isUnplaced }) { return .publicationRefused(assessment) }
    return store { try $0.store(.publish(publication), label: "publish") }
  }

  private mutating func store(_ work: (inout Session) throws -> Reply) -> Reply {
    do { return try work(&session) } catch { return session.replyAfterRefreshing(to: error) }
  }

  /// Questions about the workspace, answered by another thread.
  private func answer(_ command: HoldplanInterface.Command) {
    inBackground { session in
      let workspace = session.workspace
      switch command {
      case .assess(let revision):
        return .assessed(assess(workspace.draft, of: workspace), revision: revision)
      case .alternatives(let employee, let module, let revision):
        let effects = WhatIf(workspace).alternatives(for: employee, in: module)
        return .alternatives(effects, employee: employee, module: module, revision: revision)
      case .sessionAlternatives(let team, let index, let revision):
        let effects = WhatIf(workspace).sessionAlternatives(team: team, index: index)
        return .sessionAlternatives(effects, team: team, index: index, revision: revision)
      case .effect(let change, let revision):
        return .effect(try session.effect(of: change), revision: revision)
      case .explain(let employee, let module, let revision):
        return .explained(WhatIf(workspace).explain(employee, in: module), revision: revision)
      default: return nil
      }
    }
  }

  private func inBackground(_ work: @escaping @Sendable (Session) throws -> Reply?) {
    let (session, inbox) = (session, inbox)
    Thread.detachNewThread {
      do {
        if let reply = try work(session) { inbox.put(reply) }
      } catch { inbox.put(.failed(session.context.sentence(for: error))) }
    }
  }
}
