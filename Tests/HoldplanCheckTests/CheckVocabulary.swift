import HoldplanCheck
import HoldplanModel
import HoldplanTestSupport

/// Eight people, two modules of two sessions, two teams of four each: a plan that keeps every rule, in parts
/// that a test can break one at a time.
struct Sample {
  var rules = Rules()
  var employees: [Employee] = (1...8).map {
    .fixture(Identifier("0\($0)"), in: $0.isMultiple(of: 2) ? "OKO" : "DRIFT", site: "NORD", hours: 2)
  }
  var modules: [Module] = [.fixture("K1", hours: 1), .fixture("K2", hours: 1)]
  var rooms = [Room(id: "A", name: "A", capacity: 30), Room(id: "B", name: "B", capacity: 3)]
  var instructors = [Instructor(id: "U1", name: "U1"), Instructor(id: "U2", name: "U2")]
  var waivers: [Waiver] = []
  var pins: Set<Pin> = []
  var published: [Team]?
  var teams: [Team] = [
    .fixture("K1-1", of: "K1", on: ["2026-11-03", "2026-11-17"], members: ["01", "02", "03", "04"]),
    .fixture("K1-2", of: "K1", on: ["2026-11-05", "2026-11-19"], members: ["05", "06", "07", "08"]),
    .fixture("K2-1", of: "K2", on: ["2026-12-01", "2026-12-15"], members: ["01", "02", "05", "06"]),
    .fixture("K2-2", of: "K2", on: ["2026-12-03", "2026-12-17"], members: ["03", "04", "07", "08"]),
  ]

  var workspace: Workspace {
    var workspace = Workspace.fixture(
      season: .fixture(closed: ["2026-12-23"]), rules: rules, roles: [JobRole(id: "CHEF", name: "Chef")],
      employees: employees, modules: modules, rooms: rooms, instructors: instructors, waivers: waivers,
      pins: pins)
    if let published {
      let plan = Plan(teams: Records(published))
      let publication = Publication(number: 1, date: day("2026-10-01"), plan: plan)
      do { try workspace.apply(.publish(publication)) } catch { preconditionFailure("\(error)") }
    }
    return workspace
  }

  var assessment: Assessment { assess(teams: teams, of: workspace) }

  /// The rules that are broken, with how often.
  var broken: [HardRule: Int] { assessment.hard.filter { $0.value > 0 } }

  /// The sample with something changed.
  func with(_ change: (inout Sample) -> Void) -> Sample {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Session {
  init(_ date: String, slot: Int = 0, room: Room.ID = "A", instructor: Instructor.ID = "U1") {
    self.init(date: day(date), slot: slot, room: room, instructor: instructor)
  }
}
