import ArgumentParser

struct Compare: WorkspaceCommand {
  @Argument var from = "published"
  @Argument var to = "draft"
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws { try session.compare(from, with: to) }
}
