/// What somebody uses Holdplan for. It shapes what is shown and offered; it protects nothing, since whoever
/// can open the file can read all of it.
package enum AccessRole: String, Codable, CaseIterable, Sendable {
  /// Plans, edits, and sees everybody.
  case hr
  /// Sees the own people and notes their attendance.
  case manager
  /// Sees the teams that the person teaches, and notes their attendance.
  case instructor
  /// Sees the own page, or without a person the plan; alters nothing.
  case viewer
}

/// Who a user of the operating system is to Holdplan.
package struct Access: Hashable, Codable, Sendable {
  /// The name of the user as the system has it.
  package var user: String
  package var role: AccessRole
  /// The person that the user is; needed for managers and instructors.
  package var employee: Employee.ID?

  package init(user: String, role: AccessRole, employee: Employee.ID? = nil) {
    self.user = user
    self.role = role
    self.employee = employee
  }
}

extension Workspace {
  /// The role of a user: the one that was given; without one, HR as long as nobody else has been given that
  /// role, and otherwise a viewer without a page.
  package func access(of user: String) -> Access {
    if let given = accesses.first(where: { $0.user == user }) { return given }
    let hasHR = accesses.contains { $0.role == .hr }
    return Access(user: user, role: hasHR ? .viewer : .hr)
  }
}

extension Workspace {
  /// Whether a change of roles would leave a user who is HR without that role by an oversight: nobody would
  /// be left who could give it back, or the change was about somebody else. Handing one's own role on is none.
  package func shutsOut(_ user: String, by change: Change) -> Bool {
    guard access(of: user).role == .hr else { return false }
    var after = accesses
    var concernsOnlyOthers = true
    var altersRoles = false
    change.forEachPart { part in
      let named: Access
      switch part {
      case .grantAccess(let access):
        named = access
        after.removeAll { $0.user == access.user }
        after.append(access)
      case .revokeAccess(let access):
        named = access
        after.removeAll { $0.user == access.user }
      default: return
      }
      altersRoles = true
      if named.user == user { concernsOnlyOthers = false }
    }
    guard altersRoles else { return false }
    let hasHR = after.contains { $0.role == .hr }
    let own = after.first { $0.user == user }?.role ?? (hasHR ? .viewer : .hr)
    return own != .hr && (concernsOnlyOthers || !hasHR)
  }
}

extension Access {
  func check(in workspace: Workspace, _ findings: inout Findings) {
    findings.checkName(user, field: "access.user")
    if let employee {
      if !workspace.employees.contains(employee) {
        findings.report("access.employee", .unknown(.employee(employee)))
      }
    } else if role == .manager || role == .instructor {
      findings.report("access.employee", .empty)
    }
  }
}
