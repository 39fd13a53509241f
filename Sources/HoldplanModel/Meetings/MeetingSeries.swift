/// Meetings that return: of a follow-up group, a staff or a project. They are no teaching: no instructor,
/// no study hours, and no rule of coverage counts them.
package struct MeetingSeries: Identified {
  package typealias ID = Identifier<MeetingSeries>
  package var id: ID
  package var name: String
  /// What the meetings are about in turn: with two topics every other meeting is of each. Empty means that
  /// they all go by the name of the series.
  package var topics: [String]
  package var recurrence: MeetingRecurrence
  /// No meeting lies before the first or after the last of these days.
  package var dates: DateRange
  /// When a meeting may begin, the preferred time first; those who sit in several groups decide which.
  package var times: [ClockTime]
  /// How long a meeting takes.
  package var minutes: Int
  package var place: String
  package var seats: [MeetingSeat]

  package init(
    id: ID, name: String, topics: [String] = [], recurrence: MeetingRecurrence, dates: DateRange,
    times: [ClockTime], minutes: Int, place: String = "", seats: [MeetingSeat] = []
  ) {
    self.id = id
    self.name = name
    self.topics = topics
    self.recurrence = recurrence
    self.dates = dates
    self.times = times
    self.minutes = minutes
    self.place = place
    self.seats = seats
  }

  /// Who takes part, each once, in the order of the identifiers.
  package var participants: [Employee.ID] { Set(seats.compactMap(\.employee)).sorted() }

  /// What meeting `number` is about, counted from 1.
  package func topic(of number: Int) -> String {
    topics.isEmpty ? name : topics[(number - 1) % topics.count]
  }
}

/// One place in a group: what its holder stands for, and who holds it.
package struct MeetingSeat: Hashable, Codable, Sendable {
  /// Whom the place is for; nil admits everybody.
  package var role: JobRole.ID?
  /// Nil while nobody has been found.
  package var employee: Employee.ID?

  package init(role: JobRole.ID? = nil, employee: Employee.ID? = nil) {
    self.role = role
    self.employee = employee
  }
}

/// How often a group meets.
package enum MeetingRecurrence: Hashable, Sendable {
  /// Every n weeks on a weekday, counted from the first such day of the series.
  case everyWeeks(Int, on: Weekday)
  /// So many times in each calendar month, as evenly as the weekday allows.
  case timesAMonth(Int, on: Weekday)
  /// So many days after the meeting before, on any of the weekdays.
  case window(minimum: Int, maximum: Int, on: WeekdaySet)
}

/// A meeting with its date.
package struct Meeting: Identified {
  package typealias ID = Identifier<Meeting>
  package var id: ID
  package var series: MeetingSeries.ID
  /// Counted from 1 within the series.
  package var number: Int
  package var date: CalendarDate
  package var start: ClockTime
  /// The day on which it would have been, had that not been a holiday or a closed day.
  package var movedFrom: CalendarDate?
  /// Who was there, oldest first; only ever added to.
  package var marks: [MeetingMark]

  package init(
    series: MeetingSeries.ID, number: Int, date: CalendarDate, start: ClockTime,
    movedFrom: CalendarDate? = nil, marks: [MeetingMark] = []
  ) {
    self.id = Self.id(series: series, number: number)
    self.series = series
    self.number = number
    self.date = date
    self.start = start
    self.movedFrom = movedFrom
    self.marks = marks
  }

  /// The identifier of meeting `number` of a series: `G1#03`.
  package static func id(series: MeetingSeries.ID, number: Int) -> ID {
    ID("\(series)#\(number < 10 ? "0" : "")\(number)")
  }
}

extension MeetingRecurrence: Codable {
  private enum Key: String, CodingKey { case everyWeeks, timesAMonth, window }
  private enum Part: String, CodingKey { case count, weekday, weekdays, minimum, maximum }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    let key = try container.onlyKey()
    let parts = try container.nestedContainer(keyedBy: Part.self, forKey: key)
    switch key {
    case .everyWeeks:
      self = .everyWeeks(
        try parts.decode(Int.self, forKey: .count), on: try parts.decode(Weekday.self, forKey: .weekday))
    case .timesAMonth:
      self = .timesAMonth(
        try parts.decode(Int.self, forKey: .count), on: try parts.decode(Weekday.self, forKey: .weekday))
    case .window:
      self = .window(
        minimum: try parts.decode(Int.self, forKey: .minimum),
        maximum: try parts.decode(Int.self, forKey: .maximum),
        on: try parts.decode(.weekdays, or: .mondayToFriday))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .everyWeeks(let count, let weekday):
      var parts = container.nestedContainer(keyedBy: Part.self, forKey: .everyWeeks)
      try parts.encode(count, forKey: .count)
      try parts.encode(weekday, forKey: .weekday)
    case .timesAMonth(let count, let weekday):
      var parts = container.nestedContainer(keyedBy: Part.self, forKey: .timesAMonth)
      try parts.encode(count, forKey: .count)
      try parts.encode(weekday, forKey: .weekday)
    case .window(let minimum, let maximum, let weekdays):
      var parts = container.nestedContainer(keyedBy: Part.self, forKey: .window)
      try parts.encode(minimum, forKey: .minimum)
      try parts.encode(maximum, forKey: .maximum)
      try parts.encode(weekdays, forKey: .weekdays)
    }
  }
}

extension Meeting {
  private enum Key: String, CodingKey { case id, series, number, date, start, movedFrom, marks }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      series: try container.decode(MeetingSeries.ID.self, forKey: .series),
      number: try container.decode(Int.self, forKey: .number),
      date: try container.decode(CalendarDate.self, forKey: .date),
      start: try container.decode(ClockTime.self, forKey: .start),
      movedFrom: try container.decodeIfPresent(CalendarDate.self, forKey: .movedFrom),
      marks: try container.decode(.marks, or: []))
    id = try container.decode(.id, or: id)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(id, forKey: .id)
    try container.encode(series, forKey: .series)
    try container.encode(number, forKey: .number)
    try container.encode(date, forKey: .date)
    try container.encode(start, forKey: .start)
    try container.encodeIfPresent(movedFrom, forKey: .movedFrom)
    if !marks.isEmpty { try container.encode(marks, forKey: .marks) }
  }
}
