import HoldplanModel
import HoldplanResources
import Testing

@testable import HoldplanInterface

/// Every command of the table is reached by its key from a place where it can be done, and does something.
struct CommandTableTests {
  /// For each command, the keys that lead to where it can be done.
  static let ways: [String: String] = planningWays.merging([
    "board.drop": "3 right right space left", "board.letGo": "3 right space", "board.take": "3 right",
    "board.confirmSwap": "3 right b right", "board.swap": "3 right", "board.pin": "3 right",
    "board.mark": "3 right", "board.unmark": "3 right v",
    "board.remove": "3 right", "board.person": "3 right", "board.nextModule": "3", "board.search": "3",
    "calendar.drop": "4 down left left space ANSWER right", "calendar.letGo": "4 down left left space",
    "calendar.take": "4 down left left", "calendar.pin": "4 down left left",
    "calendar.board": "4 down left left", "calendar.today": "4 down", "calendar.close": "4",
    "calendar.goTo": "4",
    "people.problems": "2", "people.leave": "2", "people.board": "2", "people.new": "2",
    "people.handOut": "2", "people.erase": "2", "record.purge": "8 end up",
    "attendance.enterPassed": "6 v v",
    "attendance.cancelSeat": "6 enter down down down down down down", "people.edit": "2",
    "people.remove": "2", "people.pin": "2", "problem.explain": "5", "problem.go": "5",
    "problem.waive": "5", "problem.repair": "5",
    "problem.showWaived": "5", "problem.apply": "5 enter ANSWER", "solve.start": "s", "solve.stop": "s enter",
    "solve.accept": "s enter ANSWER", "solve.discard": "s enter ANSWER", "solve.longer": "s",
    "solve.chart": "s enter ANSWER",
    "solve.shorter": "s", "solve.seed": "s", "attendance.present": "6", "attendance.remote": "6",
    "attendance.late": "6", "attendance.absent": "6", "attendance.excused": "6",
    "attendance.leftEarly": "6", "attendance.choose": "6", "attendance.page": "6",
    "attendance.makeUp": "6 enter down down down down down",
    "attendance.clear": "6 enter", "attendance.all": "6", "attendance.enter": "6",
    "attendance.leave": "6 enter", "roster.print": "7", "roster.pdf": "7", "roster.kind": "7",
    "roster.kindBack": "7", "roster.read": "7", "roster.leave": "7 enter", "roster.copy": "7 ANSWER",
    "record.edit": "8",
    "record.new": "8 down", "record.remove": "8 down", "record.leave": "8 right", "form.save": "8 enter",
    "form.cancel": "8 enter", "form.next": "8 enter", "form.previous": "8 enter tab",
    "form.choose": "8 enter up up tab tab tab tab tab tab",
    "form.chooseBack": "8 enter tab tab tab tab tab tab", "overlay.close": "?", "overlay.quit": "H",
    "search": "2", "search.again": "2 / 'a' enter", "search.back": "2 / 'a' enter", "search.down": "2 / 'a'",
    "search.up": "2 / 'a'", "filter": "2", "filter.clear": "2 f 'ida' enter", "sort": "2",
    "sort.reverse": "2",
    "mark.toggle": "2", "mark.range": "2 space down down", "mark.all": "2", "mark.clear": "2 space",
    "copy": "2", "settings": "1", "settings.next": "1 ,", "settings.previous": "1 ,", "settings.close": "1 ,",
    "files": "1", "files.open": "1 ^o ANSWER down", "files.other": "1 ^o", "files.close": "1 ^o",
    "import": "1",
    "export": "1", "history.undoTo": "H ANSWER", "history.older": "H ANSWER", "palette": "1",
    "palette.run": "1 : 'udgiv'", "palette.close": "1 :", "cancel": "7", "recount": "1",
    "form.pick": "2 e tab tab tab tab tab", "picker.choose": "2 e tab tab tab tab tab ^p",
    "picker.mark": "2 e up tab tab tab tab tab tab tab tab tab tab tab tab tab ^p",
    "picker.close": "2 e tab tab tab tab tab ^p", "dates.choose": "2 a ^p",
    "dates.from": "2 e tab tab tab tab tab tab tab tab tab tab tab ^p", "dates.left": "2 a ^p",
    "dates.right": "2 a ^p", "dates.up": "2 a ^p", "dates.down": "2 a ^p",
    "dates.previousMonth": "2 a ^p", "dates.nextMonth": "2 a ^p",
    "dates.today": "2 a ^p down", "confirm.yes": "2 D", "confirm.no": "2 D",
    "confirm.up": "H ANSWER pagedown pagedown pagedown pagedown pagedown enter pagedown",
    "confirm.down": "H ANSWER pagedown pagedown pagedown pagedown pagedown enter",
    "confirm.pageUp": "H ANSWER pagedown pagedown pagedown pagedown pagedown enter pagedown",
    "confirm.pageDown": "H ANSWER pagedown pagedown pagedown pagedown pagedown enter", "help.run": "?",
    "search.keep": "2 / 'a'",
    "search.cancel": "2 / 'a'", "list.up": "2 down", "list.down": "2", "list.left": "4 right",
    "list.right": "4", "list.pageUp": "2 end", "list.pageDown": "2", "list.first": "2 end", "list.last": "2",
    "list.next": "3", "list.previous": "3", "view.overview": "2", "view.people": "1", "view.board": "1",
    "view.calendar": "1", "view.problems": "1", "view.attendance": "1", "view.rosters": "1",
    "view.records": "1", "view.solve": "1", "undo": "1", "redo": "1", "publish": "1", "history": "1",
    "suspend": "1", "help": "1", "quit": "1", "reports": "1", "reports.open": "1 B",
    "reports.next": "1 B enter", "reports.previous": "1 B enter", "reports.close": "1 B",
    "goal.signOff": "8 end up up up up up up up up up up right",
    "meeting.mark": "8 end up up up up up up right",
    "ledgers.plan": "8 end up up up up up up",
  ]) { first, _ in first }

