import Foundation
import HoldplanResources
import HoldplanText

/// Why the system would not do something, in the reader's language.
enum SystemReason {
  static func sentence(_ error: any Error, _ words: Words) -> String {
    if let code = code(of: error as NSError) { return sentence(code: code, words) }
    return SafeText.of(error.localizedDescription)
  }

  /// - Parameter code: an error number of the system.
  static func sentence(code: Int32, _ words: Words) -> String {
    if let key = keys[code] { return words["system.\(key)"] }
    return words["system.other", ["detail": SafeText.of(String(cString: strerror(code)))]]
  }

  private static let keys: [Int32: String] = [
    ENOENT: "missing", EACCES: "forbidden", EPERM: "forbidden", EISDIR: "folder", ENOTDIR: "noFolder",
    ENOSPC: "full", EDQUOT: "full", EFBIG: "tooLarge", EROFS: "readOnly", EEXIST: "exists", EIO: "broken",
    ENAMETOOLONG: "longName", EPIPE: "closed", ELOOP: "links",
  ]

  /// Foundation wraps the system's number, or stands for it with one of its own.
  private static func code(of error: NSError) -> Int32? {
    if error.domain == NSPOSIXErrorDomain { return Int32(error.code) }
    if let inner = error.userInfo[NSUnderlyingErrorKey] as? NSError, let code = code(of: inner) {
      return code
    }
    guard error.domain == NSCocoaErrorDomain else { return nil }
    switch CocoaError.Code(rawValue: error.code) {
    case .fileReadNoSuchFile, .fileNoSuchFile: return ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: return EACCES
    case .fileWriteOutOfSpace: return ENOSPC
    case .fileWriteVolumeReadOnly: return EROFS
    case .fileReadTooLarge: return EFBIG
    case .fileWriteFileExists: return EEXIST
    case .fileReadInvalidFileName, .fileWriteInvalidFileName: return ENAMETOOLONG
    default: return nil
    }
  }
}
