import Foundation
import HoldplanModel
import HoldplanResources
import HoldplanTestSupport

@testable import HoldplanExchange

/// An invented housing association with one module: two teaching sessions and an exam.
enum Door {
  static let today = day("2026-11-01")
  static let team: Team.ID = "KON-3"

  /// A workspace whose only team has so many members, published as number 2 unless it is a draft.
  static func workspace(
    people count: Int, published: Bool = true, sessions: Bool = true, names: [String] = []
  ) -> Workspace {
    let people = (0..<count).map { index in
      Employee(
        id: Identifier(String(10_000 + index)),
        name: index < names.count ? names[index] : name(index),
        department: departments[index % departments.count].id, site: sites[index % sites.count].id)
    }
    let team = Team(
      id: team, module: "KON", number: 3, sessions: sessions ? Self.sessions : [], members: people.map(\.id))
    let plan = Plan(teams: [team])
    return Workspace(
      name: "Boligforeningen Ærø & Omegn", season: .fixture(), sites: Records(sites),
      departments: Records(departments), employees: Records(people), modules: [module],
      rooms: [Room(id: "A", name: "Mødelokale A", site: "HK", capacity: 200)],
      instructors: [Instructor(id: "U1", name: "Bente Østergaard")], draft: plan,
      publications: published ? [Publication(number: 2, date: day("2026-10-12"), plan: plan)] : [])
  }

  static func rosters(
    people count: Int = 20, language: Language = .danish, published: Bool = true, sessions: Bool = true,
    names: [String] = []
  ) throws -> Rosters {
    Rosters(
      of: workspace(people: count, published: published, sessions: sessions, names: names),
      words: try Words(language), today: today)
  }

  static let sites = [
    Site(id: "HK", name: "Hovedkontoret", address: "Åboulevarden 12, 9000 Aalborg"),
    Site(id: "N", name: "Afdeling Nord", address: "Nordvej 1, 9400 Nørresundby"),
  ]

  static let departments = [
    Department(id: "D", name: "Drift"), Department(id: "O", name: "Økonomi"),
    Department(id: "U", name: "Udlejning og beboerservice"), Department(id: "S", name: "Sociale viceværter"),
  ]

  static let module = Module(
    id: "KON", name: "Konflikthåndtering",
    sessions: [
      SessionPattern(), SessionPattern(gap: GapLimits(minimum: 7, ideal: 14, maximum: 28)),
      SessionPattern(kind: .exam, slotCount: 2, gap: GapLimits(minimum: 7, ideal: 14, maximum: 60)),
    ],
    teamSize: TeamSize(minimum: 1, ideal: 20, maximum: 200), teamCount: TeamCount(maximum: 6))

  static let sessions = [
    Session(date: day("2026-11-10"), slot: 0, room: "A", instructor: "U1"),
    Session(date: day("2026-11-24"), slot: 1, room: "A", instructor: "U1"),
    Session(date: day("2027-01-04"), slot: 0, room: "A", instructor: "U1"),
  ]

  /// Invented names with every Danish letter; none comes twice among the first 400.
  static func name(_ index: Int) -> String {
    let first = [
      "Anna", "Åse", "Øjvind", "Ærmine", "Søren", "Gitte", "Bjørn", "Maja", "Aage", "Lærke", "Hugo", "Zenia",
      "Carl", "Dorte", "Finn", "Inge", "Kåre", "Niels", "Pia", "Tøger",
    ]
    let last = [
      "Bach", "Elkjær", "Fog", "Greve", "Høj", "Ibsen", "Juhl", "Krogsgård", "Lund", "Møller", "Nør", "Olsen",
      "Poulsen", "Riis", "Skov", "Thybo", "Ussing", "Vestergård", "Winther", "Ågård",
    ]
    return "\(first[index % first.count]) \(last[(index / first.count + index) % last.count])"
  }
}
