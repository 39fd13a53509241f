import HoldplanModel

/// A draft as it is, broken rules and all, indexed so that the effect of a change is counted from what it
/// touches alone.
struct Board: Sendable {
  struct Meeting: Sendable {
    var session: Session
    /// Days since `Board.firstDay`; -1 for dates that the board does not reach.
    var day: Int
    /// Weeks since that of `Board.firstDay`; -1 likewise.
    var week: Int
    /// -1 where the record does not exist.
    var room: Int
    var instructor: Int
  }

  struct Group: Sendable {
    var id: Team.ID
    var module: Int
    var number: Int
    var meetings: [Meeting]
    var members: [Int]
    /// Whether all its sessions are on dates that the board reaches, and whether on a date of its own each.
    var isReached = true
    var isApart = true
    /// How many of its sessions were held already.
    var held = 0
  }

  /// A session of a team, by position.
  struct Place: Hashable, Sendable {
    var group: Int
    var index: Int
  }

  var names: Directory
  var workspace: Workspace
  private(set) var waivers: [Waiver] = []
  private(set) var sessionPins: [Team.ID: [Pin]] = [:]
  /// By person.
  private(set) var memberPins: [Int: [(module: Module.ID, team: Team.ID)]] = [:]
  private(set) var publishedTeams: [Team.ID: Team] = [:]
  /// Published teams of each person.
  private(set) var publishedOf: [[Team.ID]]
  /// The date that counts as today, where one is given: what was held before it stays as it was.
  let today: CalendarDate?
  /// The board reaches from some weeks before the season, and whatever the draft holds, to some weeks after it.
  let firstDay: Int
  let dayCount: Int
  let firstWeek: Int
  /// How many words a set of days takes.
  let words: Int
  private(set) var groups: [Group] = []
  private(set) var groupIndex: [Team.ID: Int] = [:]
  private(set) var groupsOf: [[Int]]
  /// Positions in `groups`, by module: by team number, then identifier.
  private(set) var groupsIn: [[Int]]
  private(set) var meetingsOn: [[Place]]
  private(set) var awayCount: [Int]
  /// The days on which each team meets, one team after the other.
  private(set) var masks: [UInt64] = []
  /// The days on which each person cannot come: leave, weekdays off, before and after the employment.
  private var closed: [UInt64]

  var rules: Rules { workspace.rules }
  var season: Season { workspace.season }

  init(_ workspace: Workspace, today: CalendarDate? = nil) {
    self.init(workspace, Directory(workspace), today: today)
  }

  init(_ workspace: Workspace, _ names: Directory, today: CalendarDate?) {
    self.names = names
    self.workspace = workspace
    self.today = today
    let (first, last) = Self.reach(workspace)
    firstDay = first
    dayCount = last - first
    words = (last - first + 63) / 64
    firstWeek = CalendarDate(dayNumber: first).weekIndex
    publishedOf = [[Team.ID]](repeating: [], count: names.employees.count)
    groupsOf = [[Int]](repeating: [], count: names.employees.count)
    groupsIn = [[Int]](repeating: [], count: names.modules.count)
    meetingsOn = [[Place]](repeating: [], count: dayCount)
    awayCount = [Int](repeating: 0, count: names.groupCount * dayCount)
    closed = [UInt64](repeating: 0, count: names.employees.count * words)
    for person in names.employees.indices { close(person) }
    takeWaiversAndPins()
    takePublished()
    for team in workspace.draft.teams.sorted { add(team) }
    for person in names.employees.indices where !groupsOf[person].isEmpty || !names.teaches[person].isEmpty {
      let (department, site) = (names.departmentGroup[person], names.siteGroup[person])
      for day in awayDays(person) {
        if department > 0 { awayCount[department * dayCount + day] += 1 }
        if site > 0 { awayCount[site * dayCount + day] += 1 }
      }
    }
  }

  private static func reach(_ workspace: Workspace) -> (first: Int, end: Int) {
    var (low, high) = (workspace.season.start.dayNumber, workspace.season.end.dayNumber)
    for team in workspace.draft.teams.unordered {
      for session in team.sessions {
        low = min(low, session.date.dayNumber)
        high = max(high, session.date.dayNumber)
      }
    }
    return (low - 60, high + 60)
  }

  mutating func takeWaiversAndPins() {
    waivers = workspace.waivers.sorted
    (sessionPins, memberPins) = ([:], [:])
    for pin in workspace.pins.sorted() {
      switch pin {
      case .session(let team, _, _, _, _): sessionPins[team, default: []].append(pin)
      case .member(let employee, let module, let team):
        guard let person = names.employeeIndex[employee] else { continue }
        memberPins[person, default: []].append((module, team))
      }
    }
  }

  private mutating func takePublished() {
    for team in workspace.published?.plan.teams.sorted ?? [] {
      publishedTeams[team.id] = team
      for member in team.members {
        if let person = names.employeeIndex[member] { publishedOf[person].append(team.id) }
      }
    }
  }

