import HoldplanModel
import HoldplanResources

extension RecordReference.Kind {
  /// Whether several of them have something in common that can be filled in for all.
  var hasBulkForm: Bool { [.module, .room, .instructor, .goal].contains(self) }
}

/// One form for several records of a kind: what is left open stays as it is with each of them.
extension FormMaker {
  func bulkFields(of kind: RecordReference.Kind) -> [Field] {
    switch kind {
    case .module:
      [
        .text("teamSize.minimum", ""), .text("teamSize.ideal", ""), .text("teamSize.maximum", ""),
        .text("teamCount.maximum", ""), .text("rooms", ""), .text("bulk.rooms", ""),
        .text("instructors", ""), .text("bulk.instructors", ""), .text("studyHoursPerWeek", ""),
      ]
    case .room:
      [bulkChoice("site", workspace.sites, canBeEmpty: true) { $0.name }, .text("capacity", "")]
    case .instructor: [.text("unavailable", "", label: words["field.bulk.unavailable"])]
    case .goal: [.text("owner", ""), .text("due", ""), .text("followUp", "")]
    default: []
    }
  }
}

extension FormReader {
  /// The change to all of them, as one action; nil where something cannot be read or nothing was filled in.
  mutating func bulk(_ kind: RecordReference.Kind, _ records: [RecordReference]) -> Change? {
    let edit = recordEdit(of: kind)
    guard problems.isEmpty else { return nil }
    return several(
      records.compactMap { reference in
        guard let before = workspace.record(reference) else { return nil }
        let after = edit(before)
        return after == before ? nil : .put(after)
      })
  }

  private mutating func recordEdit(of kind: RecordReference.Kind) -> (Record) -> Record {
    switch kind {
    case .module:
      let edit = moduleEdit()
      return { if case .module(let module) = $0 { .module(edit(module)) } else { $0 } }
    case .room:
      let (site, capacity) = (reference("site") as BulkReference<Site>, number("capacity"))
      return { record in
        guard case .room(var room) = record else { return record }
        room.site = site.applied(to: room.site)
        room.capacity = capacity ?? room.capacity
        return .room(room)
      }
    case .instructor:
      let away = ranges("unavailable")
      return { record in
        guard case .instructor(var instructor) = record else { return record }
        instructor.unavailable += away
        return .instructor(instructor)
      }
    case .goal:
      let owner = identifier("owner", of: workspace.employees) { $0.name }
      let (due, followUp) = (date("due"), date("followUp"))
      return { record in
        guard case .goal(var goal) = record else { return record }
        goal.owner = owner ?? goal.owner
        goal.due = due ?? goal.due
        goal.followUp = followUp ?? goal.followUp
        return .goal(goal)
      }
    default: return { $0 }
    }
  }

  private mutating func moduleEdit() -> (Module) -> Module {
    let minimum = number("teamSize.minimum")
    let ideal = number("teamSize.ideal")
    let maximum = number("teamSize.maximum")
    let teams = number("teamCount.maximum")
    let hours = value("studyHoursPerWeek").isEmpty ? nil : hours("studyHoursPerWeek")
    let rooms = identifiers("rooms", of: workspace.rooms) { $0.name }
    let moreRooms = identifiers("bulk.rooms", of: workspace.rooms) { $0.name }
    let instructors = identifiers("instructors", of: workspace.instructors) { $0.name }
    let moreInstructors = identifiers("bulk.instructors", of: workspace.instructors) { $0.name }
    return { module in
      var module = module
      var size = module.teamSize
      size.minimum = minimum ?? size.minimum
      size.maximum = maximum ?? size.maximum
      // The ideal that nobody has asked for gives way.
      size.ideal = ideal ?? min(max(size.ideal, size.minimum), max(size.minimum, size.maximum))
      module.teamSize = size
      module.teamCount.maximum = teams ?? module.teamCount.maximum
      module.studyHoursPerWeek = hours ?? module.studyHoursPerWeek
      if !rooms.isEmpty { module.rooms = rooms }
      module.rooms += moreRooms.filter { !module.rooms.contains($0) }
      if !instructors.isEmpty { module.instructors = instructors }
      module.instructors += moreInstructors.filter { !module.instructors.contains($0) }
      return module
    }
  }
}
