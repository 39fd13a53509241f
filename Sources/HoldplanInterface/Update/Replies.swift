import HoldplanModel

extension State {
  mutating func take(_ reply: Reply) -> [Command] {
    if case .prepared(let groundwork, let reply) = reply {
      self.groundwork = groundwork
      defer { self.groundwork = nil }
      return take(reply)
    }
    settleMark(after: reply)
    switch reply {
    case .saved(let workspace, let assessment, let change):
      waiting.remove(.saving)
      tell(describe(change, since: Earlier(self.workspace), in: workspace, words: words))
      if change.isAttendance(in: self.workspace) {
        // A mark may be stored on top of what others have done meanwhile.
        guard workspace.differsInAttendanceAlone(from: self.workspace) else {
          return replace(workspace, assessment: assessment)
        }
        takeMarks(of: workspace)
        return []
      }
      return replace(workspace, assessment: assessment, change: change)
    case .undone(let workspace, let assessment, let change):
      waiting.remove(.saving)
      let key = CommandTable.entry("redo")?.keyNames(words, settings.keys).last ?? ""
      tell(words["undo.told", ["what": describe(change, in: workspace, words: words), "key": key]])
      return replace(workspace, assessment: assessment, change: change)
    case .redone(let workspace, let assessment, let change):
      waiting.remove(.saving)
      tell(words["redo.done", ["what": describe(change, in: workspace, words: words)]])
      return replace(workspace, assessment: assessment, change: change)
    case .undoneSeveral(let workspace, let changes, let blockedBy):
      return takeUndone(workspace, changes, blockedBy: blockedBy)
    case .changedElsewhere(let workspace, let author, let changes):
      let what = changes.last.map { describe($0, in: workspace, words: words) } ?? ""
      tell(
        words[
          "elsewhere.changed",
          ["who": shown(author), "changes": words.counted("change", changes.count), "what": what]])
      return replace(workspace, assessment: nil)
    case .cleanedUp(let workspace, let lines):
      waiting.remove(.saving)
      tell(lines.map(shown).joined(separator: " "))
      return replace(workspace, assessment: nil)
    case .conflict(let workspace, let author):
      waiting.remove(.saving)
      complain(words["elsewhere.conflict", ["who": shown(author)]])
      return replace(workspace, assessment: nil)
    // A search that was begun for another organisation may still end.
    case .solved where !solve.isRunning: return []
    case .solved(let proposal):
      waiting.remove(.solving)
      return take(proposal)
    default:
      takeAnswer(reply)
      return dropIfAsked()
    }
  }

  private mutating func takeAnswer(_ reply: Reply) {
    switch reply {
    case .nothingToUndo: end(.saving, with: words["undo.nothing"])
    case .nothingToPlan: end(.saving, with: words["ledgers.nothing"])
    case .nothingToRedo: end(.saving, with: words["redo.nothing"])
    case .refused(let error):
      waiting.remove(.saving)
      complain(describe(error, in: workspace, words: words))
    case .publicationRefused(let assessment):
      waiting.remove(.saving)
      assess(assessment)
      complain(words["hindrance.broken"])
    case .failed(let text):
      waiting = waiting.intersection([.solving])
      complain(shown(text))
    case .told(let text): tell(shown(text))
    case .assessed(let assessment, let ledgers, let revision) where revision == self.revision:
      assess(assessment, ledgers: ledgers)
      people.refresh(index, findings: findings)
    case .history(let entries): take(entries)
    case .present(let people): take(people)
    case .recentFiles(let files): take(files)
    case .report(let page): take(page)
    case .page(let lines, let request): take(lines, of: request)
    case .importPreview(let preview): take(preview)
    case .rehearsed(let cleanup, let lines, let isEmpty): take(cleanup, wouldDo: lines, isEmpty: isEmpty)
    case .exported(let path): end(.exporting, with: words["export.done", ["path": shown(path)]])
    case .copied(let isSent): if !isSent { complain(words["copy.impossible"]) }
    case .settings(let settings, let words, let drawsLines, let drawsDots):
      (self.settings, self.words, canDrawLines, canDrawDots) = (settings, words, drawsLines, drawsDots)
    case .printers(let printers, let standard): takePrinters(printers, standard: standard)
    case .printed(let request, let job):
      end(.printing, with: printed(request, job))
    case .savedPDF(let request, let path):
      end(.printing, with: words["roster.saved", ["what": title(of: request), "path": shown(path)]])
    case .rosterPreview(let lines, let request) where request == rosters.previewed:
      waiting.remove(.roster)
      rosters.preview = lines
    default: takeEffects(reply)
    }
  }

  private mutating func takeEffects(_ reply: Reply) {
    switch reply {
    case .alternatives(let effects, let employee, let module, let revision) where revision == self.revision:
      waiting.remove(.effects)
      board.take(effects, for: employee, in: module)
    case .effect(let effect, let revision) where revision == self.revision:
      waiting.remove(.effects)
      takeSwap(effect)
    case .effects(let effects, let revision) where revision == self.revision:
      waiting.remove(.effects)
      takeChoices(effects)
    case .ways(let effects, let employee, let module, let revision) where revision == self.revision:
      take(ways: effects, for: employee, in: module)
    case .sessionAlternatives(let effects, let team, let index, let revision)
    where revision == self.revision:
      waiting.remove(.effects)
      takeDates(effects, for: SessionReference(team: team, index: index))
    case .waysOut(let effects, let violation, let revision) where revision == self.revision:
      take(waysOut: effects, of: violation)
    case .explained(let explanation, let revision) where revision == self.revision:
      waiting.remove(.explanation)
      take(explanation)
    case .ledgerExplained(let explanation, let revision) where revision == self.revision: take(explanation)
    case .solving(let progress): solve.take(progress)
    case .solveFailed(let text):
      waiting.remove(.solving)
      solve.discard()
      complain(shown(text))
    case .bounded(let bound, let revision) where revision == self.revision: self.bound = bound
    case .acquainted(let count, let revision) where revision == self.revision: acquaintances = count
    case .compared(let assessment, let plan, let revision) where revision == self.revision:
      take(assessment, of: plan)
    case .differing(let comparison, let pair, let revision) where revision == self.revision:
      take(comparison, between: pair)
    case .personHistory(let entries, let employee): take(history: entries, of: employee)
    default: break
    }
  }

  private mutating func end(_ what: Waiting, with text: String) {
    waiting.remove(what)
    tell(text)
  }

  private func printed(_ request: RosterRequest, _ job: String) -> String {
    if job.isEmpty { return words["roster.printed", ["what": title(of: request)]] }
    return words["roster.printedAs", ["what": title(of: request), "job": shown(job)]]
  }
}

extension Change {
  /// Whether it only marks attendance, at sessions or at meetings, so that the plan stays as it is.
  ///
  /// - Parameter workspace: as it was before.
  func isAttendance(in workspace: Workspace) -> Bool {
    switch self {
    case .mark: true
    case .put(.meeting(let meeting)): workspace.meetings[meeting.id].flatMap(meeting.marksAdded) != nil
    case .group(let parts): !parts.isEmpty && parts.allSatisfy { $0.isAttendance(in: workspace) }
    default: false
    }
  }
}
