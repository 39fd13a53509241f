/// A part of the organisation that may not stand empty and whose people are spread over the teams.
package struct Department: Identified {
  package typealias ID = Identifier<Department>
  package var id: ID
  package var name: String
  /// A few letters for narrow columns; empty means the first letters of the name.
  package var shortName: String

  package init(id: ID, name: String, shortName: String = "") {
    self.id = id
    self.name = name
    self.shortName = shortName
  }
}
