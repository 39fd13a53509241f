/// Who takes which module at the least cost when the number of teams of each module is given, found exactly.
///
/// With the numbers of teams given all that is left of the joint relaxation is a flow of least cost: from the
/// people through the places (a department in a module) and the modules to a sink. Every cost rises with the number
/// of people, so sending one person after another along the cheapest path, which may move others on the way, is
/// optimal (successive shortest paths; Ahuja, Magnanti and Orlin 1993, chapter 9). The lengths of the paths are
/// prices at which the relaxation reaches the same cost: its bound is exact for these numbers of teams.
struct ChoiceFlow {
  private let relaxation: JointRelaxation
  private let teams: [Int]
  /// Roughly how many steps it took.
  private(set) var effort = 0
  /// Of each place (a department in a module, which has a price) its module.
  private let moduleOf: [Int]
  /// Of each place: how many must be there, how many may come by choice, and where its department's row begins in
  /// `placeOf`.
  private let must: [Int]
  private let most: [Int]
  private let rowOf: [Int]
  private let pairWeight: Int
  /// People who choose, by department.
  private let choosers: [[Int]]
  /// How many have taken each place and each module by choice.
  private(set) var joined: [Int]
  private var people: [Int]
  /// Whether each option of those who choose is taken.
  private(set) var isTaken: [Bool]
  /// The cheapest change of somebody from one place to another of the same department, `from * modules + to`.
  private var change: [Change]
  private let placeOf: [Int]
  /// How far it is from each place, and each module, to the sink; and over which place, module or sink.
  private var distance: [Int]
  private var next: [Int]
  /// What one more, and one less, in each place costs now.
  private var more: [Int]
  private var less: [Int]

  private struct Change {
    var cost = ChoiceFlow.far
    var from: Int32 = -1
    var to: Int32 = -1
  }

  /// Longer than any path.
  private static let far = Int.max / 8
  /// What a seat below the minimum is worth, and one above the maximum costs: more than all else together.
  private static let urgent = 1 << 44

  /// Nil where the relaxation is too coarse: departments then share a price.
  init?(_ relaxation: JointRelaxation, teams: [Int]) {
    guard !relaxation.isCoarse else { return nil }
    self.relaxation = relaxation
    self.teams = teams
    let modules = relaxation.modules.count
    var (moduleOf, departments, must, most) = ([Int](), [Int](), [Int](), [Int]())
    for (index, terms) in relaxation.modules.enumerated() {
      for (place, department) in terms.departments.enumerated() {
        moduleOf.append(index)
        departments.append(department)
        must.append(terms.mustByDepartment[place])
        most.append(terms.room(place, teams: teams[index]))
      }
    }
    (self.moduleOf, self.must, self.most) = (moduleOf, must, most)
    rowOf = departments.map { $0 * modules }
    pairWeight = relaxation.modules.first?.pairWeight ?? 0
    let rows = (departments.max() ?? -1) + 1
    var placeOf = [Int](repeating: -1, count: rows * modules)
    for place in departments.indices { placeOf[departments[place] * modules + moduleOf[place]] = place }
    self.placeOf = placeOf
    var choosers = [[Int]](repeating: [], count: rows)
    for person in relaxation.chooserCount.indices {
      let option = Int(relaxation.chooserStart[person])
      choosers[departments[Int(relaxation.optionMultiplier[option])]].append(person)
    }
    self.choosers = choosers
    joined = [Int](repeating: 0, count: departments.count)
    people = relaxation.modules.map(\.must)
    isTaken = [Bool](repeating: false, count: relaxation.optionCost.count)
    change = [Change](repeating: Change(), count: departments.count * modules)
    distance = [Int](repeating: 0, count: departments.count + modules)
    next = distance
    more = joined
    less = joined
  }

  /// What it costs in all, and prices that prove that it is the least; nil where the people cannot make up such
  /// teams.
  mutating func run() -> (cost: Int, prices: [Int])? {
    for department in choosers.indices {
      for person in choosers[department] {
        for _ in 0..<Int(relaxation.chooserCount[person]) {
          guard take(person) else { return nil }
        }
      }
    }
    guard relaxation.modules.indices.allSatisfy({ isWithinLimits($0) }),
      zip(joined, most).allSatisfy({ $0 <= $1 })
    else { return nil }
    measure()
    // Nobody can come to what has no way to the sink: a price above all others keeps it so.
    return (cost, (0..<joined.count).map { min(distance[$0], 2 * Self.urgent) })
  }

  private func isWithinLimits(_ module: Int) -> Bool {
    let (terms, count) = (relaxation.modules[module], teams[module])
    return people[module] >= count * terms.minimum && people[module] <= most(terms, count)
  }

  private func most(_ terms: ModuleTerms, _ count: Int) -> Int {
    let (most, isHuge) = count.multipliedReportingOverflow(by: terms.maximum)
    return isHuge ? Int.max : most
  }

  private var cost: Int {
    var cost = relaxation.constant + relaxation.repeats(teams)
    for option in isTaken.indices where isTaken[option] { cost += relaxation.optionCost[option] }
    for (index, terms) in relaxation.modules.enumerated() {
      let start = terms.firstMultiplier
      cost += terms.cost(teams: teams[index], joined: joined[start..<(start + terms.departments.count)])
    }
    return cost
  }

