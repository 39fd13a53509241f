import HoldplanModel

/// The plan that sheets are made from: one that was announced, or the draft, which every page then says.
package enum Edition: Equatable, Sendable {
  case published(Publication)
  case draft(Plan)

  package var plan: Plan {
    switch self {
    case .published(let publication): publication.plan
    case .draft(let plan): plan
    }
  }

  package var isDraft: Bool {
    switch self {
    case .published: false
    case .draft: true
    }
  }
}

extension Workspace {
  /// What the paper on a door is made from: the latest publication, or the draft while there is none.
  package var edition: Edition { published.map(Edition.published) ?? .draft(draft) }
}
