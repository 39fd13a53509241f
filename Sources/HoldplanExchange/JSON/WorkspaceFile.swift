import Foundation
import HoldplanModel

package struct WorkspaceFile {
  package let workspace: Workspace
  package init(_ workspace: Workspace) { self.workspace = workspace }
  package init(contentsOf path: String) throws(DocumentError) { throw DocumentError(file: path, problems: []) }
  package func encoded() throws -> Data { try JSONEncoder().encode(workspace) }
}