  /// Takes in a team without counting who is away.
  private mutating func add(_ team: Team) {
    guard let module = names.moduleIndex[team.module] else { return }
    let index = groups.count
    groupIndex[team.id] = index
    let meetings = team.sessions.map(meeting)
    let members = team.members.compactMap { names.employeeIndex[$0] }
    groups.append(
      Group(id: team.id, module: module, number: team.number, meetings: meetings, members: members))
    noteDays(of: index)
    groups[index].held = meetings.indices.count { isHeld(Place(group: index, index: $0)) }
    let place = groupsIn[module].firstIndex { (team.number, team.id) < (groups[$0].number, groups[$0].id) }
    groupsIn[module].insert(index, at: place ?? groupsIn[module].endIndex)
    for (position, meeting) in meetings.enumerated() where meeting.day >= 0 {
      meetingsOn[meeting.day].append(Place(group: index, index: position))
    }
    for person in members { groupsOf[person].append(index) }
  }

  private mutating func noteDays(of index: Int) {
    var mask = [UInt64](repeating: 0, count: words)
    let meetings = groups[index].meetings
    for meeting in meetings where meeting.day >= 0 { mask[meeting.day >> 6] |= 1 << UInt64(meeting.day & 63) }
    if masks.count == index * words {
      masks += mask
    } else {
      masks.replaceSubrange(index * words..<(index + 1) * words, with: mask)
    }
    groups[index].isReached = !meetings.contains { $0.day < 0 }
    groups[index].isApart =
      groups[index].isReached && mask.reduce(0) { $0 + $1.nonzeroBitCount } == meetings.count
  }

  /// Notes the days on which a person cannot come.
  mutating func close(_ person: Int) {
    let row = person * words
    for word in 0..<words { closed[row + word] = 0 }
    let (from, to) = (names.employees[person].employedFrom, names.employees[person].employedTo)
    if let from { close(person, Int.min..<from.dayNumber) }
    if let to { close(person, to.dayNumber + 1..<Int.max) }
    for range in names.employees[person].leave {
      close(person, range.from.dayNumber..<range.to.dayNumber + 1)
    }
    let weekdays = names.employees[person].unavailableWeekdays
    guard weekdays != [] else { return }
    for day in 0..<dayCount where weekdays.contains(date(of: day).weekday) {
      close(person, firstDay + day..<firstDay + day + 1)
    }
  }

  private mutating func close(_ person: Int, _ dayNumbers: Range<Int>) {
    for number in dayNumbers.clamped(to: firstDay..<firstDay + dayCount) {
      let day = number - firstDay
      closed[person * words + day >> 6] |= 1 << UInt64(day & 63)
    }
  }

  func day(of date: CalendarDate) -> Int {
    let day = date.dayNumber - firstDay
    return (0..<dayCount).contains(day) ? day : -1
  }

  func date(of day: Int) -> CalendarDate { CalendarDate(dayNumber: firstDay + day) }

  func meeting(_ session: Session) -> Meeting {
    let day = day(of: session.date)
    return Meeting(
      session: session, day: day, week: day < 0 ? -1 : session.date.weekIndex - firstWeek,
      room: names.roomIndex[session.room] ?? -1,
      instructor: names.instructorIndex[session.instructor] ?? -1)
  }

  // MARK: What is asked of it

  func employee(_ person: Int) -> Employee { names.employees[person] }
  func module(_ group: Group) -> Module { names.modules[group.module] }

  /// The periods of the day that a session takes.
  func periods(_ group: Group, _ index: Int) -> Range<Int> {
    let slot = group.meetings[index].session.slot
    let patterns = names.modules[group.module].sessions
    return slot..<(slot + (patterns.indices.contains(index) ? max(1, patterns[index].slotCount) : 1))
  }

  /// What a person teaches on a date.
  func teaching(_ person: Int, on day: Int) -> [Place] {
    let own = names.teaches[person]
    guard !own.isEmpty, day >= 0 else { return [] }
    return meetingsOn[day].filter { own.contains(groups[$0.group].meetings[$0.index].instructor) }
  }

  func isAway(_ person: Int, on day: Int) -> Bool {
    groupsOf[person].contains { groups[$0].meetings.contains { $0.day == day } }
      || !teaching(person, on: day).isEmpty
  }

  /// The days on which a person attends or teaches, in order.
  func awayDays(_ person: Int) -> [Int] {
    let teaching = names.teaches[person].isEmpty ? [] : teachingDays(person)
    var days: [Int] = []
    for word in 0..<words {
      var mask = teaching.isEmpty ? 0 : teaching[word]
      for group in groupsOf[person] { mask |= masks[group * words + word] }
      while mask != 0 {
        days.append(word * 64 + mask.trailingZeroBitCount)
        mask &= mask - 1
      }
    }
    return days
  }

  // MARK: How it is altered

