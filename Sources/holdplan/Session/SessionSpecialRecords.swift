import Foundation
import HoldplanInterface
import HoldplanModel
import HoldplanResources
import HoldplanText

// Programmes, coverage of one department or site, and waivers: records that no table has rows of.

extension Words {
  /// How a field that is in no table is called in this language.
  func setting(_ name: String) -> String {
    let key = "cli.setting.\(name)"
    return self[key] == key ? name : self[key]
  }
}

extension Session {
  mutating func editProgramme(_ fields: [FieldAssignment], isNew: Bool) throws {
    let lookup = lookup
    let id = try identifier(of: .programme, fields, isNew: isNew)
    var programme =
      workspace.programmes[Programme.ID(id)] ?? Programme(id: Programme.ID(id), name: id, modules: [])
    let known: [SettingField<Programme>] = [
      SettingField(name: "id") { _, _ in },
      SettingField(name: "name") { programme, text in programme.name = text },
      SettingField(name: "modules") { programme, text in
        programme.modules = try text.split(whereSeparator: { $0 == "," || $0 == "|" })
          .map { try lookup.module($0.trimmingCharacters(in: .whitespaces)).id }
      },
    ]
    try set(fields, known, in: &programme)
    if workspace.programmes[programme.id] == programme {
      throw CommandFailure(.wrongInput, context.words["cli.edit.nothing"])
    }
    try commit(.put(.programme(programme)))
  }

  mutating func editWaiver(_ fields: [FieldAssignment], isNew: Bool) throws {
    if isNew { throw CommandFailure(.wrongInput, context.words["cli.waive.add"]) }
    let id = try identifier(of: .waiver, fields, isNew: false)
    guard var waiver = workspace.waivers[Waiver.ID(id)] else { throw lookup.missing(.waiver, id) }
    var dates = (from: waiver.dates?.from, to: waiver.dates?.to)
    try set(fields.filter { isSetting($0, "id") || isSetting($0, "reason") }, Self.waiverFields, in: &waiver)
    let rest = fields.filter { !isSetting($0, "id") && !isSetting($0, "reason") }
    try set(rest, Self.dateFields, in: &dates)
    switch dates {
    case (nil, nil): waiver.dates = nil
    case (let from?, let to):
      guard let range = DateRange(from: from, to: to ?? from) else { throw wrongOrder(from, to ?? from) }
      waiver.dates = range
    case (nil, let to?): waiver.dates = DateRange(from: to, to: to)
    }
    (waiver.author, waiver.writtenOn) = (context.author, context.today)
    try commit(.put(.waiver(waiver)))
  }

  private static var waiverFields: [SettingField<Waiver>] {
    [
      SettingField(name: "id") { _, _ in },
      SettingField(name: "reason") { waiver, text in waiver.reason = text },
    ]
  }

  private static var dateFields: [SettingField<(from: CalendarDate?, to: CalendarDate?)>] {
    [
      SettingField(name: "from") { dates, text in
        dates.from = text.isEmpty ? nil : try SettingFields.date(text)
      },
      SettingField(name: "to") { dates, text in
        dates.to = text.isEmpty ? nil : try SettingFields.date(text)
      },
    ]
  }

  // MARK: - Coverage

  /// How many of one department or site may be away.
  private struct Coverage {
    var scope: CoverageRule.Scope?
    var share: Share?
    var atLeast: Int?
    var present: Int?
  }

  mutating func editCoverage(_ fields: [FieldAssignment], isNew: Bool) throws {
    let lookup = lookup
    var coverage = Coverage()
    try set(
      fields,
      [
        SettingField(name: "department") { $0.scope = .department(try lookup.department($1).id) },
        SettingField(name: "site") { $0.scope = .site(try lookup.site($1).id) },
        SettingField(name: "share-away") { $0.share = try SettingFields.share($1) },
        SettingField(name: "always-away") { $0.atLeast = try SettingFields.number($1) },
        SettingField(name: "present") { $0.present = try SettingFields.number($1) },
      ], in: &coverage)
    guard let scope = coverage.scope, coverage.share != nil || coverage.present != nil || !isNew else {
      throw CommandFailure(.wrongInput, context.words["cli.coverage.what"])
    }
    let present = workspace.rules.coverage.filter { $0.scope == scope }
    if present.isEmpty != isNew {
      throw CommandFailure(
        .wrongInput, context.words[isNew ? "cli.edit.exists" : "cli.edit.missing", ["id": name(of: scope)]])
    }
    var rules = workspace.rules
    apply(coverage, to: scope, in: &rules)
    if rules == workspace.rules { throw CommandFailure(.wrongInput, context.words["cli.edit.nothing"]) }
    try commit(.setRules(rules))
  }

  private func apply(_ coverage: Coverage, to scope: CoverageRule.Scope, in rules: inout Rules) {
    if let share = coverage.share { rules.setShareAway(share, of: scope) }
    if let present = coverage.present { rules.setLimit(.present(present), of: scope) }
    guard let atLeast = coverage.atLeast else { return }
    for case .away(let share, _) in rules.coverage.filter({ $0.scope == scope }).map(\.limit) {
      rules.setLimit(.away(share: share, atLeast: atLeast), of: scope)
    }
  }

  /// Removes what is said about one department or site; the rules for each of them still hold.
  mutating func removeCoverage(of text: String) throws {
    let scopes: [CoverageRule.Scope] = workspace.rules.coverage.map(\.scope).filter { scope in
      switch scope {
      case .department(let id): id.rawValue == text || workspace.departments[id]?.name == text
      case .site(let id): id.rawValue == text || workspace.sites[id]?.name == text
      case .everyDepartment: text == "department"
      case .everySite: text == "site"
      }
    }
    guard let scope = scopes.first else {
      throw CommandFailure(.wrongInput, context.words["cli.edit.missing", ["id": SafeText.of(text)]])
    }
    var rules = workspace.rules
    rules.coverage.removeAll { $0.scope == scope }
    try commit(.setRules(rules))
    say("cli.removed", ["id": name(of: scope)])
  }

  private func name(of scope: CoverageRule.Scope) -> String {
    switch scope {
    case .department(let id): workspace.name(of: id)
    case .site(let id): workspace.name(of: id)
    case .everyDepartment: context.words.setting("department")
    case .everySite: context.words.setting("site")
    }
  }

  // MARK: - Parts

  private func isSetting(_ assignment: FieldAssignment, _ name: String) -> Bool {
    let typed = assignment.field.lowercased()
    return typed == name || typed == context.words.setting(name)
  }

  /// The identifier that is named; refused where adding would overwrite or editing would make something new.
  private func identifier(
    of kind: RecordReference.Kind, _ fields: [FieldAssignment], isNew: Bool
  ) throws -> String {
    guard let id = fields.first(where: { isSetting($0, "id") })?.value, !id.isEmpty else {
      throw CommandFailure(.wrongInput, context.words["cli.field.needsID"])
    }
    let exists = workspace.record(RecordReference(kind, id)) != nil
    if isNew, exists {
      throw CommandFailure(.wrongInput, context.words["cli.edit.exists", ["id": SafeText.of(id)]])
    }
    if !isNew, !exists { throw lookup.missing(kind, id) }
    return id
  }
}
