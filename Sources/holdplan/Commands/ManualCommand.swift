import ArgumentParser
import Foundation

/// Writes the manual page, for `make install`.
struct Manual: HoldplanCommand {
  static let configuration = CommandConfiguration(commandName: "man")
  @OptionGroup var global: GlobalOptions

  mutating func run(in context: Context) throws {
    try context.output.answer(file: Data(ManualPage(context.words).text().utf8))
  }
}
