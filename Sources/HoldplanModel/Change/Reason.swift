extension Change {
  /// Whether the change writes a waiver for which somebody must still give the reason.
  package var needsReason: Bool {
    var found = false
    forEachPart { part in
      if case .put(.waiver(let waiver)) = part, waiver.reason.isEmpty { found = true }
    }
    return found
  }

  /// The same change with a reason, an author and a date under each waiver that has no reason yet.
  package func giving(reason: String, author: String, on date: CalendarDate) -> Change {
    switch self {
    case .group(let parts): return .group(parts.map { $0.giving(reason: reason, author: author, on: date) })
    case .put(.waiver(var waiver)) where waiver.reason.isEmpty:
      waiver.reason = reason
      waiver.author = author
      waiver.writtenOn = date
      return .put(.waiver(waiver))
    default: return self
    }
  }
}
