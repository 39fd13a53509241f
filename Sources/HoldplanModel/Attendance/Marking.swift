extension Workspace {
  /// The change that notes marks, with what follows from them.
  ///
  /// Whoever was a guest at a session and is noted as having attended it has made up the session missed: that
  /// session gets its mark, which says where and when. When the mark at the host session is later corrected
  /// to something else, the session missed is an absence again, with what was noted about it before.
  package func change(noting marks: [AttendanceMark]) -> Change {
    let changes = marks.flatMap { mark in [Change.mark(mark)] + consequences(of: mark).map(Change.mark) }
    return changes.count == 1 ? changes[0] : .group(changes)
  }

  private func consequences(of mark: AttendanceMark) -> [AttendanceMark] {
    guestSeats.filter { $0.employee == mark.employee && $0.host == mark.occurrence }.compactMap { seat in
      let present = self.mark(of: mark.employee, at: seat.missed)
      var consequence = mark
      consequence.occurrence = seat.missed
      consequence.minutesLate = nil
      consequence.minutesEarly = nil
      if mark.status.isAttended {
        if present?.status == .madeUp { return nil }
        consequence.status = .madeUp
        consequence.madeUpAt = mark.occurrence
        return consequence
      }
      guard let present, present.status == .madeUp, present.madeUpAt == mark.occurrence else { return nil }
      let before = markHistory(of: mark.employee, at: seat.missed).last { $0.status.isMissed }
      consequence.status = before?.status ?? .absent
      consequence.madeUpAt = nil
      return consequence
    }
  }
}
