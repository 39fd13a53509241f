import HoldplanInterface
import Testing

@testable import HoldplanTerminal

/// What bytes mean. `read` gives them all at once, `readByByte` one by one, as over a slow line.
struct InputDecoderTests {
  private func read(_ text: String, keys: KeySequences = KeySequences()) -> [InputEvent] {
    read(Array(text.utf8), keys: keys)
  }

  private func read(_ bytes: [UInt8], keys: KeySequences = KeySequences()) -> [InputEvent] {
    var decoder = InputDecoder(keys: keys)
    return decoder.decode(bytes, at: .zero) + decoder.flush(at: .zero)
  }

  private func readByByte(_ bytes: [UInt8], keys: KeySequences = KeySequences()) -> [InputEvent] {
    var decoder = InputDecoder(keys: keys)
    return bytes.flatMap { decoder.decode([$0], at: .zero) } + decoder.flush(at: .zero)
  }

  private func typed(_ text: String) -> [InputEvent] { text.map { .key(Key($0)) } }

  // MARK: Letters

  @Test func lettersAreThemselves() {
    #expect(read("aÅæø€日👍 ~") == typed("aÅæø€日👍 ~"))
  }

  @Test func aLetterWhoseBytesComeApartIsWhole() {
    #expect(readByByte(Array("aæ日👍z".utf8)) == typed("aæ日👍z"))
  }

  @Test func aCombiningMarkJoinsTheLetterBeforeIt() {
    #expect(read("xe\u{301}a\u{30A}") == typed("xe\u{301}a\u{30A}"))
    #expect(read("e\u{301}").count == 1)
  }

  @Test func aCombiningMarkDoesNotJoinAKeyWithAlt() {
    #expect(read("\u{1B}e\u{301}").count == 2)
  }

  @Test(
    arguments: [[0xE6], [0x80], [0xC3, 0x28], [0xFF], [0xE2, 0x82], [0xC0, 0xAF], [0xED, 0xA0, 0x80]]
      as [[UInt8]])
  func bytesThatAreNotUTF8AreShownAndSwallowNothing(bytes: [UInt8]) {
    let events = read(bytes + Array("xyz".utf8))
    #expect(events.first == .key(Key("\u{FFFD}")))
    #expect(Array(events.suffix(3)) == typed("xyz"))
  }

  // MARK: Control keys

  static let controls: [(UInt8, Key)] = [
    (0, Key(.character(" "), control: true)), (1, Key(.character("a"), control: true)), (8, Key(.backspace)),
    (9, Key(.tab)), (10, Key(.enter)), (13, Key(.enter)), (26, Key(.character("z"), control: true)),
    (27, Key(.escape)), (31, Key(.character("_"), control: true)), (127, Key(.backspace)),
  ]

  @Test(arguments: controls)
  func controlKeys(byte: UInt8, key: Key) {
    #expect(read([byte]) == [.key(key)])
  }

  // MARK: Keys that send a sequence

  static let sequences: [(String, Key)] = [
    ("[A", Key(.up)), ("[B", Key(.down)), ("[C", Key(.right)), ("[D", Key(.left)), ("[H", Key(.home)),
    ("[F", Key(.end)), ("OA", Key(.up)), ("OD", Key(.left)), ("OH", Key(.home)), ("OP", Key(.function(1))),
    ("OS", Key(.function(4))), ("OM", Key(.enter)), ("Op", Key("0")), ("Oy", Key("9")), ("Ok", Key("+")),
    ("[1~", Key(.home)), ("[2~", Key(.insert)), ("[3~", Key(.delete)), ("[4~", Key(.end)),
    ("[5~", Key(.pageUp)), ("[6~", Key(.pageDown)), ("[7~", Key(.home)), ("[8~", Key(.end)),
    ("[11~", Key(.function(1))), ("[15~", Key(.function(5))), ("[17~", Key(.function(6))),
    ("[21~", Key(.function(10))), ("[24~", Key(.function(12))), ("[[A", Key(.function(1))),
    ("[[E", Key(.function(5))), ("[Z", Key(.backTab)), ("[1;5C", Key(.right, control: true)),
    ("[1;3A", Key(.up, alt: true)), ("[1;2B", Key(.down)), ("[1;7D", Key(.left, control: true, alt: true)),
    ("[3;5~", Key(.delete, control: true)), ("[1;5P", Key(.function(1), control: true)),
    ("[97;5u", Key(.character("a"), control: true)), ("[9;2u", Key(.backTab)),
    ("[27;5;13~", Key(.enter, control: true)), ("[230u", Key("æ")),
  ]

