import HoldplanModel
import HoldplanResources

/// What is stored about a person, to be read on paper.
extension PersonFile {
  /// Sheets with everything that the JSON document has.
  package func document(words: Words) -> Document {
    let dates = DateWords(words)
    let printed = words["person.sheet.printed", ["date": dates.short(today)]]
    let heading = Heading(
      organisation: workspace.name, kind: words["person.sheet.kind"], title: person.name,
      subtitle: person.id.rawValue, edition: printed, isDraft: false)
    let sections = [
      record(words, dates), placeTable(words, dates), markTable(words, dates), examTable(words, dates),
      seatTable(words, dates), waiverTable(words), goalTable(words, dates), meetingTable(words, dates),
      ledgerTable(words, dates), changeTable(words),
      viewTable(words),
    ]
    let sheet = Sheet(
      name: person.name, heading: heading,
      parts: [.note(words["person.sheet.about"])] + sections.map { .table($0) },
      footer: Footer(text: workspace.name + " · " + printed, numbering: words["roster.page"]))
    return Document(title: words["person.sheet.kind"] + " · " + person.name, date: today, sheets: [sheet])
  }

  private func table(_ caption: String, _ words: Words, _ columns: [(String, Int)], _ rows: [[String]])
    -> Table
  {
    Table(
      caption: words["person.sheet.\(caption)"], style: .list,
      columns: columns.map { Column(words["person.column.\($0.0)"], width: $0.1) },
      rows: rows.isEmpty
        ? [[words["person.sheet.none"]] + Array(repeating: "", count: columns.count - 1)] : rows,
      rowHeights: 480...480, size: 900)
  }

  private func record(_ words: Words, _ dates: DateWords) -> Table {
    func name<Subject>(_ id: Identifier<Subject>?, _ name: String?) -> String {
      [id?.rawValue, name].compactMap(\.self).joined(separator: " ")
    }
    let department = workspace.departments[person.department]?.name
    let leave = person.leave.map { dates.short($0.from) + " – " + dates.short($0.to) }
    let wishes = person.wishedFreeDates.sorted().map { dates.short($0) }
    let weekdays = person.unavailableWeekdays.weekdays.map { words["roster.weekday.\($0.rawValue + 1)"] }
    let all: [(String, String)] = [
      ("name", person.name), ("department", name(person.department, department)),
      ("site", name(person.site, person.site.flatMap { workspace.sites[$0]?.name })),
      ("role", name(person.role, person.role.flatMap { workspace.roles[$0]?.name })),
      ("manager", person.manager?.rawValue ?? ""), ("email", person.email),
      (
        "employed",
        [person.employedFrom, person.employedTo].map { $0.map { dates.short($0) } ?? "" }
          .joined(separator: " – ")
      ),
      ("profession", person.profession), ("tags", person.tags.sorted().joined(separator: ", ")),
      ("levels", writtenLevels),
      ("studyHours", WrittenCell(words: words).text(.hours(person.weeklyStudyHours))),
      ("weekdays", weekdays.joined(separator: ", ")), ("leave", leave.joined(separator: ", ")),
      ("wishes", wishes.joined(separator: ", ")),
      (
        "passed",
        person.passed.sorted().map { id in
          [id.rawValue, person.passedOn[id].map { dates.short($0) }].compactMap(\.self).joined(separator: " ")
        }.joined(separator: ", ")
      ),
      ("required", person.required.map(\.rawValue).joined(separator: ", ")),
      ("choice", person.choice.from.map(\.rawValue).joined(separator: ", ")),
      (
        "access",
        workspace.accesses.filter { $0.employee == person.id }
          .map { "\($0.user): \(words["access.\($0.role.rawValue)"])" }.joined(separator: ", ")
      ),
    ]
    return table(
      "record", words, [("field", 4_500), ("value", 13_000)],
      all.filter { !$0.1.isEmpty && $0.1 != " – " }.map { [words["person.field.\($0.0)"], $0.1] })
  }

