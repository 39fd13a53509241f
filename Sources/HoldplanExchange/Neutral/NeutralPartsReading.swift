import HoldplanModel

// The parts of an instance, each read in one pass. A key that the format does not know is skipped; a list
// that is left out is empty.

extension NeutralSeason {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["start", "end", "dates", "slots"]) {
      reader, key throws(DocumentError.Problem) in
      switch key {
      case "start": start = try reader.date()
      case "end": end = try reader.date()
      case "dates": dates = try reader.dates()
      case "slots": slots = try reader.strings()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralEmployee {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["id", "department", "site", "weekly_study_hours"]) {
      reader, key throws(DocumentError.Problem) in
      switch key {
      case "id": id = try reader.string()
      case "department": department = try reader.string()
      case "site": site = try reader.string()
      case "role": role = try reader.optionalString()
      case "manager": manager = try reader.optionalString()
      case "absences": absences = try reader.dates()
      case "unavailable_weekdays": unavailableWeekdays = try reader.ints()
      case "weekly_study_hours": weeklyStudyHours = try reader.double()
      case "completed": completed = try reader.strings()
      case "required": required = try reader.strings()
      case "choose": choose = try Choice(from: &reader)
      case "preferences": preferences = try reader.wholeNumbers()
      case "avoid_dates": avoidDates = try reader.dates()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralEmployee.Choice {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["count", "from"]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "count": count = try reader.int()
      case "from": from = try reader.strings()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralModule {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: [
      "id", "sessions", "study_hours_per_week", "min_size", "max_size", "ideal_size", "teams_max",
      "instructors", "rooms",
    ]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "id": id = try reader.string()
      case "name": name = try reader.optionalString()
      case "sessions": sessions = try reader.list(Pattern.init(from:))
      case "every_weeks": everyWeeks = try reader.optionalInt()
      case "study_hours_per_week": studyHoursPerWeek = try reader.double()
      case "requires": requires = try reader.strings()
      case "min_size": minSize = try reader.int()
      case "max_size": maxSize = try reader.int()
      case "ideal_size": idealSize = try reader.int()
      case "teams_max": teamsMax = try reader.int()
      case "teams_required": teamsRequired = try reader.optionalInt()
      case "eligible_roles": eligibleRoles = try reader.optionalStrings()
      case "instructors": instructors = try reader.strings()
      case "rooms": rooms = try reader.strings()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralModule.Pattern {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["kind", "slots"]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "kind": kind = try reader.string()
      case "slots": slots = try reader.int()
      case "min_gap_days": minGapDays = try reader.optionalInt()
      case "max_gap_days": maxGapDays = try reader.optionalInt()
      case "ideal_gap_days": idealGapDays = try reader.optionalInt()
      case "weekdays": weekdays = try reader.optionalInts()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralRoom {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["id", "capacity"]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "id": id = try reader.string()
      case "site": site = try reader.optionalString()
      case "capacity": capacity = try reader.int()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralInstructor {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["id"]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "id": id = try reader.string()
      case "absences": absences = try reader.dates()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralRules {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: [
      "max_sessions_per_day", "department_share_away", "site_share_away", "min_away",
    ]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "max_sessions_per_day": maxSessionsPerDay = try reader.int()
      case "department_share_away": departmentShareAway = try reader.double()
      case "site_share_away": siteShareAway = try reader.double()
      case "min_away": minAway = try reader.int()
      default: try reader.skip()
      }
    }
  }
}

extension NeutralPin {
  init(from reader: inout JSONReader) throws(DocumentError.Problem) {
    self.init()
    try reader.object(requiring: ["team"]) { reader, key throws(DocumentError.Problem) in
      switch key {
      case "employee": employee = try reader.optionalString()
      case "module": module = try reader.optionalString()
      case "team": team = try reader.string()
      case "session": session = try reader.optionalInt()
      case "date": date = try reader.optionalDate()
      case "slot": slot = try reader.optionalInt()
      default: try reader.skip()
      }
    }
  }
}
