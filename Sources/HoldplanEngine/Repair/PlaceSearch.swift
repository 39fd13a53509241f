import HoldplanModel

/// Looks for ways to give one person a place in one module, from the smallest change to larger ones.
struct PlaceSearch {
  enum Stage: CaseIterable {
    /// Joining a team.
    case join
    /// Joining a team from which somebody moves on to another.
    case ejection
    /// Joining a team after the person has changed team in another module.
    case ownMove
    /// Joining a team of which one session is moved.
    case session
  }

  var board: Board
  let person: Int
  let module: Int
  /// How many ways each stage looks at, so that an answer comes at once.
  var tries = 3000

  init(board: Board, person: Int, module: Int) {
    self.board = board
    self.person = person
    self.module = module
  }

  mutating func ways(_ stage: Stage) -> [Effect] { steps(stage).map(\.effect) }

  /// What a stage finds that breaks no rule.
  mutating func steps(_ stage: Stage) -> [(steps: [DraftStep], effect: Effect)] {
    let teams = board.teams(of: module).filter { !board.groups[$0].members.contains(person) }
    switch stage {
    case .join: return kept(teams.map { [.join(person, $0)] })
    case .ejection: return ejections(teams)
    case .ownMove: return ownMoves(teams)
    case .session: return sessions(teams)
    }
  }

  private mutating func kept(_ ways: [[DraftStep]]) -> [(steps: [DraftStep], effect: Effect)] {
    ways.compactMap { steps in
      let effect = board.effect(steps)
      return effect.isAllowed ? (steps, effect) : nil
    }
  }

  private mutating func ejections(_ teams: [Int]) -> [(steps: [DraftStep], effect: Effect)] {
    var ways: [[DraftStep]] = []
    for team in teams where board.isPersonFree(person, leaving: nil, joining: team) {
      for member in board.groups[team].members where !board.isPinned(member, in: team) {
        for other in board.teams(of: module) where other != team && ways.count < tries {
          guard board.groups[other].members.count < board.module(board.groups[other]).teamSize.maximum,
            board.isPersonFree(member, leaving: team, joining: other)
          else { continue }
          ways.append([.move(member, from: team, to: other), .join(person, team)])
        }
      }
    }
    return kept(ways)
  }

  private mutating func ownMoves(_ teams: [Int]) -> [(steps: [DraftStep], effect: Effect)] {
    var ways: [[DraftStep]] = []
    for own in board.groupsOf[person] where !board.isPinned(person, in: own) {
      for other in board.teams(of: board.groups[own].module) where other != own {
        for team in teams where ways.count < tries {
          ways.append([.move(person, from: own, to: other), .join(person, team)])
        }
      }
    }
    return kept(ways)
  }

  private mutating func sessions(_ teams: [Int]) -> [(steps: [DraftStep], effect: Effect)] {
    var ways: [[DraftStep]] = []
    for team in teams {
      let blocked = board.effect([.join(person, team)]).broken
      let dates = Set(blocked.compactMap(\.date))
      let meetings = board.groups[team].meetings
      let moved = meetings.indices.filter { dates.contains(meetings[$0].session.date) }
      guard moved.count == 1, let index = moved.first else { continue }
      let place = Board.Place(group: team, index: index)
      for date in board.problem.names.dates where ways.count < tries {
        guard (index == 0 || meetings[index - 1].session.date < date),
          index + 1 == meetings.count || date < meetings[index + 1].session.date
        else { continue }
        for slot in board.season.slots.indices {
          ways.append([.session(place, board.resourced(place, on: date, slot: slot)), .join(person, team)])
        }
      }
    }
    return kept(ways)
  }
}
