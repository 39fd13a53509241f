/// A room that sessions can be held in.
package struct Room: Identified {
  package typealias ID = Identifier<Room>
  package var id: ID
  package var name: String
  package var site: Site.ID?
  /// How many participants there is room for; the instructor does not count.
  package var capacity: Int

  package init(id: ID, name: String, site: Site.ID? = nil, capacity: Int) {
    self.id = id
    self.name = name
    self.site = site
    self.capacity = capacity
  }
}
