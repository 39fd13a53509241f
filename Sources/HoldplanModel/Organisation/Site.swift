/// A place where people work and rooms lie.
package struct Site: Identified {
  package typealias ID = Identifier<Site>
  package var id: ID
  package var name: String
  package var address: String

  package init(id: ID, name: String, address: String = "") {
    self.id = id
    self.name = name
    self.address = address
  }
}