  /// Sets rules aside in some cases, or releases pins.
  mutating func setAside(_ waiversOrPins: Change) throws(ChangeError) {
    workspace = try workspace.applying(waiversOrPins)
    takeWaiversAndPins()
  }

  mutating func join(_ person: Int, _ group: Int) {
    recountingAway([person], days(of: group)) {
      // In order, so that nothing depends on the way by which a draft became what it is.
      $0.groups[group].members.insert(person, inOrder: <)
      $0.groupsOf[person].insert(group, inOrder: <)
    }
  }

  mutating func quit(_ person: Int, _ group: Int) {
    recountingAway([person], days(of: group)) {
      $0.groups[group].members.removeAll { $0 == person }
      $0.groupsOf[person].removeAll { $0 == group }
    }
  }

  mutating func setSession(_ place: Place, _ session: Session) {
    let (old, new) = (groups[place.group].meetings[place.index], meeting(session))
    let teachers = [old, new].compactMap { instructorPerson($0.instructor) }
    let concerned = Set(groups[place.group].members + teachers).sorted()
    recountingAway(concerned, Set([old.day, new.day].filter { $0 >= 0 }).sorted()) {
      if old.day >= 0 { $0.meetingsOn[old.day].removeAll { $0 == place } }
      $0.groups[place.group].meetings[place.index] = new
      $0.noteDays(of: place.group)
      if new.day >= 0 { $0.meetingsOn[new.day].append(place) }
    }
  }

  /// Alters something and keeps the numbers of people who are away.
  private mutating func recountingAway(_ people: [Int], _ days: [Int], _ alter: (inout Board) -> Void) {
    let before = people.map { person in days.map { isAway(person, on: $0) } }
    alter(&self)
    for (row, person) in people.enumerated() {
      for (column, day) in days.enumerated() {
        let difference = (isAway(person, on: day) ? 1 : 0) - (before[row][column] ? 1 : 0)
        guard difference != 0 else { continue }
        for group in names.watchers(person) { awayCount[group * dayCount + day] += difference }
      }
    }
  }

  func days(of group: Int) -> [Int] { Set(groups[group].meetings.map(\.day)).filter { $0 >= 0 }.sorted() }

  /// Whether an instructor is there on a date.
  func isAvailable(_ instructor: Int, on date: CalendarDate) -> Bool {
    if names.instructors[instructor].unavailable.contains(where: { $0.contains(date) }) { return false }
    let person = names.instructorPerson[instructor]
    return person < 0 || names.employees[person].isAvailable(on: date)
  }

  func instructorPerson(_ instructor: Int) -> Int? {
    guard instructor >= 0 else { return nil }
    let person = names.instructorPerson[instructor]
    return person >= 0 ? person : nil
  }
}

// MARK: Days

extension Board {
  /// The days of one word on which a team meets.
  @inline(__always)
  func mask(_ group: Int, word: Int) -> UInt64 { masks[group * words + word] }

  /// The days of one word on which a person cannot come.
  @inline(__always)
  func closed(_ person: Int, word: Int) -> UInt64 { closed[person * words + word] }

  /// The days on which a person cannot come.
  func closedDays(_ person: Int) -> [UInt64] { Array(closed[person * words..<(person + 1) * words]) }

  /// Whether a team meets on a day on which a person cannot come.
  func meetsWhenClosed(_ group: Int, _ person: Int) -> Bool {
    for word in 0..<words where masks[group * words + word] & closed[person * words + word] != 0 {
      return true
    }
    return false
  }

  /// Whether some teams never meet on the same day, nor any of them twice on one.
  func meetApart(_ some: [Int]) -> Bool {
    for group in some where !groups[group].isApart { return false }
    for word in 0..<words {
      var seen: UInt64 = 0
      for group in some {
        let mask = masks[group * words + word]
        if seen & mask != 0 { return false }
        seen |= mask
      }
    }
    return true
  }

  /// The days on which some teams meet.
  func days(of some: [Int]) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for group in some { for word in 0..<words { mask[word] |= masks[group * words + word] } }
    return mask
  }

  func days(_ dates: some Sequence<CalendarDate>) -> [UInt64] {
    var mask = [UInt64](repeating: 0, count: words)
    for date in dates {
      let day = day(of: date)
      if day >= 0 { mask[day >> 6] |= 1 << UInt64(day & 63) }
    }
    return mask
  }

  /// The days on which a person teaches.
  func teachingDays(_ person: Int) -> [UInt64] {
    guard !names.teaches[person].isEmpty else { return [UInt64](repeating: 0, count: words) }
    return days((0..<dayCount).filter { !teaching(person, on: $0).isEmpty }.map(date))
  }
}

extension Array {
  fileprivate mutating func insert(_ element: Element, inOrder isBefore: (Element, Element) -> Bool) {
    insert(element, at: firstIndex { isBefore(element, $0) } ?? endIndex)
  }
}
