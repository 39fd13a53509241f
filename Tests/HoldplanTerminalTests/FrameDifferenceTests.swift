import HoldplanInterface
import Testing

@testable import HoldplanTerminal

/// What is written to turn one picture into another. A run is shown as `row,column:text`.
struct FrameDifferenceTests {
  private func frame(_ rows: String..., columns: Int = 6, style: Style = .plain) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: rows.count))
    for (row, text) in rows.enumerated() { frame.write(text, at: Point(column: 0, row: row), style: style) }
    return frame
  }

  private func written(_ old: Frame, _ new: Frame) -> [String] {
    FrameDifference.runs(from: old, to: new).map(picture)
  }

  private func picture(_ run: FrameRun) -> String {
    "\(run.row),\(run.column):\(run.cells.map { $0.text.isEmpty ? "<" : $0.text }.joined())"
  }

  @Test func nothingIsWrittenWhenNothingChanged() {
    #expect(written(frame("abc", "def"), frame("abc", "def")).isEmpty)
  }

  @Test func onlyWhatChangedIsWritten() {
    #expect(written(frame("abcdef", "ghi"), frame("aXcdYZ", "ghi")) == ["0,1:X", "0,4:YZ"])
    #expect(written(frame("abc", "def"), frame("abc", "dæf")) == ["1,1:æ"])
  }

  @Test func aStyleIsAChangeToo() {
    #expect(written(frame("ab"), frame("ab", style: Style(.title))) == ["0,0:ab"])
  }

  @Test func aWideCharacterIsWrittenWhole() {
    #expect(written(frame("abcd"), frame("a日d")) == ["0,1:日<"])
    #expect(written(frame("a日d"), frame("a本d")) == ["0,1:本<"])
  }

  @Test func whatWasUnderAWideCharacterIsWrittenWithIt() {
    #expect(written(frame("a日d"), frame("abcd")) == ["0,1:bc"])
    var half = frame("a日d")
    half.write("x", at: Point(column: 2, row: 0))
    #expect(written(frame("a日d"), half) == ["0,1: x"])
  }

  @Test func halfAWideCharacterBecomesASpace() {
    var half = frame("日本語")
    half.write("x", at: Point(column: 2, row: 0))
    #expect(FrameDifference.runs(of: half).map(picture) == ["0,0:日<x 語<"])
  }

  @Test func framesOfNoSizeAreNoCrash() {
    #expect(FrameDifference.runs(of: Frame(size: Size(columns: 0, rows: 3))).isEmpty)
    #expect(FrameDifference.runs(of: Frame(size: Size(columns: 3, rows: 0))).isEmpty)
    #expect(FrameDifference.runs(of: frame("x", columns: 1)).map(picture) == ["0,0:x"])
  }
}
