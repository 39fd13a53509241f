// What is known about somebody outside the teaching: seats in groups, cases, goals and expenses.
extension Erasure {
  func callAsFunction(_ series: MeetingSeries) -> MeetingSeries {
    var series = series
    series.seats = series.seats.map { MeetingSeat(role: $0.role, employee: $0.employee.map(id)) }
    (series.name, series.topics) = (text(series.name), series.topics.map(text))
    return series
  }

  func callAsFunction(_ meeting: Meeting) -> Meeting {
    var meeting = meeting
    meeting.marks = meeting.marks.map { mark in
      MeetingMark(
        employee: id(mark.employee), status: mark.status, author: user(text(mark.author)),
        markedAt: mark.markedAt)
    }
    return meeting
  }

  func callAsFunction(_ pair: WorkerPair) -> WorkerPair {
    WorkerPair(id(pair.first), id(pair.second)) ?? pair
  }

  func callAsFunction(_ rota: PairRota) -> PairRota {
    var rota = rota
    rota.workers = rota.workers.map(id)
    rota.forbiddenPairs = rota.forbiddenPairs.map { self($0) }
    rota.duties = rota.duties.map { duty in PairDuty(number: duty.number, pair: duty.pair.map { self($0) }) }
    return rota
  }

  func callAsFunction(_ goal: Goal) -> Goal {
    var goal = goal
    goal.employee = id(goal.employee)
    goal.owner = goal.owner.map(id)
    if let signOff = goal.signOff {
      goal.signOff = SignOff(author: user(text(signOff.author)), date: signOff.date)
    }
    return goal
  }

  func callAsFunction(_ expense: Expense) -> Expense {
    var expense = expense
    expense.employee = expense.employee.map(id)
    expense.text = text(expense.text)
    return expense
  }

  func callAsFunction(_ closed: ClosedSeason) -> ClosedSeason {
    var closed = closed
    closed.author = user(text(closed.author))
    return closed
  }

  /// The ledgers of a workspace without the person: seats and cases are free, goals are gone, and only what
  /// has been spent keeps pointing to the stand-in, since amounts have to add up.
  func eraseLedgers(of workspace: inout Workspace) {
    workspace.series = Records(
      workspace.series.unordered.map { series in
        var series = series
        series.seats = series.seats.map { $0.employee == employee ? MeetingSeat(role: $0.role) : $0 }
        return self(series)
      })
    workspace.meetings = Records(
      workspace.meetings.unordered.map { meeting in
        var meeting = meeting
        meeting.marks.removeAll { $0.employee == employee }
        return self(meeting)
      })
    workspace.rotas = Records(
      workspace.rotas.unordered.map { rota in
        var rota = rota
        rota.workers.removeAll { $0 == employee }
        rota.forbiddenPairs.removeAll { $0.contains(employee) }
        rota.duties = rota.duties.map { duty in
          duty.pair?.contains(employee) ?? false ? PairDuty(number: duty.number) : duty
        }
        return rota
      })
    workspace.goals = Records(
      workspace.goals.unordered.filter { $0.employee != employee }.map { goal in
        var goal = self(goal)
        if goal.owner == standIn { goal.owner = nil }
        return goal
      })
    workspace.expenses = Records(workspace.expenses.unordered.map { self($0) })
    workspace.closedSeasons = workspace.closedSeasons.map { self($0) }
  }
}
