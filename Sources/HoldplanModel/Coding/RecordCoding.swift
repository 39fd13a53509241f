// Records with sets or merged ranges are written field by field: a set goes out sorted, so that the same
// workspace is always the same text, and what comes in is merged, sorted and, where left out, empty.

extension Employee {
  private enum Key: String, CodingKey {
    case id, name, department, site, role, manager, email, employedFrom, employedTo, weeklyStudyHours
    case unavailableWeekdays, leave, passed, passedOn, profession, tags, levels, required, choice
    case wishedFreeDates
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      id: try container.decode(ID.self, forKey: .id),
      name: try container.decode(String.self, forKey: .name),
      department: try container.decode(Department.ID.self, forKey: .department),
      site: try container.decodeIfPresent(Site.ID.self, forKey: .site),
      role: try container.decodeIfPresent(JobRole.ID.self, forKey: .role),
      manager: try container.decodeIfPresent(Employee.ID.self, forKey: .manager),
      email: try container.decode(.email, or: ""),
      employedFrom: try container.decodeIfPresent(CalendarDate.self, forKey: .employedFrom),
      employedTo: try container.decodeIfPresent(CalendarDate.self, forKey: .employedTo),
      weeklyStudyHours: try container.decode(.weeklyStudyHours, or: .zero),
      unavailableWeekdays: try container.decode(.unavailableWeekdays, or: []),
      leave: try container.decode(.leave, or: []),
      passed: try container.decode(.passed, or: []),
      passedOn: try container.decode(.passedOn, or: [:]),
      profession: try container.decode(.profession, or: ""), tags: try container.decode(.tags, or: []),
      levels: try container.decode(.levels, or: [:]),
      required: try container.decode(.required, or: []),
      choice: try container.decode(.choice, or: .none),
      wishedFreeDates: try container.decode(.wishedFreeDates, or: []))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(department, forKey: .department)
    try container.encodeIfPresent(site, forKey: .site)
    try container.encodeIfPresent(role, forKey: .role)
    try container.encodeIfPresent(manager, forKey: .manager)
    try container.encode(email, forKey: .email)
    try container.encodeIfPresent(employedFrom, forKey: .employedFrom)
    try container.encodeIfPresent(employedTo, forKey: .employedTo)
    try container.encode(weeklyStudyHours, forKey: .weeklyStudyHours)
    try container.encode(unavailableWeekdays, forKey: .unavailableWeekdays)
    try container.encode(leave, forKey: .leave)
    try container.encode(passed.sorted(), forKey: .passed)
    if !passedOn.isEmpty { try container.encode(passedOn, forKey: .passedOn) }
    if !profession.isEmpty { try container.encode(profession, forKey: .profession) }
    if !tags.isEmpty { try container.encode(tags.sorted(), forKey: .tags) }
    if !levels.isEmpty { try container.encode(levels, forKey: .levels) }
    try container.encode(required, forKey: .required)
    try container.encode(choice, forKey: .choice)
    try container.encode(wishedFreeDates.sorted(), forKey: .wishedFreeDates)
  }
}

extension Instructor {
  private enum Key: String, CodingKey { case id, name, employee, unavailable }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      id: try container.decode(ID.self, forKey: .id),
      name: try container.decode(String.self, forKey: .name),
      employee: try container.decodeIfPresent(Employee.ID.self, forKey: .employee),
      unavailable: try container.decode(.unavailable, or: []))
  }
}

extension Module {
  private enum Key: String, CodingKey {
    case id, name, sessions, everyWeeks, studyHoursPerWeek, requires, teamSize, teamCount, eligibleRoles
    case instructors, rooms, composition, audience, completion, raises, validMonths
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      id: try container.decode(ID.self, forKey: .id),
      name: try container.decode(String.self, forKey: .name),
      sessions: try container.decode([SessionPattern].self, forKey: .sessions),
      everyWeeks: try container.decodeIfPresent(Int.self, forKey: .everyWeeks),
      studyHoursPerWeek: try container.decode(.studyHoursPerWeek, or: .zero),
      requires: try container.decode(.requires, or: []),
      teamSize: try container.decode(TeamSize.self, forKey: .teamSize),
      teamCount: try container.decode(TeamCount.self, forKey: .teamCount),
      eligibleRoles: try container.decodeIfPresent(Set<JobRole.ID>.self, forKey: .eligibleRoles),
      instructors: try container.decode(.instructors, or: []),
      rooms: try container.decode(.rooms, or: []),
      composition: try container.decode(.composition, or: []),
      audience: try container.decode(.audience, or: .listed),
      completion: try container.decode(.completion, or: .allSessions),
      raises: try container.decode(.raises, or: [:]),
      validMonths: try container.decodeIfPresent(Int.self, forKey: .validMonths))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(sessions, forKey: .sessions)
    try container.encodeIfPresent(everyWeeks, forKey: .everyWeeks)
    try container.encode(studyHoursPerWeek, forKey: .studyHoursPerWeek)
    try container.encode(requires, forKey: .requires)
    try container.encode(teamSize, forKey: .teamSize)
    try container.encode(teamCount, forKey: .teamCount)
    try container.encodeIfPresent(eligibleRoles?.sorted(), forKey: .eligibleRoles)
    try container.encode(instructors, forKey: .instructors)
    try container.encode(rooms, forKey: .rooms)
    try container.encode(composition, forKey: .composition)
    try container.encode(audience, forKey: .audience)
    if !raises.isEmpty { try container.encode(raises, forKey: .raises) }
    try container.encodeIfPresent(validMonths, forKey: .validMonths)
    try container.encode(completion, forKey: .completion)
  }
}

extension Team {
  private enum Key: String, CodingKey { case id, module, number, name, sessions, members }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      id: try container.decode(ID.self, forKey: .id),
      module: try container.decode(Module.ID.self, forKey: .module),
      number: try container.decode(Int.self, forKey: .number),
      name: try container.decode(.name, or: ""),
      sessions: try container.decode([Session].self, forKey: .sessions),
      members: try container.decode([Employee.ID].self, forKey: .members))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(module, forKey: .module)
    try container.encode(number, forKey: .number)
    if !name.isEmpty { try container.encode(name, forKey: .name) }
    try container.encode(sessions, forKey: .sessions)
    try container.encode(members, forKey: .members)
  }
}