  @Test(arguments: sequences)
  func sequencesOfXtermAndItsKin(sequence: String, key: Key) {
    let bytes = Array("\u{1B}\(sequence)".utf8)
    #expect(read(bytes) == [.key(key)])
    #expect(readByByte(bytes) == [.key(key)])
  }

  @Test func sequencesFollowEachOther() {
    let together = Self.sequences.map { "\u{1B}\($0.0)x" }.joined()
    #expect(read(together) == Self.sequences.flatMap { [.key($0.1), .key(Key("x"))] })
  }

  @Test(arguments: ["[I", "[O", "[?1;2c", "[12;40R", "[>41;320;0c", "[99~", "[1;2;3;4;5x", "[201~"])
  func whatNobodyAskedForIsLeftOut(sequence: String) {
    let events = read("\u{1B}\(sequence)a")
    #expect(events.last == .key(Key("a")))
    #expect(events.count == (sequence == "[12;40R" ? 2 : 1))
  }

  @Test func aBrokenSequenceDoesNotSwallowWhatFollows() {
    #expect(read("\u{1B}[1;\u{1B}[Bå") == [.key(Key(.down)), .key(Key("å"))])
    #expect(read("\u{1B}[12æ") == typed("æ"))
    #expect(read("\u{1B}[" + String(repeating: "1", count: 500)).isEmpty)
  }

  @Test func numbersTooLargeForAnIntegerAreNoCrash() {
    #expect(read("\u{1B}[99999999999999999999999999~\u{1B}[<99999999999999999999;1;1M").isEmpty)
  }

  // MARK: Escape and Alt

