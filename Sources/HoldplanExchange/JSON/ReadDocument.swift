import Foundation

/// Reads a file from disk.
///
/// - Throws: `DocumentError` with what the system says when the file cannot be read.
func readDocument(at path: String) throws(DocumentError) -> Data {
  do {
    return try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
  } catch {
    throw DocumentError(
      file: path, problems: [.init(path: "", issue: .unreadable(error.localizedDescription))])
  }
}

/// Reads the one value that is the whole of a document; `file` is named in the error.
func readDocument<Value>(
  _ text: Data, file: String, _ read: (inout JSONReader) throws(DocumentError.Problem) -> Value
) throws(DocumentError) -> Value {
  var reader = JSONReader(text)
  do throws(DocumentError.Problem) {
    let value = try read(&reader)
    try reader.end()
    return value
  } catch {
    throw DocumentError(file: file, problems: [error])
  }
}
