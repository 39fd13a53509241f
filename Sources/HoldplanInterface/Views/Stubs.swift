import HoldplanModel
extension Canvas {
  mutating func drawRecords(_ state: State, _ area: Area) {}
  mutating func drawHelp(_ h: HelpState, _ state: State, _ area: Area) {}
  mutating func drawForm(_ h: Form, _ state: State, _ area: Area) {}
  mutating func draw(_ h: Confirmation, _ state: State, _ area: Area) {}
  mutating func drawHistory(_ h: HistoryState, _ state: State, _ area: Area) {}
}
extension State { func recordLines(_ kind: RecordKind) -> [RecordLine] { [] } }
