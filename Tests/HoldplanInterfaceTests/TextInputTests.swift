import Testing

@testable import HoldplanInterface

struct TextInputTests {
  @Test func typingMovingAndDeleting() {
    var input = TextInput("Idæ")
    for key in [Key(.backspace), Key("a"), Key(.home), Key(.delete), Key("i"), Key(.end), Key("!")] {
      let isTaken = input.take(key)
      #expect(isTaken)
    }
    #expect(input.text == "ida!")
  }

  @Test func aCombiningMarkJoinsItsLetter() {
    var input = TextInput("A")
    input.insert("\u{30A}")
    #expect(input.text == "Å" && input.characters.count == 1)
    _ = input.take(Key(.backspace))
    #expect(input.text.isEmpty)
  }

  @Test func controlKeysClear() {
    var input = TextInput("Ida Holm")
    _ = input.take(Key(.character("u"), control: true))
    #expect(input.text.isEmpty)
    let isTaken = input.take(Key(.character("x"), control: true))
    #expect(!isTaken)
  }

  @Test func aPastedLineBreakBecomesASpace() {
    var input = TextInput()
    input.insert("Ida\nHolm\t!")
    #expect(input.text == "Ida Holm !")
  }
}
