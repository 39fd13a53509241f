import HoldplanModel
import HoldplanResources

/// Who a user of the computer is to Holdplan, and for how long personal data is kept.
extension FormMaker {
  func accessFields(_ user: String?) -> [Field] {
    let access = workspace.accesses.first { $0.user == user }
    return [
      user.map { .choice("user", $0, [Field.Choice(id: $0, label: shown($0))]) } ?? .text("user", ""),
      .choice(
        "accessRole", (access?.role ?? .manager).rawValue,
        AccessRole.allCases.map { Field.Choice(id: $0.rawValue, label: words["access.\($0.rawValue)"]) }),
      .text("employee", access?.employee?.rawValue ?? ""),
    ]
  }

  var retentionFields: [Field] {
    let retention = workspace.rules.retention ?? Retention()
    return Retention.Kind.allCases.map { kind in
      let what = words["field.retention.\(kind.rawValue)"]
      return .text(
        "retention.\(kind.rawValue)", text(retention[kind]), label: words["form.retention", ["what": what]])
    }
  }
}

extension FormReader {
  mutating func access() -> Change? {
    let user = required("user")
    guard let role = AccessRole(rawValue: value("accessRole")) else { return nil }
    let person = identifier("employee", of: workspace.employees) { $0.name }
    if person == nil, role == .manager || role == .instructor {
      report("employee", words["access.needsPerson", ["role": words["access.\(role.rawValue)"]]])
    }
    return .grantAccess(Access(user: user, role: role, employee: person))
  }

  /// An empty field keeps that kind of data for ever.
  mutating func retention() -> Change? {
    var rules = workspace.rules
    var retention = rules.retention ?? Retention()
    for kind in Retention.Kind.allCases {
      let name = "retention.\(kind.rawValue)"
      let months = number(name)
      if let months, !(1...1200).contains(months) {
        report(name, words["retention.form", ["text": shown(value(name))]])
      }
      retention[kind] = months
    }
    if rules.retention != nil || retention != Retention() { rules.retention = retention }
    return .setRules(rules)
  }
}

extension State {
  /// Each user with the role and the person, as far as there is one.
  var accessLines: [RecordLine] {
    workspace.accesses.map { access in
      RecordLine(
        id: access.user,
        columns: [
          shown(access.user), words["access.\(access.role.rawValue)"],
          access.employee.map { shown(workspace.name(of: $0)) } ?? "",
        ])
    }
  }

  /// One line for all kinds of data: those that are limited.
  var retentionLines: [RecordLine] {
    let retention = workspace.rules.retention ?? Retention()
    let limited = Retention.Kind.allCases.compactMap { kind in
      retention[kind].map {
        words["field.retention.\(kind.rawValue)"] + ": " + words["retention.months", ["count": String($0)]]
      }
    }
    return [
      RecordLine(
        id: "retention",
        columns: [limited.isEmpty ? words["records.keptForever"] : limited.joined(separator: ", ")])
    ]
  }
}
