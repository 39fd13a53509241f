import HoldplanModel
extension Canvas {
  mutating func drawPeople(_ state: State, _ area: Area) {}
  mutating func drawBoard(_ state: State, _ area: Area) {}
  mutating func drawCalendar(_ state: State, _ area: Area) {}
  mutating func drawProblems(_ state: State, _ area: Area) {}
  mutating func drawAttendance(_ state: State, _ area: Area) {}
  mutating func drawRosters(_ state: State, _ area: Area) {}
  mutating func drawRecords(_ state: State, _ area: Area) {}
  mutating func drawSolve(_ state: State, _ area: Area) {}
  mutating func drawHelp(_ h: HelpState, _ state: State, _ area: Area) {}
  mutating func drawForm(_ h: Form, _ state: State, _ area: Area) {}
  mutating func draw(_ h: Confirmation, _ state: State, _ area: Area) {}
  mutating func drawHistory(_ h: HistoryState, _ state: State, _ area: Area) {}
  mutating func draw(_ h: ExplanationState, _ state: State, _ area: Area) {}
}
extension State { func recordLines(_ kind: RecordKind) -> [RecordLine] { [] } }
