import HoldplanModel

/// A weighted total that no plan of the workspace in which everybody has a place can be below, whatever its
/// draft looks like; nil where none is known.
package func weightedBound(of workspace: Workspace) -> Int? { lowerBound(Problem(workspace)) }
