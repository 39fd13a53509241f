/// Who takes which module at the least cost when the number of teams of each module is given, found exactly.
///
/// With the numbers of teams given all that is left of the joint relaxation is a flow of least cost: from the
/// people through the places (a group in a module) and the modules to a sink. Every cost rises with the number
/// of people, so sending one person after another along the cheapest path, which may move others on the way, is
/// optimal (successive shortest paths; Ahuja, Magnanti and Orlin 1993, chapter 9). The lengths of the paths are
/// prices at which the relaxation reaches the same cost: its bound is exact for these numbers of teams.
struct ChoiceFlow {
  private let relaxation: JointRelaxation
  private let teams: [Int]
  /// Roughly how many steps it took.
  private(set) var effort = 0
  /// Of each place (a group in a module, which has a price) its module.
  private let moduleOf: [Int]
  /// Of each place: how many must be there, how many may come by choice, and where its group's row begins in
  /// `placeOf`.
  private let must: [Int]
  private let most: [Int]
  private let rowOf: [Int]
  /// What a pair costs in each place.
  private let pairWeight: [Int]
  /// Kinds of people who choose, by group.
  private let kinds: [[Int]]
  /// How many have taken each place and each module by choice.
  private(set) var joined: [Int]
  private var people: [Int]
  /// How many of its kind take each option.
  private(set) var taken: [Int]
  /// The kind of each option.
  private let kindOf: [Int]
  /// The cheapest change of somebody from one place to another of the same group, `from * modules + to`.
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
  static let urgent = 1 << 44

  init(_ relaxation: JointRelaxation, teams: [Int]) {
    self.relaxation = relaxation
    self.teams = teams
    let modules = relaxation.modules.count
    var (moduleOf, groups, must, most, weights) = ([Int](), [Int](), [Int](), [Int](), [Int]())
    for (index, terms) in relaxation.modules.enumerated() {
      for (place, group) in terms.groups.enumerated() {
        moduleOf.append(index)
        groups.append(group)
        must.append(terms.mustByGroup[place])
        most.append(terms.room(place, teams: teams[index]))
        weights.append(place == terms.freePlace ? 0 : terms.pairWeight)
      }
    }
    (self.moduleOf, self.must, self.most, pairWeight) = (moduleOf, must, most, weights)
    rowOf = groups.map { $0 * modules }
    let rows = (groups.max() ?? -1) + 1
    var placeOf = [Int](repeating: -1, count: rows * modules)
    for place in groups.indices { placeOf[groups[place] * modules + moduleOf[place]] = place }
    self.placeOf = placeOf
    var kinds = [[Int]](repeating: [], count: rows)
    for (kind, own) in relaxation.kinds.kinds.enumerated() { kinds[own.group].append(kind) }
    self.kinds = kinds
    kindOf = relaxation.kinds.kinds.enumerated().flatMap { kind, own in own.options.map { _ in kind } }
    joined = [Int](repeating: 0, count: groups.count)
    people = relaxation.modules.map(\.must)
    taken = [Int](repeating: 0, count: relaxation.optionCost.count)
    change = [Change](repeating: Change(), count: groups.count * modules)
    distance = [Int](repeating: 0, count: groups.count + modules)
    next = distance
    more = joined
    less = joined
  }

