import HoldplanModel
import HoldplanTestSupport
import Testing

@testable import HoldplanInterface

/// Forms: what is filled in becomes a change, and what is wrong is told under its field.
struct FormTests {
  @Test func aPlannerStartsFromNothing() throws {
    var state = try start(
      workspace: Workspace(name: "Ny", season: Sample.workspace.season),
      assessment: Assessment(violations: [], waived: [], soft: [:]))
    save("8 down down down down n 'N' tab 'Nord' tab 'Nordvej 1' enter", &state)
    save("down n 'D' tab 'Drift' enter", &state)
    save("down n 'VM' tab 'Varmemester' enter", &state)
    save("down n 'A' tab 'Lokale A' tab right tab '20' enter", &state)
    save("down n 'U1' tab 'Birte Krogh' enter", &state)
    save(
      "down n 'K' tab 'Konflikt' tab tab tab tab '2' tab '4' tab '6' tab '2' tab tab 'U1' tab 'A' enter",
      &state)
    save("2 n '007' tab 'Ida Holm' enter", &state)
    #expect(state.workspace.sites["N"]?.address == "Nordvej 1")
    #expect(state.workspace.rooms["A"]?.site == "N")
    #expect(state.workspace.modules["K"]?.sessions.count == 2)
    #expect(state.workspace.modules["K"]?.teamSize == TeamSize(minimum: 2, ideal: 4, maximum: 6))
    #expect(state.workspace.employees["007"]?.department == "D")
  }

