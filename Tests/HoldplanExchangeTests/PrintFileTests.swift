import Foundation
import Testing

@testable import HoldplanExchange

@Suite struct PrintFileTests {
  @Test func `a file is whole and can be read by its owner alone`() throws {
    let folder = try Folder()
    try SafeFile.write(Data("æøå".utf8), to: folder.path("liste.pdf"))
    #expect(try folder.text("liste.pdf") == "æøå")
    #expect(try folder.mode("liste.pdf") == 0o600)
    #expect(try folder.names() == ["liste.pdf"])
  }

  @Test func `an old file is replaced, unless that is not wanted`() throws {
    let folder = try Folder()
    try SafeFile.write(Data("gammel".utf8), to: folder.path("a"))
    #expect(throws: SafeFile.WriteError(path: folder.path("a"), step: .rename, code: EEXIST)) {
      try SafeFile.write(Data("ny".utf8), to: folder.path("a"), isReplacing: false)
    }
    #expect(try folder.text("a") == "gammel")
    try SafeFile.write(Data("ny".utf8), to: folder.path("a"))
    #expect(try folder.text("a") == "ny")
    #expect(try folder.names() == ["a"])
  }

  @Test func `a new name is taken also where nothing may be replaced`() throws {
    let folder = try Folder()
    try SafeFile.write(Data("ny".utf8), to: folder.path("a"), isReplacing: false)
    #expect(try folder.text("a") == "ny")
    #expect(try folder.names() == ["a"])
  }

  @Test func `nothing is written through a link`() throws {
    let folder = try Folder()
    try SafeFile.write(Data("andens".utf8), to: folder.path("target"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("target"))
    try SafeFile.write(Data("ny".utf8), to: folder.path("link"))
    #expect(try folder.text("target") == "andens")
    #expect(try folder.text("link") == "ny")
  }

  @Test func `a folder that is not there is named, and nothing is left behind`() throws {
    let folder = try Folder()
    let error = #expect(throws: SafeFile.WriteError.self) {
      try SafeFile.write(Data("x".utf8), to: folder.path("mangler/a.pdf"))
    }
    #expect(error?.step == .create)
    #expect(error?.code == ENOENT)
    #expect(error?.description.contains("mangler/a.pdf: No such file") == true)
    #expect(try folder.names() == [])
  }

  @Test func `a name that is a folder is no file, and nothing is left behind`() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path("d"), withIntermediateDirectories: false)
    #expect(throws: SafeFile.WriteError(path: folder.path("d"), step: .rename, code: EISDIR)) {
      try SafeFile.write(Data("x".utf8), to: folder.path("d"))
    }
    #expect(try folder.names() == ["d"])
  }

  // MARK: Names

  @Test(arguments: [
    (["holdliste", "KON-3"], "holdliste-KON-3.pdf"), (["Fremmødeliste", "Å/Ø"], "Fremmødeliste-Å-Ø.pdf"),
    (["../../etc/passwd"], "etc-passwd.pdf"), (["-rf", ".x"], "rf-x.pdf"),
    (["a\nb\u{1b}c\u{202e}d"], "a-b-c-d.pdf"),
    (["", "/"], "holdplan.pdf"), (["a b;c|d$e"], "a-b-c-d-e.pdf"),
  ])
  func `identifiers become names without a path in them`(parts: [String], name: String) {
    #expect(SafeFile.name(parts, extension: "pdf") == name)
  }

  @Test func `long names are cut between letters`() {
    let name = SafeFile.name([String(repeating: "å", count: 300)], extension: "pdf")
    #expect(name.utf8.count == 120)
    #expect(name.hasSuffix("å.pdf"))
  }
}

private final class Folder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("file-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    // What is left behind in the temporary folder harms nobody.
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.path + "/" + name }
  func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
  func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  func mode(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
  }
}
