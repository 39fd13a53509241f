import HoldplanModel

extension PairRota {
  /// The rota with even loads, reached by giving one case after another of whoever has most to whoever has least:
  /// few cases change, and of those that do each keeps one of its two. Of several cases the one is taken that leaves
  /// most different pairs. Ends where no case can be given on.
  func rebalanced(in workspace: Workspace) -> PairRota {
    var rota = self
    let allowed = Set(allowedPairs(in: workspace))
    for _ in 0..<duties.count {
      let loads = rota.standing(in: workspace).loads.filter { workers.contains($0.key) }
      let order = loads.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
      guard let least = order.first, let most = order.last, most.value - least.value > 1 else { break }
      guard let next = rota.giving(from: most.key, to: least.key, allowed) else { break }
      rota = next
    }
    return rota
  }

  private func giving(from: Employee.ID, to: Employee.ID, _ allowed: Set<WorkerPair>) -> PairRota? {
    var best: (rota: PairRota, pairs: Int)?
    for (index, duty) in duties.enumerated() {
      guard let pair = duty.pair, pair.contains(from), !pair.contains(to) else { continue }
      let partner = pair.first == from ? pair.second : pair.first
      guard let new = WorkerPair(partner, to), allowed.contains(new) else { continue }
      var rota = self
      rota.duties[index].pair = new
      let pairs = Set(rota.duties.compactMap(\.pair)).count
      if pairs > best?.pairs ?? -1 { best = (rota, pairs) }
    }
    return best?.rota
  }
}
