/// How many of a kind every team of a module must have.
package struct CompositionRule: Hashable, Codable, Sendable {
  /// Whom a rule counts.
  package enum Kind: Hashable, Sendable {
    case department(Department.ID)
    case site(Site.ID)
    case role(JobRole.ID)
    /// Everybody with this profession, written alike.
    case profession(String)
    /// Everybody with this word among the tags.
    case tag(String)
    /// All who have the same of something, group by group: at most one of each is "not two of the same".
    case same(Trait)
  }

  /// What people may have in common.
  package enum Trait: String, CaseIterable, Codable, Sendable { case department, site, role, profession }

  /// Those on whose account a rule asks for somebody: newcomers, for whom there have to be mentors.
  package struct Company: Hashable, Sendable {
    package var kind: Kind
    /// For how many of them one minimum is enough; nil where one is enough for any number.
    package var each: Int?

    package init(kind: Kind, each: Int? = nil) {
      self.kind = kind
      self.each = each
    }
  }

  package var kind: Kind
  /// Nil sets no lower limit.
  package var minimum: Int?
  /// Nil sets no upper limit.
  package var maximum: Int?
  /// With company the minimum holds for teams that have some of these, and no other.
  package var company: Company?

  package init(kind: Kind, minimum: Int? = nil, maximum: Int? = nil, company: Company? = nil) {
    self.kind = kind
    self.minimum = minimum
    self.maximum = maximum
    self.company = company
  }

  /// The lower limit of a team with so many of those whom the rule gives company.
  package func minimum(for others: Int) -> Int? {
    guard let minimum, let company else { return minimum }
    guard others > 0 else { return 0 }
    guard let each = company.each, each > 0 else { return minimum }
    return minimum * ((others + each - 1) / each)
  }
}

extension CompositionRule.Kind {
  /// Whether somebody is counted. Nobody is of a kind that stands for several groups.
  package func includes(_ employee: Employee) -> Bool {
    switch self {
    case .department(let department): employee.department == department
    case .site(let site): employee.site == site
    case .role(let role): employee.role == role
    case .profession(let profession): employee.profession == profession
    case .tag(let tag): employee.tags.contains(tag)
    case .same: false
    }
  }

  /// The groups that it stands for among some people, in order: itself, unless it is `same`.
  package func groups(among people: some Sequence<Employee>) -> [Self] {
    guard case .same(let trait) = self else { return [self] }
    return Set(people.compactMap { $0.group(by: trait) }).sorted { $0.order < $1.order }
  }

  /// Departments, sites and roles by identifier, professions by their name.
  private var order: String {
    switch self {
    case .department(let id): id.rawValue
    case .site(let id): id.rawValue
    case .role(let id): id.rawValue
    case .profession(let text), .tag(let text): text
    case .same(let trait): trait.rawValue
    }
  }
}

extension Employee {
  /// The kind of all who have the same as this person; nil where nothing is noted.
  package func group(by trait: CompositionRule.Trait) -> CompositionRule.Kind? {
    switch trait {
    case .department: .department(department)
    case .site: site.map { .site($0) }
    case .role: role.map { .role($0) }
    case .profession: profession.isEmpty ? nil : .profession(profession)
    }
  }
}

extension Workspace {
  /// The composition rules of a module with every group named: `same` is said once for each group there is
  /// among those who are employed in the season.
  package func groupedComposition(of module: Module) -> [CompositionRule] {
    guard module.composition.contains(where: \.isOfEachGroup) else { return module.composition }
    let people = employees.unordered.filter(isActive)
    return module.composition.flatMap { rule in
      rule.kind.groups(among: people).map { kind in
        CompositionRule(kind: kind, minimum: rule.minimum, maximum: rule.maximum, company: rule.company)
      }
    }
  }
}

extension CompositionRule {
  fileprivate var isOfEachGroup: Bool { if case .same = kind { true } else { false } }
}