  /// What it costs in all, and prices that prove that it is the least; nil where the people cannot make up such
  /// teams.
  mutating func run() -> (cost: Int, prices: [Int])? {
    for group in kinds.indices {
      for kind in kinds[group] {
        var left = relaxation.kindSize[kind] * relaxation.kindCount[kind]
        while left > 0 {
          let sent = send(kind, atMost: left)
          guard sent > 0 else { return nil }
          left -= sent
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
    for option in taken.indices { cost += taken[option] * relaxation.optionCost[option] }
    for (index, terms) in relaxation.modules.enumerated() {
      cost += terms.cost(teams: teams[index], joined: joined[terms.multipliers])
    }
    return cost
  }

  // MARK: More people

  /// Gives people of a kind one module more, along the cheapest path and as many at once as it stays the cheapest
  /// for; returns how many.
  private mutating func send(_ kind: Int, atMost limit: Int) -> Int {
    measure()
    let size = relaxation.kindSize[kind]
    var best: (length: Int, option: Int)?
    for option in relaxation.kindStart[kind]..<relaxation.kindStart[kind + 1] where taken[option] < size {
      let way = distance[relaxation.optionMultiplier[option]]
      guard way < Self.far / 2 else { continue }
      let length = relaxation.optionCost[option] + way
      if best.map({ length < $0.length }) ?? true { best = (length, option) }
    }
    guard let best else { return 0 }
    let start = relaxation.optionMultiplier[best.option]
    let count = room(from: start, atMost: min(limit, size - taken[best.option]))
    taken[best.option] += count
    follow(from: start, count)
    return count
  }

  /// How many can follow the path from a place to the sink before the cost of one of its steps changes.
  private func room(from start: Int, atMost limit: Int) -> Int {
    let (places, sink) = (joined.count, joined.count + people.count)
    var (here, room) = (start, limit)
    while here != sink, room > 1 {
      let onward = next[here]
      if here < places, onward < places {
        let change = change[here * people.count + moduleOf[onward]]
        let (from, to) = (Int(change.from), Int(change.to))
        room = min(room, taken[from], relaxation.kindSize[kindOf[to]] - taken[to])
      } else if here < places {
        room = min(room, roomForMore(here))
      } else if onward == sink {
        room = min(room, roomInSize(here - places))
      } else {
        room = min(room, roomForLess(onward))
      }
      here = onward
    }
    return room
  }

  /// For how many more a place costs the same.
  private func roomForMore(_ place: Int) -> Int {
    guard joined[place] < most[place] else { return .max }
    let room = most[place] - joined[place]
    let count = teams[moduleOf[place]]
    return pairWeight[place] == 0 ? room : min(room, count - (must[place] + joined[place]) % count)
  }

  private func roomForLess(_ place: Int) -> Int {
    guard joined[place] <= most[place] else { return joined[place] - most[place] }
    let count = teams[moduleOf[place]]
    let level = (must[place] + joined[place] - 1) % count + 1
    return pairWeight[place] == 0 ? joined[place] : min(joined[place], level)
  }

  private func roomInSize(_ module: Int) -> Int {
    let (terms, count) = (relaxation.modules[module], teams[module])
    let bounds = [count * terms.minimum, count * terms.ideal, most(terms, count)]
    return (bounds.filter { $0 > people[module] }.min() ?? .max) - people[module]
  }

  /// Sends so many more over the path from a place to the sink.
  private mutating func follow(from start: Int, _ count: Int) {
    let (places, sink) = (joined.count, joined.count + people.count)
    var (here, touched) = (start, [Int]())
    joined[start] += count
    while here != sink {
      let onward = next[here]
      if here < places, onward < places {
        // Some change over to another module: so many less here, so many more there.
        let change = change[here * people.count + moduleOf[onward]]
        taken[Int(change.from)] -= count
        taken[Int(change.to)] += count
        joined[here] -= count
        joined[onward] += count
      } else if onward == sink {
        people[here - places] += count
      }
      // From a module back to a place: somebody there makes room, and changes over next.
      if here < places, touched.last != group(of: here) { touched.append(group(of: here)) }
      here = onward
    }
    for group in touched { collectChanges(group) }
  }

  private func group(of place: Int) -> Int {
    rowOf[place] / people.count
  }

  /// Finds anew the cheapest changes of a group's people.
  private mutating func collectChanges(_ group: Int) {
    let modules = people.count
    for module in 0..<modules {
      let place = placeOf[group * modules + module]
      guard place >= 0 else { continue }
      for other in 0..<modules { change[place * modules + other] = Change() }
    }
    for kind in kinds[group] {
      let options = relaxation.kindStart[kind]..<relaxation.kindStart[kind + 1]
      let size = relaxation.kindSize[kind]
      effort += options.count
      for from in options where taken[from] > 0 {
        let row = relaxation.optionMultiplier[from] * modules
        for to in options where to != from && taken[to] < size {
          let cost = relaxation.optionCost[to] - relaxation.optionCost[from]
          let place = row + moduleOf[relaxation.optionMultiplier[to]]
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
    return pairWeight[place] * ((must[place] + joined[place]) / teams[module])
  }

  /// What one less in a place costs: a negative number, or nought.
  @inline(__always)
  private func leaving(_ place: Int) -> Int {
    guard joined[place] > 0 else { return 0 }
    guard joined[place] <= most[place] else { return -Self.urgent }
    return -pairWeight[place] * ((must[place] + joined[place] - 1) / teams[moduleOf[place]])
  }

  /// What one more in a module costs in size.
  private func toSink(_ module: Int) -> Int {
    let (terms, count) = (relaxation.modules[module], teams[module])
    let size = people[module] < count * terms.ideal ? -terms.sizeWeight : terms.sizeWeight
    if people[module] < count * terms.minimum { return size - Self.urgent }
    return people[module] < most(terms, count) ? size : size + Self.urgent
  }
}
