import ArgumentParser

struct Compare: WorkspaceCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare two plans: rule by rule, goal by goal, and what changes for whom.",
    discussion: """
      A plan is draft, published (the latest), or the number of a publication. Without arguments the latest
      publication is compared with the draft.
      """)

  @Argument(help: "The plan to compare from.") var from = "published"
  @Argument(help: "The plan to compare with.") var to = "draft"
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.compare(from, with: to) }
}
