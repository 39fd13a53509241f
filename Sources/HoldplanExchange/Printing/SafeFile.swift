import Foundation
import HoldplanText

/// Files that hold people's names: never half written, never readable by others, never written through a link.
package enum SafeFile {
  /// Why a file was not written. The old one, if there was any, is untouched.
  package struct WriteError: Error, Equatable, CustomStringConvertible {
    package enum Step: String, Sendable {
      case create, write, sync, rename
    }

    package var path: String
    package var step: Step
    /// The system's error number.
    package var code: Int32

    /// The system's own words for the error.
    package var reason: String { String(cString: strerror(code)) }
    package var description: String { "\(path): \(reason)" }
  }

  /// Writes the bytes to a new file beside `path` (mode 0600), syncs it and gives it the name.
  ///
  /// A file or link that has the name already is replaced where `isReplacing`, otherwise the error is `EEXIST`.
  /// When it returns, the file survives a power cut.
  package static func write(_ bytes: Data, to path: String, isReplacing: Bool = true) throws(WriteError) {
    let folder = (path as NSString).deletingLastPathComponent
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw WriteError(path: path, step: .create, code: errno) }
    do throws(WriteError) {
      try fill(file, with: bytes, path: path)
      try rename(temporary, to: path, isReplacing: isReplacing)
    } catch {
      unlink(temporary)
      throw error
    }
    try syncFolder(folder.isEmpty ? "." : folder, path: path)
  }

  private static func fill(_ file: Int32, with bytes: Data, path: String) throws(WriteError) {
    var failure: WriteError?
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 {
          failure = WriteError(path: path, step: .write, code: count < 0 ? errno : ENOSPC)
          return
        }
        rest = rest.dropFirst(count)
      }
    }
    if failure == nil && fsync(file) != 0 { failure = WriteError(path: path, step: .sync, code: errno) }
    // Network drives report a full disk only when the file is closed.
    if close(file) != 0 && failure == nil { failure = WriteError(path: path, step: .write, code: errno) }
    if let failure { throw failure }
  }

  private static func rename(_ temporary: String, to path: String, isReplacing: Bool) throws(WriteError) {
    if isReplacing {
      guard Glibc.rename(temporary, path) == 0 else {
        throw WriteError(path: path, step: .rename, code: errno)
      }
      return
    }
    // A link to an existing name fails, whoever made it and however lately.
    guard link(temporary, path) == 0 else { throw WriteError(path: path, step: .rename, code: errno) }
    unlink(temporary)
  }

  private static func syncFolder(_ folder: String, path: String) throws(WriteError) {
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw WriteError(path: path, step: .sync, code: errno) }
    defer { close(directory) }
    // Some file systems cannot sync a folder and say so with EINVAL: then there is nothing to wait for.
    if fsync(directory) != 0 && errno != EINVAL { throw WriteError(path: path, step: .sync, code: errno) }
  }
}

extension SafeFile {
  /// A name for a file, put together from words and identifiers: `holdliste-KON-3.pdf`.
  ///
  /// Letters and digits of any language stay, with `-`, `_` and `.` between them; everything else becomes `-`.
  /// The name never begins with a dot or a hyphen, has no path in it, and is at most 120 bytes long.
  package static func name(_ parts: [String], extension suffix: String) -> String {
    let joined = parts.map(cleaned).filter { !$0.isEmpty }.joined(separator: "-")
    var name = joined.isEmpty ? "holdplan" : joined
    while name.utf8.count > 120 - suffix.utf8.count - 1 { name.removeLast() }
    return "\(name).\(suffix)"
  }

  /// The same, and two names are the same only where the parts are: where something in them had to be replaced
  /// or cut off, eight hexadecimal digits made from all of it stand at the end.
  package static func distinctName(_ parts: [String], extension suffix: String) -> String {
    let plain = name(parts, extension: suffix)
    if plain == parts.joined(separator: "-") + ".\(suffix)" { return plain }
    // FNV-1a: the same on every machine, unlike Swift's own hashes.
    let hash = parts.joined(separator: "\u{0}").utf8.reduce(UInt32(2_166_136_261)) {
      ($0 ^ UInt32($1)) &* 16_777_619
    }
    let digits = String(hash, radix: 16)
    let tail = "-" + String(repeating: "0", count: 8 - digits.count) + digits
    var stem = String(plain.dropLast(suffix.count + 1))
    while stem.utf8.count + tail.utf8.count + suffix.utf8.count + 1 > 120 { stem.removeLast() }
    return "\(stem)\(tail).\(suffix)"
  }

  private static func cleaned(_ part: String) -> String {
    var result = ""
    for character in part.precomposedStringWithCanonicalMapping {
      let isPlain = character.isLetter || character.isNumber || "_.".contains(character)
      if isPlain && SafeText.isSafe(String(character)) {
        result.append(character)
      } else if result.last != "-" {
        result.append("-")
      }
    }
    return result.trimmingCharacters(in: CharacterSet(charactersIn: "-._"))
  }
}
