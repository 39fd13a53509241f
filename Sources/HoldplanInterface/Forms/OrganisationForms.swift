import HoldplanModel

/// Sites, departments, job roles, rooms, instructors and programmes.
extension FormMaker {
  func siteFields(_ id: String?) -> [Field] {
    let site = id.flatMap { workspace.sites[.init($0)] }
    return [
      identifierField(id), .text("name", site?.name ?? ""), .text("address", site?.address ?? ""),
    ]
  }

  func departmentFields(_ id: String?) -> [Field] {
    let department = id.flatMap { workspace.departments[.init($0)] }
    return [
      identifierField(id), .text("name", department?.name ?? ""),
      .text("shortName", department?.shortName ?? ""),
    ]
  }

  func roleFields(_ id: String?) -> [Field] {
    [identifierField(id), .text("name", id.flatMap { workspace.roles[.init($0)]?.name } ?? "")]
  }

  func roomFields(_ id: String?) -> [Field] {
    let room = id.flatMap { workspace.rooms[.init($0)] }
    return [
      identifierField(id), .text("name", room?.name ?? ""),
      oneOf("site", room?.site, workspace.sites, isOptional: true) { $0.name },
      .text("capacity", text(room?.capacity)),
    ]
  }

  func instructorFields(_ id: String?) -> [Field] {
    let instructor = id.flatMap { workspace.instructors[.init($0)] }
    return [
      identifierField(id), .text("name", instructor?.name ?? ""),
      .text("employee", instructor?.employee?.rawValue ?? ""),
      .text("unavailable", text(of: instructor?.unavailable ?? [])),
    ]
  }

  func programmeFields(_ id: String?) -> [Field] {
    let programme = id.flatMap { workspace.programmes[.init($0)] }
    return [
      identifierField(id), .text("name", programme?.name ?? ""),
      .text("modules", text(of: programme?.modules ?? [])),
    ]
  }
}

extension FormReader {
  mutating func site(_ id: String?) -> Record? {
    let site = Site(
      id: self.id(isNew: id == nil, in: workspace.sites), name: required("name"),
      address: value("address"))
    return .site(site)
  }

  mutating func department(_ id: String?) -> Record? {
    let department = Department(
      id: self.id(isNew: id == nil, in: workspace.departments), name: required("name"),
      shortName: value("shortName"))
    return .department(department)
  }

  mutating func role(_ id: String?) -> Record? {
    .role(JobRole(id: self.id(isNew: id == nil, in: workspace.roles), name: required("name")))
  }

  mutating func room(_ id: String?) -> Record? {
    let site = value("site")
    let room = Room(
      id: self.id(isNew: id == nil, in: workspace.rooms), name: required("name"),
      site: site.isEmpty ? nil : Site.ID(site), capacity: requiredNumber("capacity"))
    return .room(room)
  }

  mutating func instructor(_ id: String?) -> Record? {
    let instructor = Instructor(
      id: self.id(isNew: id == nil, in: workspace.instructors), name: required("name"),
      employee: identifier("employee", of: workspace.employees) { $0.name },
      unavailable: ranges("unavailable"))
    return .instructor(instructor)
  }

  mutating func programme(_ id: String?) -> Record? {
    let programme = Programme(
      id: self.id(isNew: id == nil, in: workspace.programmes), name: required("name"),
      modules: identifiers("modules", of: workspace.modules) { $0.name })
    return .programme(programme)
  }
}
