/// Names of teams beside their numbers.
enum Version4 {
  static let schema = ["teams", "published_teams"].map { table in
    "ALTER TABLE \(table) ADD COLUMN name TEXT NOT NULL DEFAULT '';"
  }
}
