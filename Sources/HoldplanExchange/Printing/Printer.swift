import Foundation
import HoldplanResources
import HoldplanText

/// The machine's printing service, reached through its programs `lp` and `lpstat`.
///
/// They're started with a list of arguments, never through a shell; the PDF goes in as standard input.
package struct Printer: Sendable {
  /// Which sides of the paper are printed on.
  package enum Sides: String, CaseIterable, Sendable {
    case one = "one-sided"
    /// Turned over like the pages of a book.
    case twoLongEdge = "two-sided-long-edge"
    case twoShortEdge = "two-sided-short-edge"
  }

  package struct Settings: Equatable, Sendable {
    /// Nil leaves the choice to the printing service.
    package var printer: String?
    package var copies: Int
    package var sides: Sides

    package init(printer: String? = nil, copies: Int = 1, sides: Sides = .one) {
      self.printer = printer
      self.copies = copies
      self.sides = sides
    }
  }

  /// What the printing service took on.
  package struct Job: Equatable, Sendable {
    /// As the service writes it, such as `office-42`; empty where it says nothing.
    package var identifier: String
  }

  private let environment: [String: String]
  private let seconds: Int

  /// `environment` says where programs are (`PATH`) and which server prints (`CUPS_SERVER`); a program that
  /// has not answered after so many seconds is ended.
  package init(environment: [String: String] = ProcessInfo.processInfo.environment, seconds: Int = 60) {
    // Sentences are read by us, so they come in the one language that never changes; names stay UTF-8.
    self.environment = environment.merging(["LC_ALL": "C.UTF-8", "LANGUAGE": ""]) { $1 }
    self.seconds = seconds
  }

  /// Hands a PDF to the printing service and waits until it has been taken on, not until it is printed.
  ///
  /// Blocks: call it off the main actor.
  package func print(_ pdf: Data, title: String, settings: Settings = Settings()) throws(PrintError) -> Job {
    guard (1...999).contains(settings.copies) else { throw PrintError.badCopies(settings.copies) }
    if let printer = settings.printer, !Self.isName(printer) { throw PrintError.badPrinter(printer) }
    var arguments = settings.printer.map { ["-d", $0] } ?? []
    arguments += ["-n", String(settings.copies), "-o", "sides=\(settings.sides.rawValue)"]
    arguments += ["-o", "media=A4", "-t", Self.jobTitle(title), "--"]
    let result = try run("lp", arguments, input: pdf)
    guard result.status == 0 else {
      throw PrintError.refused(Self.sentence(from: result, program: "lp"))
    }
    return Job(identifier: Self.identifier(in: result.output))
  }

  /// The names of the printers, in the service's order; none where it knows none.
  package func printers() throws(PrintError) -> [String] {
    let result = try run("lpstat", ["-e"], input: Data())
    // Without a single printer lpstat fails and says nothing of use.
    guard result.status == 0 else { return [] }
    return result.output.split(separator: "\n").map(String.init).filter(Self.isName)
  }

  /// The printer that is used unless another is named; nil where the service has no choice of its own.
  package func standardPrinter() throws(PrintError) -> String? {
    let result = try run("lpstat", ["-d"], input: Data())
    guard result.status == 0, let colon = result.output.firstIndex(of: ":") else { return nil }
    let name = result.output[result.output.index(after: colon)...].trimmingCharacters(
      in: .whitespacesAndNewlines)
    return Self.isName(name) ? name : nil
  }

  // MARK: Parts

  /// What may stand for a printer: no space, no `/`, no `#` (the rule of CUPS), and no leading hyphen.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 127 && name.first != "-"
      && name.allSatisfy { !"/#\"'\\?".contains($0) && !$0.isWhitespace } && SafeText.isSafe(name)
  }

  /// The title as it may stand in the queue and on a banner page.
  private static func jobTitle(_ title: String) -> String {
    let safe = SafeText.of(title)
    return safe.isEmpty ? "Holdplan" : Columns.truncated(safe, to: 100)
  }

  private static func identifier(in output: String) -> String {
    let words = output.split(whereSeparator: \.isWhitespace)
    guard let place = words.firstIndex(of: "is"), words.indices.contains(place + 1) else { return "" }
    return SafeText.of(words[place + 1])
  }

  private static func sentence(from result: ChildProgram.Result, program: String) -> String {
    let said = result.errors.isEmpty ? result.output : result.errors
    let trimmed = said.trimmingCharacters(in: .whitespacesAndNewlines)
    return SafeText.of(trimmed.isEmpty ? "\(program): \(result.status)" : trimmed, keepingNewlines: true)
  }

  private func run(
    _ name: String, _ arguments: [String], input: Data
  ) throws(PrintError) -> ChildProgram.Result {
    guard let path = ChildProgram.find(name, path: environment["PATH"]) else {
      throw PrintError.noPrintingService(program: name)
    }
    let program = ChildProgram(path: path, arguments: arguments, environment: environment)
    do throws(ChildProgram.Failure) {
      return try program.run(input: input, seconds: seconds)
    } catch {
      switch error {
      case .timedOut: throw PrintError.noAnswer(program: name, seconds: seconds)
      case .notStarted(let reason): throw PrintError.refused(SafeText.of(reason))
      }
    }
  }
}

/// Why nothing was printed.
package enum PrintError: Error, Equatable, Sendable {
  /// `lp` or `lpstat` is not installed: the Debian package is cups-client.
  case noPrintingService(program: String)
  /// What the service said, made safe for display.
  case refused(String)
  case noAnswer(program: String, seconds: Int)
  case badPrinter(String)
  case badCopies(Int)

  /// What is wrong and what to do about it.
  package func sentence(_ words: Words) -> String {
    switch self {
    case .noPrintingService(let program): words["roster.print.missing", ["program": program]]
    case .refused(let reason): words["roster.print.refused", ["reason": reason]]
    case .noAnswer(let program, let seconds):
      words["roster.print.silent", ["program": program, "seconds": String(seconds)]]
    case .badPrinter(let name): words["roster.print.printer", ["printer": SafeText.of(name)]]
    case .badCopies(let copies): words["roster.print.copies", ["copies": String(copies)]]
    }
  }
}