  @Test(arguments: CommandTable.entries.map(\.id))
  func everyCommandDoesSomething(_ id: String) throws {
    let keys = try #require(Self.ways[id], "no test leads to \(id)")
    let entry = try #require(CommandTable.entry(id))
    let isFeasible = id == "publish" || id == "palette.run"
    var state = try start(
      workspace: Answers.workspace(for: id),
      assessment: isFeasible ? Assessment(violations: [], waived: [], soft: [:]) : Sample.assessment)
    for part in keys.split(separator: "ANSWER", omittingEmptySubsequences: false).enumerated() {
      if part.offset > 0 { answer(&state) }
      press(String(part.element), &state)
    }
    if id == "cancel" { wait(&state) }
    let before = state
    let key = try #require(entry.keys.first).key(state.words)
    #expect(CommandTable.find(key, in: state)?.id == id, "its key gives another command")
    let commands = update(&state, .input(.key(key)))
    #expect(
      !commands.isEmpty
        || picture(of: view(state, size: state.size)) != picture(of: view(before, size: before.size))
        || String(describing: state.overlays) != String(describing: before.overlays))
  }

  /// Lets the time pass after which something counts as lasting.
  private func wait(_ state: inout State) {
    for _ in 0..<8 { _ = update(&state, .tick) }
  }

  /// Whatever was asked is answered.
  private func answer(_ state: inout State) {
    answerSessionAlternatives(&state)
    answerPlanning(&state)
    _ = update(&state, .reply(.explained(Answers.explanation, revision: state.revision)))
    if state.solve.isRunning {
      for total in [200, 150] {
        let progress = SolveProgress(
          seconds: Double(300 - total) / 50, unplaced: 0, softTotal: total, bound: 120, moves: 1000,
          movesPerSecond: 500)
        _ = update(&state, .reply(.solving(progress)))
      }
      _ = update(&state, .reply(.solved(Answers.proposal)))
    }
    if let request = state.rosters.previewed {
      _ = update(&state, .reply(.rosterPreview(["Holdliste"], request)))
    }
    _ = update(&state, .reply(.history(Answers.log)))
    _ = update(&state, .reply(.recentFiles(Answers.recentFiles)))
  }

  @Test func identifiersAreUnique() {
    let ids = CommandTable.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: Language.allCases) func everyCommandHasWords(_ language: Language) throws {
    let words = try Words(language)
    for entry in CommandTable.entries {
      #expect(words.keys.contains("command.\(entry.id)"))
      #expect(words.keys.contains("command.\(entry.id).about"))
      for place in entry.places { #expect(words.keys.contains(place)) }
      for name in entry.keyNames(words) { #expect(!name.isEmpty && name != "?" || entry.id == "help") }
    }
  }

  /// These come last: Esc drops a filter or the marks, or gives up what runs, where it means nothing nearer.
  static let yielding: Set<String> = ["cancel", "filter.clear", "mark.clear"]

  /// A key must not give two commands in one place unless their hindrances keep them apart, which is said here.
  @Test(arguments: Language.allCases, KeySet.allCases)
  func keysDoNotCollide(_ language: Language, _ set: KeySet) throws {
    let words = try Words(language)
    let apart: Set<Set<String>> = [
      ["board.drop", "board.take"], ["board.drop", "board.person"], ["board.confirmSwap", "board.swap"],
      ["board.letGo", "board.unmark"], ["board.mark", "board.ways"],
      ["calendar.drop", "calendar.take"], ["calendar.drop", "calendar.day"],
      ["attendance.makeUp", "attendance.cancelSeat"],
      // The list of people moves along with the person who is shown.
      ["list.next", "person.next"], ["list.previous", "person.previous"],
      // In the list of reports Tab goes on in the list, in a report to the next one.
      ["list.next", "reports.next"], ["list.previous", "reports.previous"],
    ]
    for context in Context.allCases {
      var seen: [Key: String] = [:]
      for entry in CommandTable.entries where entry.contexts.contains(context) {
        for key in set.keys(of: entry, words) {
          if let other = seen[key], !Self.yielding.contains(entry.id) {
            #expect(apart.contains([other, entry.id]), "\(context): \(other) and \(entry.id)")
          }
          seen[key] = seen[key] ?? entry.id
        }
      }
    }
  }

  @Test func aHindranceIsToldInWords() throws {
    var state = try start()
    press("1 P", &state)
    #expect(state.message?.text == state.words["hindrance.broken"])
  }
}
