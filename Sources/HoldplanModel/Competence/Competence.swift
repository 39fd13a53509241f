/// Something that people can do at a level from 0 to 4.
package struct Competence: Identified {
  package typealias ID = Identifier<Competence>
  package static let levels = 0...4

  package var id: ID
  package var name: String

  package init(id: ID, name: String) {
    self.id = id
    self.name = name
  }
}

/// The levels that a job needs.
package struct JobProfile: Identified {
  package typealias ID = Identifier<JobProfile>
  package var id: ID
  package var name: String
  /// Whose profile it is: everybody with one of these roles.
  package var roles: Set<JobRole.ID>
  package var required: [Competence.ID: Int]

  package init(id: ID, name: String, roles: Set<JobRole.ID>, required: [Competence.ID: Int]) {
    self.id = id
    self.name = name
    self.roles = roles
    self.required = required
  }

  private enum Key: String, CodingKey { case id, name, roles, required }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      id: try container.decode(ID.self, forKey: .id), name: try container.decode(String.self, forKey: .name),
      roles: try container.decode(.roles, or: []), required: try container.decode(.required, or: [:]))
  }

  /// Sets go out sorted, so that the same profile is always the same text.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(name, forKey: .name)
    try container.encode(roles.sorted(), forKey: .roles)
    try container.encode(required, forKey: .required)
  }
}
