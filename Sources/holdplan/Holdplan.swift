import ArgumentParser

@main
struct Holdplan: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "holdplan")
}
