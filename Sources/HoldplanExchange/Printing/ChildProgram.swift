import Dispatch
import Foundation

/// Another program, started without a shell and waited for.
struct ChildProgram {
  enum Failure: Error {
    case notStarted(String)
    case timedOut
  }

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  let path: String
  let arguments: [String]
  let environment: [String: String]

  /// The file that the name stands for on a search path. Relative places on the path are passed over, so
  /// that nothing is started from the folder somebody happens to stand in.
  static func find(_ name: String, path: String?) -> String? {
    let folders = (path ?? "/usr/bin:/bin").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 && !isFolder($0) }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// Runs the program to its end. What it reads and writes lies in files without a name, not in pipes: a
  /// program that ends without reading cannot stop us, and nobody waits for the other.
  func run(input: Data, seconds: Int) throws(Failure) -> Result {
    let (standardInput, output, errors) = (try Scratch(), try Scratch(), try Scratch())
    try standardInput.fill(with: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = standardInput.handle
    process.standardOutput = output.handle
    process.standardError = errors.handle
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { throw Failure.notStarted("\(path): \(Self.reason(for: error))") }
    if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
      // Not SIGTERM: a program that waits for a password in the background is stopped and would not hear it.
      kill(process.processIdentifier, SIGKILL)
      throw Failure.timedOut
    }
    return Result(status: process.terminationStatus, output: output.text, errors: errors.text)
  }

  /// The system's words rather than Foundation's number, where there are any.
  private static func reason(for error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let underlying, underlying.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return String(cString: strerror(Int32(underlying.code)))
  }
}

/// A file without a name, which is gone when it is closed. Only we can read it.
private final class Scratch {
  private let file: UnsafeMutablePointer<FILE>
  let handle: FileHandle

  init() throws(ChildProgram.Failure) {
    guard let file = tmpfile() else { throw .notStarted(String(cString: strerror(errno))) }
    self.file = file
    handle = FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
  }

  deinit { fclose(file) }

  func fill(with bytes: Data) throws(ChildProgram.Failure) {
    do {
      try handle.write(contentsOf: bytes)
      try handle.seek(toOffset: 0)
    } catch {
      throw .notStarted(error.localizedDescription)
    }
  }

  /// Everything in the file, at most a megabyte; what is no UTF-8 is replaced.
  var text: String {
    do {
      try handle.seek(toOffset: 0)
      return String(decoding: try handle.read(upToCount: 1_048_576) ?? Data(), as: UTF8.self)
    } catch {
      // The program has run; that its words are lost is said in its place.
      return error.localizedDescription
    }
  }
}
