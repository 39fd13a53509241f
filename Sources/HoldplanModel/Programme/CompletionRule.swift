/// What somebody has to do to have completed a module.
package struct CompletionRule: Hashable, Codable, Sendable {
  /// How many of the sessions have to be attended; nil means all of them.
  package var sessions: Int?
  /// Whether the exam has to be passed. Then exam sessions don't count among the sessions to be attended.
  package var exam: Bool

  package init(sessions: Int? = nil, exam: Bool = false) {
    self.sessions = sessions
    self.exam = exam
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    sessions = try container.decodeIfPresent(Int.self, forKey: .sessions)
    exam = try container.decode(.exam, or: false)
  }

  /// Every session, and no exam result.
  package static let allSessions = CompletionRule()
}

extension Module {
  /// The sessions that count for completion, by number from 0.
  package var countedSessions: [Int] {
    sessions.indices.filter { !completion.exam || sessions[$0].kind == .lesson }
  }

  /// How many of them have to be attended.
  package var sessionsNeeded: Int {
    min(completion.sessions ?? countedSessions.count, countedSessions.count)
  }

  func checkCompletion(_ findings: inout Findings) {
    guard let count = completion.sessions else { return }
    findings.checkRange(count, field: "completion", 0, max(0, countedSessions.count))
  }
}

extension CompletionRule {
  /// Reads `alle`, `7`, `alle + eksamen` and `7 + eksamen` with the words for all and for the exam in any of
  /// several languages; nil for anything else. Nothing at all means all sessions.
  package init?(_ text: String, all: Set<String>, exam: Set<String>) {
    var rule = CompletionRule.allSessions
    var counts = 0
    for part in text.lowercased().split(whereSeparator: { $0.isWhitespace || "+,&".contains($0) }) {
      let word = String(part)
      if exam.contains(word), !rule.exam {
        rule.exam = true
      } else if all.contains(word), counts == 0 {
        counts += 1
      } else if let number = Int(word), number >= 0, counts == 0 {
        rule.sessions = number
        counts += 1
      } else {
        return nil
      }
    }
    self = rule
  }

  /// As `init(_:all:exam:)` reads it.
  package func written(all: String, exam word: String) -> String {
    (sessions.map(String.init) ?? all) + (exam ? " + " + word : "")
  }
}
