import Foundation
import HoldplanModel

extension OrganisationFile {
  /// Reads `organisation.json`.
  ///
  /// - Throws: `DocumentError` with the place of what is no JSON, missing or of the wrong type.
  package init(json text: Data, file: String) throws(DocumentError) {
    // Foundation says that text is no JSON, but not where.
    try readDocument(text, file: file) { reader throws(DocumentError.Problem) in try reader.skip() }
    do {
      self = try JSONDecoder().decode(OrganisationFile.self, from: text)
    } catch let error as DecodingError {
      throw DocumentError(file: file, problems: [.init(error)])
    } catch {
      throw DocumentError(
        file: file, problems: [.init(path: "", issue: .unreadable(error.localizedDescription))])
    }
  }
}