  // MARK: One person more

  /// Gives somebody one module more, along the cheapest path.
  private mutating func take(_ person: Int) -> Bool {
    measure()
    let options = Int(relaxation.chooserStart[person])..<Int(relaxation.chooserStart[person + 1])
    var best: (length: Int, option: Int)?
    for option in options where !isTaken[option] {
      let way = distance[Int(relaxation.optionMultiplier[option])]
      guard way < Self.far / 2 else { continue }
      let length = relaxation.optionCost[option] + way
      if best.map({ length < $0.length }) ?? true { best = (length, option) }
    }
    guard let best else { return false }
    isTaken[best.option] = true
    follow(from: Int(relaxation.optionMultiplier[best.option]))
    return true
  }

  /// Sends one more over the path from a place to the sink.
  private mutating func follow(from start: Int) {
    let (places, sink) = (joined.count, joined.count + people.count)
    var (here, touched) = (start, [Int]())
    joined[start] += 1
    while here != sink {
      let onward = next[here]
      if here < places, onward < places {
        // Somebody changes over to another module: one less here, one more there.
        let change = change[here * people.count + moduleOf[onward]]
        isTaken[Int(change.from)] = false
        isTaken[Int(change.to)] = true
        joined[here] -= 1
        joined[onward] += 1
      } else if onward == sink {
        people[here - places] += 1
      }
      // From a module back to a place: somebody there makes room, and changes over next.
      if here < places, touched.last != department(of: here) { touched.append(department(of: here)) }
      here = onward
    }
    for department in touched { collectChanges(department) }
  }

  private func department(of place: Int) -> Int {
    rowOf[place] / people.count
  }

  /// Finds anew the cheapest changes of a department's people.
  private mutating func collectChanges(_ department: Int) {
    let modules = people.count
    for module in 0..<modules {
      let place = placeOf[department * modules + module]
      guard place >= 0 else { continue }
      for other in 0..<modules { change[place * modules + other] = Change() }
    }
    for person in choosers[department] {
      let options = Int(relaxation.chooserStart[person])..<Int(relaxation.chooserStart[person + 1])
      for from in options where isTaken[from] {
        let row = Int(relaxation.optionMultiplier[from]) * modules
        for to in options where !isTaken[to] {
          let cost = relaxation.optionCost[to] - relaxation.optionCost[from]
          let place = row + moduleOf[Int(relaxation.optionMultiplier[to])]
          if cost < change[place].cost {
            change[place] = Change(cost: cost, from: Int32(from), to: Int32(to))
          }
        }
      }
    }
  }

  // MARK: Distances

  /// Finds the cheapest path from each place and module to the sink (Bellman and Ford).
  private mutating func measure() {
    let (places, modules) = (joined.count, people.count)
    for place in 0..<places {
      distance[place] = Self.far
      more[place] = joining(place)
      less[place] = leaving(place)
    }
    for module in 0..<modules {
      distance[places + module] = toSink(module)
      next[places + module] = places + modules
    }
    var isChanging = true
    while isChanging {
      isChanging = false
      effort += places * (modules + 4)
      for place in 0..<places {
        var (best, over) = (distance[place], -1)
        let module = moduleOf[place]
        if more[place] + distance[places + module] < best {
          (best, over) = (more[place] + distance[places + module], places + module)
        }
        let (row, others) = (place * modules, rowOf[place])
        for other in 0..<modules where change[row + other].cost < Self.far {
          let onward = placeOf[others + other]
          let length = change[row + other].cost + distance[onward]
          if length < best { (best, over) = (length, onward) }
        }
        guard over >= 0, best < Self.far else { continue }
        (distance[place], next[place], isChanging) = (best, over, true)
      }
      for place in 0..<places where joined[place] > 0 {
        let module = places + moduleOf[place]
        guard less[place] + distance[place] < distance[module] else { continue }
        (distance[module], next[module], isChanging) = (less[place] + distance[place], place, true)
      }
    }
  }

  /// What one more in a place costs in pairs of one department.
  @inline(__always)
  private func joining(_ place: Int) -> Int {
    let module = moduleOf[place]
    guard joined[place] < most[place] else { return Self.urgent }
    return pairWeight * ((must[place] + joined[place]) / teams[module])
  }

  /// What one less in a place costs: a negative number, or nought.
  @inline(__always)
  private func leaving(_ place: Int) -> Int {
    guard joined[place] > 0 else { return 0 }
    guard joined[place] <= most[place] else { return -Self.urgent }
    return -pairWeight * ((must[place] + joined[place] - 1) / teams[moduleOf[place]])
  }

  /// What one more in a module costs in size.
  private func toSink(_ module: Int) -> Int {
    let (terms, count) = (relaxation.modules[module], teams[module])
    if people[module] < count * terms.minimum { return -Self.urgent - terms.sizeWeight }
    if people[module] < count * terms.ideal { return -terms.sizeWeight }
    return people[module] < most(terms, count) ? terms.sizeWeight : Self.urgent + terms.sizeWeight
  }
}
