extension Workspace {
  /// Everything in the workspace that cannot be as it is, in full, in a fixed order.
  package func problems() -> [ModelProblem] {
    []
  }

  /// The problems of what a change has touched, after it was made.
  func problems(leftBy change: Change) -> [ModelProblem] {
    []
  }
}