  @Test(
    arguments: [
      RecordKind.season, .rules, .coverage, .site, .department, .role, .room, .instructor, .module, .waiver,
      .retention,
    ])
  func savingAnUnchangedFormChangesNothing(_ kind: RecordKind) throws {
    var state = try start()
    state.view = .records
    state.showRecords(of: try #require(RecordKind.allCases.firstIndex(of: kind)))
    let commands = press("enter ^s", &state)
    guard case .commit(let change, _)? = commands.first else {
      Issue.record("not saved: \(String(describing: state.overlays))")
      return
    }
    var after = try state.workspace.applying(change)
    if kind == .waiver {
      // Whoever edits a waiver signs it.
      #expect(after.waivers["W1"]?.author == "mette")
      after = try after.applying(.put(.waiver(try #require(state.workspace.waivers["W1"]))))
    }
    #expect(after == state.workspace)
  }

  @Test func whatAFormDoesNotAskForStays() throws {
    var person = try #require(Sample.workspace.employees["01"])
    person.profession = "Murer"
    person.tags = ["mentor"]
    person.levels = ["SAMT": 3]
    person.passed = ["KULT"]
    person.passedOn = ["KULT": day("2025-11-03")]
    var module = try #require(Sample.workspace.modules["KONF"])
    module.raises = ["SAMT": 2]
    module.validMonths = 24
    var state = try start(
      workspace: try Sample.workspace.applying(
        .group([
          .put(.competence(Competence(id: "SAMT", name: "Samtale"))), .put(.employee(person)),
          .put(.module(module)),
        ])))
    for form in [FormSubject.record(.employee, "01"), .record(.module, "KONF")] {
      _ = state.openForm(form)
      guard case .commit(let change, _)? = press("^s", &state).first else {
        Issue.record("not saved: \(String(describing: state.overlays))")
        return
      }
      #expect(try state.workspace.applying(change) == state.workspace)
      state.overlays = []
    }
  }

  @Test func aFormOpensWhereSomethingMustBeFilledIn() throws {
    var state = try start()
    let violation = Violation(.coverage, date: day("2026-11-17"), department: "KON", actual: 1, limit: 0)
    for (subject, name) in [
      (FormSubject.leave("10"), "from"), (.leave(nil), "employee"), (.leaveOf(["10", "11"]), "from"),
      (.closedDay(Sample.today), "reason"), (.closedDay(nil), "date"), (.waiver(violation), "reason"),
    ] {
      _ = state.openForm(subject)
      #expect(state.focusedField?.name == name, "\(subject)")
    }
  }

  @Test func aUserGetsARoleAndLosesIt() throws {
    var state = try start()
    press("8 end up up n 'jens' tab tab '01'", &state)
    guard case .commit(let change, _)? = press("^s", &state).first else {
      Issue.record("not saved: \(String(describing: state.overlays))")
      return
    }
    #expect(change == .grantAccess(Access(user: "jens", role: .manager, employee: "01")))
    state = try start(workspace: try Sample.workspace.applying(change))
    press("8 end up up right", &state)
    #expect(state.recordRows.map(\.columns) == [["jens", "leder", "Anna Bach"]])
    guard case .commit(.revokeAccess(let access), _)? = press("D", &state).first else {
      Issue.record("not removed")
      return
    }
    #expect(access.user == "jens")
  }

  @Test func aManagerIsAPerson() throws {
    var state = try start()
    #expect(press("8 end up up n 'jens' ^s", &state).isEmpty)
    guard case .form(let form) = state.overlays.last else { return #expect(Bool(false), "no form") }
    #expect(form.problems[2]?.contains("person") == true)
  }

  @Test func retentionIsLimitedAndLifted() throws {
    var state = try start()
    guard case .commit(let change, _)? = press("8 end up enter '24' tab tab '12' ^s", &state).first else {
      Issue.record("not saved")
      return
    }
    let limited = try Sample.workspace.applying(change)
    #expect(limited.rules.retention == Retention([.attendance: 24, .leave: 12]))
    state = try start(workspace: limited)
    guard
      case .commit(.setRules(let rules), _)? = press("8 end up enter backspace backspace ^s", &state).first
    else {
      Issue.record("not saved")
      return
    }
    #expect(rules.retention == Retention([.leave: 12]))
    state = try start()
    #expect(press("8 end up enter '0' ^s", &state).isEmpty)
  }

  @Test func savingAnUnchangedEmployeeChangesNothing() throws {
    var state = try start()
    for _ in 0..<32 {
      let commands = press("2 e ^s", &state)
      guard case .commit(let change, _)? = commands.first else {
        Issue.record("not saved")
        return
      }
      #expect(try state.workspace.applying(change) == state.workspace)
      press("down", &state)
    }
  }

  @Test func whatIsWrongStandsUnderItsField() throws {
    var state = try start()
    press("8 down down down down down down down n 'C' tab 'Sal' tab tab 'mange' enter", &state)
    #expect(problem("capacity", state) == "mange er ikke et tal.")
    press("^u '0' enter", &state)
    #expect(problem("capacity", state) != nil)
    assertUpdate(
      &state, "^u '30' enter",
      gives: [.commit(.put(.room(Room(id: "C", name: "Sal", capacity: 30))), label: "form.save")])
  }

  @Test func anIdentifierIsNotTakenTwice() throws {
    var state = try start()
    press("2 n '01' tab 'En til' enter", &state)
    #expect(problem("id", state)?.contains("01") == true)
  }

  @Test func leaveOnATeachingDayIsRefusedWithTheWayOut() throws {
    var state = try start()
    press("2 a '17-11' enter", &state)
    let refusal = try #require(problem("from", state))
    #expect(refusal.contains("ti 17-11") && refusal.contains("MED-aftale") && refusal.contains("hold"))
    assertUpdate(
      &state, "^u '16-11' enter",
      gives: [.commit(.put(.employee(withLeave(["2026-11-16"]))), label: "form.save")])
  }

  @Test func absenceIsNotedEvenOnATeachingDay() throws {
    var state = try start()
    assertUpdate(
      &state, "2 a backtab right tab '17-11' enter",
      gives: [.commit(.put(.employee(withLeave(["2026-11-17"]))), label: "form.save")])
  }

  @Test func aWaiverForAProblemIsFilledIn() throws {
    var state = try start()
    let commands = press("5 w 'Tages næste år' enter", &state)
    guard case .commit(.put(.waiver(let waiver)), _)? = commands.first else {
      Issue.record("no waiver")
      return
    }
    #expect(waiver.rule == .unassigned && waiver.subject == .employee("09", "KONF"))
    #expect(waiver.reason == "Tages næste år" && waiver.author == "mette" && waiver.id == "W2")
  }

  @Test func aDayIsClosedFromTheCalendar() throws {
    var state = try start()
    let commands = press("4 right c 'Personaledag' enter", &state)
    guard case .commit(.setSeason(let season), _)? = commands.first else {
      Issue.record("not closed")
      return
    }
    #expect(season.closedDay(on: day("2026-11-13"))?.reason == "Personaledag")
  }

  private func withLeave(_ dates: [String]) -> Employee {
    guard var person = Sample.workspace.employees["01"] else { preconditionFailure("Anna is gone") }
    person.leave = dates.map { days($0) }
    return person
  }

  /// Presses keys, and stores what is to be stored.
  private func save(_ keys: String, _ state: inout State) {
    for command in press(keys, &state) {
      guard case .commit(let change, _) = command else { continue }
      do {
        let after = try state.workspace.applying(change)
        _ = update(&state, .reply(.saved(after, state.assessment, change: change)))
      } catch {
        Issue.record(error)
      }
    }
    #expect(state.overlays.isEmpty, "after \(keys)")
  }

  private func problem(_ field: String, _ state: State) -> String? {
    guard case .form(let form) = state.overlays.last,
      let at = form.fields.firstIndex(where: { $0.name == field })
    else { return nil }
    return form.problems[at]
  }
}