  private func placeTable(_ words: Words, _ dates: DateWords) -> Table {
    table(
      "places", words, [("edition", 3_000), ("module", 5_500), ("team", 2_500), ("dates", 6_500)],
      places.map { place in
        [
          place.publication.map { words["person.publication", ["number": String($0)]] }
            ?? words["roster.draft"], moduleName(place.module), place.team.rawValue,
          place.sessions.map { dates.short($0.date) }.joined(separator: ", "),
        ]
      })
  }

  private func markTable(_ words: Words, _ dates: DateWords) -> Table {
    table(
      "marks", words,
      [("date", 2_600), ("module", 4_800), ("team", 2_000), ("status", 4_300), ("by", 3_800)],
      marks.map { mark in
        let minutes = [mark.minutesLate, mark.minutesEarly].compactMap { $0.map { "\($0) min" } }
        let host = mark.madeUpAt.map { "\($0.team) \(dates.short($0.date))" }
        return [
          dates.short(mark.occurrence.date), moduleName(mark.occurrence.module),
          "\(mark.occurrence.team) \(mark.occurrence.session + 1)",
          ([words["attendance.\(mark.status.rawValue)"]] + minutes + [host].compactMap(\.self))
            .joined(separator: ", "),
          mark.author + " " + dates.short(mark.markedAt.date),
        ]
      })
  }

  private func examTable(_ words: Words, _ dates: DateWords) -> Table {
    table(
      "exams", words, [("date", 3_000), ("module", 6_500), ("status", 4_000), ("by", 4_000)],
      workspace.examResults(of: person.id).map { result in
        [
          dates.short(result.date), moduleName(result.module), words["page.exam.\(result.outcome.rawValue)"],
          result.author + " " + dates.short(result.recordedAt.date),
        ]
      })
  }

  private func seatTable(_ words: Words, _ dates: DateWords) -> Table {
    table(
      "seats", words, [("missed", 6_000), ("host", 6_000), ("by", 5_500)],
      workspace.guestSeats(of: person.id).map { seat in
        [
          "\(seat.missed.team) \(dates.short(seat.missed.date))",
          "\(seat.host.team) \(dates.short(seat.host.date))",
          seat.author + " " + dates.short(seat.bookedAt.date),
        ]
      })
  }

  private func waiverTable(_ words: Words) -> Table {
    table(
      "waivers", words, [("field", 4_500), ("value", 9_000), ("by", 4_000)],
      waivers.map { [$0.rule.rawValue, $0.reason, $0.author] })
  }

  private func goalTable(_ words: Words, _ dates: DateWords) -> Table {
    table(
      "goals", words,
      [("goal", 6_000), ("due", 2_600), ("followUp", 2_600), ("owner", 2_300), ("signOff", 4_000)],
      goalRows(dates))
  }

  private func meetingTable(_ words: Words, _ dates: DateWords) -> Table {
    table(
      "meetings", words,
      [("date", 2_600), ("time", 1_500), ("meeting", 6_000), ("status", 3_400), ("by", 4_000)],
      meetingRows(words, dates))
  }

  private func ledgerTable(_ words: Words, _ dates: DateWords) -> Table {
    table(
      "ledgers", words, [("field", 4_500), ("value", 7_000), ("dates", 6_000)], ledgerRows(words, dates))
  }

  private func changeTable(_ words: Words) -> Table {
    table(
      "changes", words, [("number", 1_800), ("moment", 4_200), ("by", 3_500), ("what", 8_000)],
      changes.map { line in
        let kinds = line.kinds.map { words["person.change.\($0)"] }
        return [String(line.number), line.moment, line.author, kinds.joined(separator: ", ")]
      })
  }

  private func viewTable(_ words: Words) -> Table {
    table(
      "views", words, [("moment", 4_200), ("by", 3_500), ("what", 9_800)],
      views.map {
        [$0.moment, $0.user, words["view.action.\($0.action)"] + ": " + words["view.what.\($0.what)"]]
      })
  }

  private func moduleName(_ id: Module.ID) -> String { workspace.modules[id]?.name ?? id.rawValue }
}

extension Timestamp {
  /// The date in UTC, which is near enough on paper.
  var date: CalendarDate {
    CalendarDate(dayNumber: Int((Double(seconds) / 86_400).rounded(.down)))
  }
}
