/// A kind of job, such as caretaker or accountant. Modules may be for some roles only.
package struct JobRole: Identified {
  package typealias ID = Identifier<JobRole>
  package var id: ID
  package var name: String

  package init(id: ID, name: String) {
    self.id = id
    self.name = name
  }
}
