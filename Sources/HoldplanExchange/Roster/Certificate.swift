import HoldplanModel

extension Rosters {
  /// The proof that somebody has completed a module, to be signed.
  package func certificate(for completion: Completion) throws(RosterError) -> Document {
    guard let person = workspace.employees[completion.employee] else {
      throw RosterError.unknownPerson(completion.employee)
    }
    var lines = [
      PosterLine(words["paper.certificate.title"], size: 4_000, bold: true, gap: 2_000),
      PosterLine(words["paper.certificate.that"], size: 1_500, gap: 1_500),
      PosterLine(person.name, size: 3_000, bold: true, gap: 700),
      PosterLine(words["paper.certificate.completed"], size: 1_500, gap: 1_000),
      PosterLine(names.module(completion.module), size: 2_600, bold: true, gap: 700),
    ]
    if let when = span(of: completion) { lines.append(PosterLine(when, size: 1_300, gap: 900)) }
    let count = completion.sessions.count
    if count > 0 {
      let key = count == 1 ? "paper.certificate.session" : "paper.certificate.sessions"
      lines.append(PosterLine(words[key, ["count": String(count)]], size: 1_300, gap: 200))
    }
    if completion.hasExam {
      lines.append(PosterLine(words["paper.certificate.exam"], size: 1_300, gap: 200))
    }
    lines.append(
      PosterLine(
        words["paper.certificate.issued", ["date": dates.full(today)]], size: 1_300, gap: 1_800))
    var document = document(
      kind: words["paper.kind.certificate"], title: person.name,
      subtitle: names.module(completion.module),
      parts: [.poster(lines), .signatures(signatories(of: completion))]
    ).withoutTitle
    // A certificate stands by itself: it belongs to no publication.
    let issued = words["paper.certificate.edition", ["date": dates.short(today)]]
    document.sheets[0].heading.edition = issued
    document.sheets[0].heading.isDraft = false
    document.sheets[0].footer.text = issued
    return document
  }

  private func span(of completion: Completion) -> String? {
    guard let first = completion.sessions.first?.date, let last = completion.sessions.last?.date else {
      return nil
    }
    if first == last { return words["paper.certificate.day", ["date": dates.full(first)]] }
    return words["paper.certificate.span", ["from": dates.full(first), "to": dates.full(last)]]
  }

  /// Whoever taught the last session, as it was announced, and the organisation.
  private func signatories(of completion: Completion) -> [String] {
    let teacher = completion.sessions.last.flatMap { last in
      workspace.publication(inForceOn: last.date)?.plan.session(at: last).map {
        names.instructor($0.instructor)
      }
    }
    return [
      "\(words["roster.instructor"])\(teacher.map { ": \($0)" } ?? "")",
      words["paper.certificate.for", ["organisation": workspace.name]],
    ]
  }
}
