extension Workspace {
  /// Each quota: what has been counted, and whether it is kept. 13.95 % is not 14 %.
  package func quotaReport() -> ReportTable {
    let rows = quotas.sorted.map { quota -> [ReportTable.Cell] in
      let standing = quota.standing()
      return [
        .text(quota.name), .text(percentage(quota.minimum)), .share(standing.part, of: standing.whole),
        .word(standing.isKept ? "kept" : "notKept"),
      ]
    }
    return ReportTable(
      "quotas", columns: [.key("quota"), .key("minimum"), .key("counted"), .key("state")], rows: rows)
  }

  private func percentage(_ share: Share) -> String {
    let hundredths = Int((share.value * 10_000).rounded())
    return hundredths % 100 == 0 ? "\(hundredths / 100) %" : "\(hundredths / 100),\(hundredths % 100) %"
  }
}
