/// Somebody who teaches: a colleague (then `employee` links to the person) or someone from outside.
///
/// A colleague's leave counts as the instructor's too, a colleague who teaches is away from the own
/// department, and teaching and attending never coincide.
package struct Instructor: Identified {
  package typealias ID = Identifier<Instructor>
  package var id: ID
  package var name: String
  package var employee: Employee.ID?
  /// Days on which the instructor cannot teach, merged and in order.
  package var unavailable: [DateRange] { didSet { unavailable = DateRange.merged(unavailable) } }

  package init(id: ID, name: String, employee: Employee.ID? = nil, unavailable: [DateRange] = []) {
    self.id = id
    self.name = name
    self.employee = employee
    self.unavailable = DateRange.merged(unavailable)
  }
}
