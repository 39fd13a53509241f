extension Workspace {
  /// Each rota: how many duties each worker has, and in the notes how many different pairs there are.
  package func pairReport() -> ReportTable {
    var rows: [[ReportTable.Cell]] = []
    var notes: [ReportTable.Note] = []
    for rota in rotas.sorted {
      let standing = rota.standing(in: self)
      for worker in rota.workers.sorted() {
        let partners = Set(
          rota.duties.compactMap(\.pair).filter { $0.contains(worker) }
            .map { $0.first == worker ? $0.second : $0.first })
        rows.append([
          .text(rota.name), .text(worker.rawValue), .text(employees[worker]?.name ?? worker.rawValue),
          .text(employees[worker]?.profession ?? ""), .count(standing.loads[worker] ?? 0),
          .count(partners.count),
        ])
      }
      notes.append(contentsOf: standing.notes(named: rota.name))
    }
    return ReportTable(
      "pairs",
      columns: [
        .key("rota"), .key("employee"), .key("name"), .key("profession"), .key("duties"), .key("partners"),
      ], rows: rows, notes: notes)
  }
}

extension PairStanding {
  fileprivate func notes(named rota: String) -> [ReportTable.Note] {
    let values: [String: ReportTable.Cell] = [
      "rota": .text(rota), "cases": .count(cases), "duties": .count(duties), "pairs": .count(pairs),
      "possible": .count(possiblePairs), "target": .count(targetPairs ?? pairs),
      "fewest": .count(loads.values.min() ?? 0), "most": .count(loads.values.max() ?? 0),
    ]
    var notes = [ReportTable.Note("pairs", values)]
    if isTargetOutOfReach { notes.append(ReportTable.Note("targetOutOfReach", values)) }
    if !unpaired.isEmpty {
      notes.append(ReportTable.Note("unpaired", ["cases": .text(unpaired.joined(separator: ", "))]))
    }
    return notes
  }
}
