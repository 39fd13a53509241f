extension Team {
  func check(in workspace: Workspace, _ findings: inout Findings) {
    findings.checkRange(number, field: "number", 1)
    findings.checkText(name, field: "name")
    if let module = workspace.modules[module], !sessions.isEmpty, sessions.count != module.sessions.count {
      findings.report("sessions", .wrongCount(actual: sessions.count, expected: module.sessions.count))
    }
    for session in sessions {
      findings.checkRange(session.slot, field: "sessions.slot", 0, max(0, workspace.season.slots.count - 1))
    }
    checkMembers(&findings)
  }

  /// Members are in the order of the identifiers, each once.
  fileprivate func checkMembers(_ findings: inout Findings) {
    for (one, next) in zip(members, members.dropFirst()) where next <= one {
      let (one, next) = (one.rawValue, next.rawValue)
      findings.report("members", one == next ? .duplicate(one) : .outOfOrder(first: one, second: next))
    }
  }
}

extension Workspace {
  /// Teams of one module that have the same number or the same name. Only these modules are looked at; nil means all.
  func teamTitleProblems(in modules: Set<Module.ID>?) -> [ModelProblem] {
    struct Title: Hashable {
      var module: Module.ID
      var field: String
      var text: String
    }
    var teams: [Title: [Team.ID]] = [:]
    for team in draft.teams.unordered where modules?.contains(team.module) ?? true {
      teams[Title(module: team.module, field: "number", text: String(team.number)), default: []]
        .append(team.id)
      if team.name.isEmpty { continue }
      teams[Title(module: team.module, field: "name", text: team.name), default: []].append(team.id)
    }
    return teams.filter { $0.value.count > 1 }.flatMap { title, ids in
      ids.sorted().dropFirst().map {
        ModelProblem(record: .team($0), field: title.field, issue: .duplicate(title.text))
      }
    }
    .sorted { ($0.record?.identifier ?? "", $0.field) < ($1.record?.identifier ?? "", $1.field) }
  }

  /// What is wrong with the latest publication: it names only what exists, so that its rosters can be
  /// printed. Its sessions are not held against what modules and seasons have become since.
  func latestPublicationProblems() -> [ModelProblem] {
    (published?.plan.teams.sorted ?? []).flatMap { team in
      var findings = Findings(about: .team(team.id))
      team.checkMembers(&findings)
      team.forEachLink { field, target in
        if !contains(target) { findings.report(field, .unknown(target)) }
      }
      return findings.problems
    }
  }

  /// Publications are numbered 1, 2, 3 and so on.
  func publicationNumberProblems() -> [ModelProblem] {
    var findings = Findings(about: nil)
    for (index, publication) in publications.enumerated() where publication.number != index + 1 {
      findings.report("publications", .wrongCount(actual: publication.number, expected: index + 1))
    }
    return findings.problems
  }
}
