import Foundation
import HoldplanModel
import Testing

@testable import HoldplanStore

@Suite struct StoreTests {
  @Test func loadsWhatWasCreated() throws {
    let file = URL(fileURLWithPath: NSTemporaryDirectory()).appending(path: UUID().uuidString).appending(
      path: "a.holdplan")
    let slot = Slot(name: "am", start: ClockTime(hour: 8, minute: 0)!, end: ClockTime(hour: 11, minute: 0)!)
    let season = Season(
      name: "s", start: CalendarDate(iso: "2026-01-01")!, end: CalendarDate(iso: "2026-06-01")!, slots: [slot]
    )
    let workspace = Workspace(
      name: "Test", season: season, departments: [Department(id: "D", name: "Dep")],
      employees: [Employee(id: "1", name: "A", department: "D")])
    let store = try WorkspaceStore.create(at: file, workspace, author: "me", at: Timestamp(seconds: 1))
    var snapshot = try store.load()
    #expect(snapshot.workspace == workspace)
    let c = try store.commit(
      .put(.employee(Employee(id: "2", name: "B", department: "D"))), to: &snapshot, label: "x", author: "me",
      at: Timestamp(seconds: 2))
    print(c)
    #expect(try store.load() == snapshot)
    let u = try store.undo(by: "me", at: Timestamp(seconds: 3), in: &snapshot)
    print(u)
    #expect(try store.load() == snapshot)
    #expect(snapshot.workspace == workspace)
    try store.redo(by: "me", at: Timestamp(seconds: 3), in: &snapshot)
    #expect(try store.load() == snapshot)
    #expect(throws: StoreError.self) {
      try store.commit(
        .put(.employee(Employee(id: "2", name: "B", department: "E"))), to: &snapshot, label: "x",
        author: "me", at: Timestamp(seconds: 2))
    }
  }
}
