import Foundation

/// What the store asks of the file system: private files, and names that appear whole or not at all.
enum FileSystem {
  /// Creates an empty file that only its owner can read; refuses what is there already, links included.
  static func createPrivateFile(_ path: String) throws(StoreError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw StoreError(errno: errno, file: path) }
    close(descriptor)
  }

  /// Creates the directory and those above it where they are missing; only what it creates is made private.
  static func createPrivateDirectory(_ path: String) throws(StoreError) {
    if exists(path) { return }
    let parent = (path as NSString).deletingLastPathComponent
    if !parent.isEmpty, parent != path { try createPrivateDirectory(parent) }
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw StoreError(errno: errno, file: path) }
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Nil where there is no such file.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Puts a finished file in its place, durably; refuses to overwrite.
  static func publish(_ temporary: String, as path: String) throws(StoreError) {
    try sync(temporary)
    if link(temporary, path) == 0 {
      unlink(temporary)
    } else if errno == EPERM || errno == EOPNOTSUPP {
      // Some file systems (memory sticks) have no hard links; there the name is looked at first.
      if exists(path) { throw .alreadyExists(file: path) }
      if rename(temporary, path) != 0 { throw StoreError(errno: errno, file: path) }
    } else {
      throw StoreError(errno: errno, file: path)
    }
    try sync((path as NSString).deletingLastPathComponent)
  }

  /// Puts a finished file in the place of another, durably.
  static func replace(_ path: String, with temporary: String) throws(StoreError) {
    try sync(temporary)
    if rename(temporary, path) != 0 { throw StoreError(errno: errno, file: path) }
    try sync((path as NSString).deletingLastPathComponent)
  }

  /// Waits until a file or directory is on the disk. Not to be used on a database that is open.
  static func sync(_ path: String) throws(StoreError) {
    let descriptor = open(path.isEmpty ? "." : path, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw StoreError(errno: errno, file: path) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw StoreError(errno: errno, file: path) }
  }

  /// Whether the file and its directory, where the rollback journal is made, can be written.
  static func isWritable(_ file: URL) -> Bool {
    access(file.path, W_OK) == 0 && access(file.deletingLastPathComponent().path, W_OK) == 0
  }

  /// A write beyond a limit on file sizes is an error like any other, not the end of the program.
  static func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }
}

extension StoreError {
  /// The system's error number in the store's words.
  init(errno number: Int32, file: String) {
    switch number {
    case ENOENT, ENOTDIR: self = .missing(file: file)
    case EEXIST: self = .alreadyExists(file: file)
    case ENOSPC, EDQUOT, EFBIG: self = .full(file: file)
    case EROFS: self = .readOnly(file: file)
    case EISDIR: self = .foreign(file: file)
    case EACCES, EPERM, ELOOP: self = .noPermission(file: file)
    default: self = .inputOutput(file: file, code: Int(number), detail: String(cString: strerror(number)))
    }
  }
}
