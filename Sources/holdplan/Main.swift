import ArgumentParser
import Foundation

@main
enum Main {
  static func main() {
    do {
      var command = try Holdplan.parseAsRoot()
      try command.run()
    } catch let failure as CommandFailure {
      if !failure.message.isEmpty { Output.complain(failure.message) }
      exit(failure.kind.rawValue)
    } catch {
      let message = Holdplan.fullMessage(for: error)
      if Holdplan.exitCode(for: error) == .success {
        print(message)
        exit(0)
      }
      Output.complain(message)
      exit(CommandFailure.Kind.wrongInput.rawValue)
    }
  }
}
