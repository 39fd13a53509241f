extension Workspace {
  /// Managers who manage themselves through others, found from some employees.
  func managerCycles(from employees: some Sequence<Employee.ID>) -> [ModelProblem] {
    cycles(from: employees) { self.employees[$0]?.manager.map { [$0] } ?? [] }
      .map {
        ModelProblem(record: .employee($0[0]), field: "manager", issue: .cycle($0.map(\.rawValue)))
      }
  }

  /// Modules that require themselves through others, found from some modules.
  func prerequisiteCycles(from modules: some Sequence<Module.ID>) -> [ModelProblem] {
    cycles(from: modules) { self.modules[$0]?.requires ?? [] }
      .map { ModelProblem(record: .module($0[0]), field: "requires", issue: .cycle($0.map(\.rawValue))) }
  }
}

/// The circles that are met when one follows `next`, each once and from its least member, in order.
///
/// A depth-first search that keeps its own stack, since a chain of managers may be as long as the list.
private func cycles<ID: Hashable & Comparable>(
  from starts: some Sequence<ID>, next: (ID) -> [ID]
) -> [[ID]] {
  var found: [[ID]] = []
  var done: Set<ID> = []
  for start in starts where !done.contains(start) {
    var path: [(node: ID, rest: [ID])] = [(start, next(start))]
    var depth: [ID: Int] = [start: 0]
    while let last = path.last {
      guard let following = last.rest.first else {
        done.insert(last.node)
        depth[last.node] = nil
        path.removeLast()
        continue
      }
      path[path.count - 1].rest.removeFirst()
      if let position = depth[following] {
        found.append(rotated(path[position...].map(\.node)))
      } else if !done.contains(following) {
        depth[following] = path.count
        path.append((following, next(following)))
      }
    }
  }
  return found.sorted { $0[0] < $1[0] }
}

/// The circle beginning with its least member.
private func rotated<ID: Comparable>(_ circle: [ID]) -> [ID] {
  guard let least = circle.min(), let start = circle.firstIndex(of: least) else { return circle }
  return Array(circle[start...] + circle[..<start])
}
