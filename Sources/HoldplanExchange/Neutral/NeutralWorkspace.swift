import HoldplanModel

extension NeutralInstance {
  /// The instance as a workspace, in which the model's rules count what the format's rules count.
  ///
  /// Coverage becomes one rule for departments and one for sites, days outside `season.dates` become closed
  /// days, `published` becomes publication 1, and names are the identifiers.
  ///
  /// - Parameter draft: a plan to go on from, whatever it breaks. Members and teams that the instance does not
  ///   know are left out of it: somebody who has left is in no team.
  /// - Throws: `DocumentError` with everything in the instance that does not hold together.
  package func workspace(file: String, draft: NeutralPlan? = nil) throws(DocumentError) -> Workspace {
    let problems = problems()
    guard problems.isEmpty else { throw DocumentError(file: file, problems: problems) }
    let roles = Set(employees.compactMap(\.role)).union(modules.flatMap { $0.eligibleRoles ?? [] })
    let sites = Set(employees.map(\.site)).union(rooms.compactMap(\.site))
    return Workspace(
      name: name, season: modelSeason, rules: modelRules,
      sites: Records(sites.map { Site(id: .init($0), name: $0) }),
      departments: Records(Set(employees.map(\.department)).map { Department(id: .init($0), name: $0) }),
      roles: Records(roles.map { JobRole(id: .init($0), name: $0) }),
      employees: Records(employees.lazy.map(\.modelEmployee)),
      modules: Records(modules.map(\.modelModule)),
      rooms: Records(
        rooms.map {
          Room(id: .init($0.id), name: $0.id, site: $0.site.map { .init($0) }, capacity: $0.capacity)
        }),
      instructors: Records(
        instructors.map {
          Instructor(id: .init($0.id), name: $0.id, unavailable: $0.absences.map(DateRange.init(day:)))
        }),
      pins: Set(pins.compactMap(\.modelPin)), draft: draft.map(known) ?? Plan(),
      publications: published.map { plan in
        [Publication(number: 1, date: season.start, plan: Plan(teams: Records(plan.modelTeams)))]
      } ?? [])
  }

  /// A plan without the people and modules that the instance does not know.
  private func known(_ plan: NeutralPlan) -> Plan {
    let (people, taught) = (Set(employees.map(\.id)), Set(modules.map(\.id)))
    let teams = plan.modelTeams.filter { taught.contains($0.module.rawValue) }.map { team in
      var copy = team
      copy.members = Set(team.members).filter { people.contains($0.rawValue) }.sorted()
      return copy
    }
    return Plan(teams: Records(teams))
  }

  private var modelSeason: Season {
    let open = Set(season.dates)
    return Season(
      name: name, start: season.start, end: season.end, observesDanishHolidays: false,
      teachingWeekdays: .all,
      closedDays: (season.start...season.end).filter { !open.contains($0) }
        .map { ClosedDay(date: $0, reason: "not in season.dates") },
      slots: modelSlots)
  }

  /// The format names slots without times. A morning and an afternoon get the usual ones; any other number
  /// of slots shares the twelve hours from 08:00 evenly.
  private var modelSlots: [Slot] {
    let count = season.slots.count
    let spans =
      count == 2
      ? [(510, 690), (750, 930)]
      : (0..<count).map { (480 + 720 * $0 / count, 480 + 720 * ($0 + 1) / count) }
    return zip(season.slots, spans).compactMap { name, span in
      guard let start = ClockTime(hour: span.0 / 60, minute: span.0 % 60),
        let end = ClockTime(hour: span.1 / 60, minute: span.1 % 60)
      else { return nil }
      return Slot(name: name, start: start, end: end)
    }
  }

  private var modelRules: Rules {
    let shares: [(CoverageRule.Scope, Double)] = [
      (.everyDepartment, rules.departmentShareAway), (.everySite, rules.siteShareAway),
    ]
    return Rules(
      maxSessionsPerDay: rules.maxSessionsPerDay,
      coverage: shares.compactMap { scope, share in
        Share(share).map { CoverageRule(scope: scope, limit: .away(share: $0, atLeast: rules.minAway)) }
      },
      weights: Weights(
        Dictionary(uniqueKeysWithValues: SoftGoal.allCases.map { ($0, weights[$0.rawValue] ?? 0) })))
  }
}

extension NeutralEmployee {
  fileprivate var modelEmployee: Employee {
    Employee(
      id: .init(id), name: id, department: .init(department), site: .init(site),
      role: role.map { .init($0) }, manager: manager.map { .init($0) },
      weeklyStudyHours: StudyHours(hours: weeklyStudyHours) ?? .zero,
      unavailableWeekdays: WeekdaySet(unavailableWeekdays.compactMap(Weekday.init(rawValue:))),
      leave: absences.map(DateRange.init(day:)), passed: Set(completed.map { .init($0) }),
      required: required.map { .init($0) },
      choice: ModuleChoice(
        count: choose.count, from: choose.from.map { .init($0) },
        cost: Dictionary(uniqueKeysWithValues: preferences.map { (.init($0.key), $0.value) })),
      wishedFreeDates: Set(avoidDates))
  }
}

extension NeutralModule {
  fileprivate var modelModule: Module {
    Module(
      id: .init(id), name: name ?? id,
      sessions: sessions.enumerated().map { $1.pattern(isFirst: $0 == 0) },
      // The format's checker takes 0 for "no pattern" and "no number of teams" too.
      everyWeeks: everyWeeks == 0 ? nil : everyWeeks,
      studyHoursPerWeek: StudyHours(hours: studyHoursPerWeek) ?? .zero,
      requires: requires.map { .init($0) },
      teamSize: TeamSize(minimum: minSize, ideal: idealSize, maximum: maxSize),
      teamCount: TeamCount(maximum: teamsMax, required: teamsRequired == 0 ? nil : teamsRequired),
      eligibleRoles: eligibleRoles.map { Set($0.map { .init($0) }) },
      instructors: instructors.map { .init($0) }, rooms: rooms.map { .init($0) })
  }
}

extension NeutralModule.Pattern {
  fileprivate func pattern(isFirst: Bool) -> SessionPattern {
    var gap: GapLimits?
    if !isFirst, let minGapDays, let idealGapDays, let maxGapDays {
      gap = GapLimits(minimum: minGapDays, ideal: idealGapDays, maximum: maxGapDays)
    }
    let days = (weekdays ?? []).compactMap(Weekday.init(rawValue:))
    return SessionPattern(
      kind: SessionPattern.Kind(rawValue: kind) ?? .lesson, slotCount: slots, gap: gap,
      weekdays: days.isEmpty ? nil : WeekdaySet(days))
  }
}

extension NeutralPin {
  fileprivate var modelPin: Pin? {
    if let employee {
      return module.map { .member(.init(employee), module: .init($0), team: .init(team)) }
    }
    guard let session, let date, let slot else { return nil }
    return .session(
      team: .init(team), module: module.map { .init($0) }, session: session, date: date, slot: slot)
  }
}