  @Test func escapeIsToldFromASequenceByTime() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B], at: .zero).isEmpty)
    #expect(decoder.isWaiting)
    #expect(decoder.flush(at: .zero) == [.key(Key(.escape))])
    #expect(!decoder.isWaiting)
    #expect(decoder.decode("[A".utf8, at: .zero) == typed("[A"))
  }

  static let altered: [(String, Key)] = [
    ("\u{1B}x", Key(.character("x"), alt: true)), ("\u{1B}æ", Key(.character("æ"), alt: true)),
    ("\u{1B}\r", Key(.enter, alt: true)), ("\u{1B}\u{7F}", Key(.backspace, alt: true)),
    ("\u{1B}\u{1B}[A", Key(.up, alt: true)), ("\u{1B}\u{1B}OP", Key(.function(1), alt: true)),
    ("\u{1B}[", Key(.character("["), alt: true)), ("\u{1B}O", Key(.character("O"), alt: true)),
    ("\u{1B}\u{1}", Key(.character("a"), control: true, alt: true)),
  ]

  @Test(arguments: altered)
  func altWithAKey(text: String, key: Key) {
    #expect(read(text) == [.key(key)])
    #expect(readByByte(Array(text.utf8)) == [.key(key)])
  }

  @Test func escapeTwiceIsTwoKeys() {
    #expect(read("\u{1B}\u{1B}") == [.key(Key(.escape)), .key(Key(.escape))])
  }

  // MARK: Keys of terminals that are not like xterm

  @Test func terminfoKnowsWhatXtermDoesNot() {
    // As a Wyse 50 has them: control characters and a start that xterm uses for other things.
    let keys = KeySequences {
      ["kf1": [0x1B, 0x40, 0x0D], "kcuu1": [0x0B], "kpp": Array("\u{1B}J".utf8)][$0] ?? []
    }
    #expect(read("\u{1B}@\r", keys: keys) == [.key(Key(.function(1)))])
    #expect(readByByte(Array("\u{1B}@\r".utf8), keys: keys) == [.key(Key(.function(1)))])
    #expect(read("\u{1B}J", keys: keys) == [.key(Key(.pageUp))])
    #expect(read("\u{1B}[A", keys: keys) == [.key(Key(.up))])
    #expect(read("\u{0B}", keys: keys) == [.key(Key(.character("k"), control: true))])
  }

  // MARK: Paste

  @Test func pastedTextComesInOnePiece() {
    let text = "\u{1B}[200~hej\ræble\r\n\u{1B}[A\u{3}\u{1B}[201~x"
    let events: [InputEvent] = [.paste("hej\næble\n\u{1B}[A\u{3}"), .key(Key("x"))]
    #expect(read(text) == events)
    #expect(readByByte(Array(text.utf8)) == events)
  }

  @Test func aPasteWithoutEndIsTakenWhenNothingFollows() {
    var decoder = InputDecoder()
    #expect(decoder.decode("\u{1B}[200~half".utf8, at: .zero).isEmpty)
    #expect(decoder.isPasting)
    #expect(!decoder.isWaiting)
    #expect(decoder.flush(at: .zero) == [.paste("half")])
    #expect(decoder.decode("q".utf8, at: .zero) == typed("q"))
  }

  // MARK: Mouse

  private func mouse(_ action: MouseEvent.Action, _ column: Int, _ row: Int) -> InputEvent {
    .mouse(MouseEvent(action, at: Point(column: column, row: row)))
  }

  static let reports: [(String, MouseEvent.Action, Int, Int)] = [
    ("[<0;5;6M", MouseEvent.Action.press, 4, 5), ("[<0;5;6m", .release, 4, 5), ("[<32;300;6M", .drag, 299, 5),
    ("[<64;1;1M", .scrollUp, 0, 0), ("[<65;1;1M", .scrollDown, 0, 0), ("[<4;2;2M", .press, 1, 1),
    ("[M !!", .press, 0, 0), ("[M#!!", .release, 0, 0), ("[M`%&", .scrollUp, 4, 5), ("[M@%&", .drag, 4, 5),
  ]

  @Test(arguments: reports)
  func mouseReports(report: String, action: MouseEvent.Action, column: Int, row: Int) {
    #expect(read("\u{1B}\(report)") == [mouse(action, column, row)])
    #expect(readByByte(Array("\u{1B}\(report)".utf8)) == [mouse(action, column, row)])
  }

  @Test(arguments: ["[<2;5;6M", "[<1;5;6M", "[<35;5;6M", "[<66;5;6M", "[<0;5M"])
  func otherButtonsAndMereMotionAreLeftOut(report: String) {
    #expect(read("\u{1B}\(report)").isEmpty)
  }

  @Test func twoPressesSoonAtOneCellAreADoubleClick() {
    func presses(_ second: String, after: Duration) -> InputEvent? {
      var decoder = InputDecoder()
      _ = decoder.decode("\u{1B}[<0;5;6M\u{1B}[<0;5;6m".utf8, at: .zero)
      return decoder.decode("\u{1B}[<0;\(second)M".utf8, at: after).first
    }
    #expect(presses("5;6", after: .milliseconds(300)) == mouse(.doubleClick, 4, 5))
    #expect(presses("5;6", after: .milliseconds(500)) == mouse(.press, 4, 5))
    #expect(presses("6;6", after: .milliseconds(100)) == mouse(.press, 5, 5))
  }

  @Test func aThirdPressIsNoSecondDoubleClick() {
    let events = read(String(repeating: "\u{1B}[<0;5;6M", count: 3))
    #expect(events == [mouse(.press, 4, 5), mouse(.doubleClick, 4, 5), mouse(.press, 4, 5)])
  }

  // MARK: Anything

  @Test func noBytesBreakIt() {
    var generator = SystemRandomNumberGenerator()
    let alphabet: [UInt8] = [
      0x1B, 0x5B, 0x4F, 0x4D, 0x3C, 0x3B, 0x31, 0x32, 0x30, 0x7E, 0xC3, 0xA6, 0xF0, 0x61, 0x6D,
    ]
    for _ in 0..<2000 {
      let bytes = (0..<40).map { _ in
        Bool.random(using: &generator)
          ? alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
          : UInt8.random(in: 0...255, using: &generator)
      }
      var decoder = InputDecoder()
      _ = bytes.flatMap { decoder.decode([$0], at: .zero) } + decoder.flush(at: .zero)
      #expect(!decoder.isWaiting && !decoder.isPasting, "\(bytes)")
    }
  }
}
