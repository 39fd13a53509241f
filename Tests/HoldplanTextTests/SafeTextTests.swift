import HoldplanText
import Testing

struct SafeTextTests {
  @Test(arguments: [
    "", "Søren Ægidius Ågård-Žižek, født 3/4", "漢字 🎓", "–—“quotes”", "e\u{301}", "❤\u{FE0F}", "Ελλάδα",
  ])
  func `ordinary text is unchanged`(text: String) {
    #expect(SafeText.of(text) == text)
    #expect(SafeText.isSafe(text))
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "␛[31mred"), ("a\nb\r\tc", "a␊b␍␉c"), ("a\0b", "a␀b"), ("\u{7F}", "␡"),
    ("\u{9B}31m", "⟨U+009B⟩31m"), ("\u{202E}gnp.exe", "⟨U+202E⟩gnp.exe"),
    ("\u{2066}x\u{2069}", "⟨U+2066⟩x⟨U+2069⟩"),
    ("a\u{200B}b\u{FEFF}", "a⟨U+200B⟩b⟨U+FEFF⟩"), ("\u{AD}", "⟨U+00AD⟩"),
    ("x\u{2028}y\u{2029}", "x⟨U+2028⟩y⟨U+2029⟩"),
    ("\u{3164}", "⟨U+3164⟩"), ("\u{E0041}", "⟨U+E0041⟩"), ("\u{FFFE}", "⟨U+FFFE⟩"), ("\r\n", "␍␊"),
  ])
  func `what could be obeyed or overlooked is shown`(foreign: String, shown: String) {
    #expect(SafeText.of(foreign) == shown)
    #expect(!SafeText.isSafe(foreign))
  }

  @Test func `every character of the dangerous categories is shown`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        #expect(!SafeText.of(String(scalar)).unicodeScalars.contains(scalar), "U+\(String(value, radix: 16))")
      default: continue
      }
    }
  }

  @Test func `line breaks can be kept, of every kind`() {
    #expect(SafeText.of("a\r\nb\rc\nd\u{1B}", keepingNewlines: true) == "a\nb\nc\nd␛")
  }

  @Test func `a pile of marks doesn't paint over other lines`() {
    let zalgo = "e" + String(repeating: "\u{301}", count: 50)
    #expect(SafeText.of(zalgo).hasPrefix("e\u{301}\u{301}\u{301}\u{301}⟨U+0301⟩"))
  }
}
