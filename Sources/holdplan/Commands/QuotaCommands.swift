import ArgumentParser
import HoldplanModel

struct QuotaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quota",
    subcommands: [QuotaShow.self, QuotaSet.self, QuotaCount.self, QuotaRemove.self],
    defaultSubcommand: QuotaShow.self)
}

struct QuotaShow: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "show")
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    try session.deliver(session.table(.quotas), as: .text, to: nil)
  }
}

/// A share as people write it: `14`, `14 %`, `13,5`.
struct TypedShare: ExpressibleByArgument {
  let share: Share

  init?(argument: String) {
    do throws(FieldHint) { share = try SettingFields.share(argument) } catch { return nil }
  }
}

struct QuotaSet: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "set")
  @Argument var quota: String
  @Argument var share: TypedShare
  @Option var name: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let id = Quota.ID(quota)
    var record =
      session.workspace.quotas[id] ?? Quota(id: id, name: name ?? quota, minimum: share.share)
    if let name { record.name = name }
    record.minimum = share.share
    try session.commit(.put(.quota(record)))
    session.say("fund.set", ["name": record.name])
  }
}

struct QuotaCount: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "count")
  @Argument var quota: String
  @Argument var part: Int
  @Argument var whole: Int
  @Option var date: String?
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    var quota = try session.lookup.quota(quota)
    let date = try date.map(session.date) ?? session.context.today
    // A day is counted once: counting again corrects it.
    quota.entries.removeAll { $0.date == date }
    quota.entries.append(QuotaEntry(date: date, part: part, whole: whole))
    quota.entries.sort { $0.date < $1.date }
    try session.commit(.put(.quota(quota)))
    try session.deliver(session.table(.quotas), as: .text, to: nil)
  }
}

struct QuotaRemove: WorkspaceCommand {
  static let configuration = CommandConfiguration(commandName: "remove")
  @Argument var quota: String
  @OptionGroup var global: GlobalOptions

  mutating func run(in session: inout Session) throws {
    let quota = try session.lookup.quota(quota)
    try session.commit(.remove(.quota(quota.id)))
    session.say("fund.removed", ["id": quota.id.rawValue])
  }
}
