/// How many of a kind every team of a module must have.
package struct CompositionRule: Hashable, Codable, Sendable {
  package enum Kind: Hashable, Sendable {
    case department(Department.ID)
    case site(Site.ID)
    case role(JobRole.ID)
  }

  package var kind: Kind
  /// Nil sets no lower limit.
  package var minimum: Int?
  /// Nil sets no upper limit.
  package var maximum: Int?

  package init(kind: Kind, minimum: Int? = nil, maximum: Int? = nil) {
    self.kind = kind
    self.minimum = minimum
    self.maximum = maximum
  }

  package func counts(_ employee: Employee) -> Bool {
    switch kind {
    case .department(let department): employee.department == department
    case .site(let site): employee.site == site
    case .role(let role): employee.role == role
    }
  }

  /// How many too few or too many `count` is; 0 when the rule holds.
  package func excess(of count: Int) -> Int {
    if let minimum, count < minimum { return minimum - count }
    if let maximum, count > maximum { return count - maximum }
    return 0
  }
}
