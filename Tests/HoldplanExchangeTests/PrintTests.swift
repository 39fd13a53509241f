import Foundation
import HoldplanResources
import Testing

@testable import HoldplanExchange

@Suite struct PrintTests {
  // MARK: What lp is told

  @Test func `the PDF goes in as standard input, everything else as arguments`() throws {
    let desk = try PrintDesk(answering: "request id is kontor-42 (0 file(s))")
    let job = try desk.printer.print(
      Data("%PDF-æøå".utf8), title: "Hold 3",
      settings: .init(printer: "kontor", copies: 2, sides: .twoLongEdge))
    #expect(job == Printer.Job(identifier: "kontor-42"))
    #expect(
      try desk.arguments() == [
        "-d", "kontor", "-n", "2", "-o", "sides=two-sided-long-edge", "-o", "media=A4", "-t", "Hold 3", "--",
      ])
    #expect(try desk.input() == Data("%PDF-æøå".utf8))
  }

  @Test func `without a name the service chooses the printer`() throws {
    let desk = try PrintDesk(answering: "request id is standard-7 (0 file(s))")
    #expect(try desk.printer.print(Data("x".utf8), title: "T").identifier == "standard-7")
    #expect(try !desk.arguments().contains("-d"))
    #expect(try desk.arguments().contains("sides=one-sided"))
  }

  @Test(arguments: ["$(touch /tmp/owned)", "; rm -rf ~", "`id`", "-h evil", "Hold 3 & 4 | \"x\" 'y'"])
  func `a title is one argument whatever stands in it`(title: String) throws {
    let desk = try PrintDesk(answering: "request id is a-1 (0 file(s))")
    _ = try desk.printer.print(Data("x".utf8), title: title)
    let arguments = try desk.arguments()
    let place = try #require(arguments.firstIndex(of: "-t"))
    #expect(arguments[place + 1] == title)
    #expect(arguments.last == "--")
  }

  @Test func `control characters in a title become visible`() throws {
    let desk = try PrintDesk(answering: "request id is a-1 (0 file(s))")
    _ = try desk.printer.print(Data("x".utf8), title: "Hold\u{1b}]0;x\u{7}\nny linje")
    #expect(try desk.arguments().contains("Hold␛]0;x␇␊ny linje"))
  }

  @Test func `a large document is handed over whole`() throws {
    let desk = try PrintDesk(answering: "request id is a-1 (0 file(s))")
    let pdf = Data((0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    _ = try desk.printer.print(pdf, title: "T")
    #expect(try desk.input() == pdf)
  }

  // MARK: What goes wrong

  @Test func `the service's own words come back`() throws {
    let desk = try PrintDesk(script: "echo 'lp: Error - The printer or class does not exist.' >&2; exit 1")
    #expect(throws: PrintError.refused("lp: Error - The printer or class does not exist.")) {
      try desk.printer.print(Data("x".utf8), title: "T", settings: .init(printer: "findes-ikke"))
    }
  }

  @Test func `a service that ends without reading its input does no harm`() throws {
    let desk = try PrintDesk(script: "exit 3", readsInput: false)
    #expect(throws: PrintError.refused("lp: 3")) {
      try desk.printer.print(Data(count: 1_000_000), title: "T")
    }
  }

  @Test func `escape sequences in the service's words are not obeyed`() throws {
    let desk = try PrintDesk(script: #"printf 'lp: \033[2J no' >&2; exit 1"#)
    #expect(throws: PrintError.refused("lp: ␛[2J no")) {
      try desk.printer.print(Data("x".utf8), title: "T")
    }
  }

  @Test func `a service that never answers is given up`() throws {
    let desk = try PrintDesk(script: "exec sleep 600", seconds: 1)
    #expect(throws: PrintError.noAnswer(program: "lp", seconds: 1)) {
      try desk.printer.print(Data("x".utf8), title: "T")
    }
  }

  @Test func `a machine that cannot print says which package is missing`() throws {
    let printer = Printer(environment: ["PATH": "/nonexistent"])
    let error = #expect(throws: PrintError.noPrintingService(program: "lp")) {
      try printer.print(Data("x".utf8), title: "T")
    }
    #expect(try #require(error).sentence(Words(.danish)).contains("cups-client"))
    #expect(throws: PrintError.noPrintingService(program: "lpstat")) { try printer.printers() }
  }

  @Test func `a program that cannot be started is named with the reason`() throws {
    let desk = try PrintDesk(standIn: "print-broken.sh", script: "")
    #expect(throws: PrintError.refused("\(desk.folder.path)/lp: No such file or directory")) {
      try desk.printer.print(Data("x".utf8), title: "T")
    }
  }

  @Test func `a program in the current folder is never taken for lp`() throws {
    let desk = try PrintDesk(answering: "request id is a-1 (0 file(s))")
    #expect(ChildProgram.find("lp", path: "::.:bin") == nil)
    #expect(ChildProgram.find("lp", path: ".:\(desk.folder.path)") == desk.folder.path + "/lp")
  }

  @Test(arguments: ["-o", "to printere", "a/b", "a#b", "", "a\nb", "\u{202e}a"])
  func `what is no name of a printer is refused before anything is started`(name: String) throws {
    let desk = try PrintDesk(answering: "request id is a-1 (0 file(s))")
    #expect(throws: PrintError.badPrinter(name)) {
      try desk.printer.print(Data("x".utf8), title: "T", settings: .init(printer: name))
    }
    #expect(!desk.wasStarted)
  }

  @Test(arguments: [0, -1, 1000])
  func `impossible numbers of copies are refused`(copies: Int) throws {
    let desk = try PrintDesk(answering: "request id is a-1 (0 file(s))")
    #expect(throws: PrintError.badCopies(copies)) {
      try desk.printer.print(Data("x".utf8), title: "T", settings: .init(copies: copies))
    }
    #expect(!desk.wasStarted)
  }

  // MARK: Which printers there are

  @Test func `printers are listed by name`() throws {
    let desk = try PrintDesk(program: "lpstat", script: "echo kontor; echo 'Møde_2'")
    #expect(try desk.printer.printers() == ["kontor", "Møde_2"])
    #expect(try desk.arguments() == ["-e"])
  }

  @Test func `a service without printers has none`() throws {
    let desk = try PrintDesk(program: "lpstat", script: "echo 'lpstat: No destinations added.' >&2; exit 1")
    #expect(try desk.printer.printers() == [])
  }
}

/// A folder with a stand-in for a printing program that writes down its arguments and its input.
private final class PrintDesk {
  let folder: URL
  let printer: Printer

  convenience init(answering answer: String) throws {
    try self.init(script: "echo '\(answer)'")
  }

  init(
    program: String = "lp", standIn name: String = "print-stand-in.sh", script: String,
    readsInput: Bool = true, seconds: Int = 60
  ) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let standIn = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/\(name)")
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent(program), withDestinationURL: standIn)
    printer = Printer(
      environment: [
        "PATH": "\(folder.path):/usr/bin:/bin", "DESK": folder.path, "DESK_SCRIPT": script,
        "DESK_READS_NOTHING": readsInput ? "" : "1",
      ], seconds: seconds)
  }

  deinit {
    // What is left behind in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: folder)
  }

  var wasStarted: Bool { FileManager.default.fileExists(atPath: folder.path + "/arguments") }

  func arguments() throws -> [String] {
    let bytes = try Data(contentsOf: folder.appendingPathComponent("arguments"))
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }

  func input() throws -> Data { try Data(contentsOf: folder.appendingPathComponent("input")) }
}
