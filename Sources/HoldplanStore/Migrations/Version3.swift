/// Meetings, rotas of pairs, competences, goals, funds, and seasons that are over.
enum Version3 {
  static let schema = [documents, closedSeasons, employees, modules]

  private static let documents = [
    "meeting_series", "meetings", "pair_rotas", "quotas", "competences", "job_profiles", "goals", "funds",
    "expenses",
  ].map { table in
    """
    CREATE TABLE \(table) (
      id TEXT PRIMARY KEY, document TEXT NOT NULL CHECK (json_valid(document))
    ) STRICT, WITHOUT ROWID;
    """
  }.joined()

  private static let closedSeasons = """
    CREATE TABLE closed_seasons (
      position INTEGER PRIMARY KEY CHECK (position >= 0), document TEXT NOT NULL CHECK (json_valid(document))
    ) STRICT;
    """

  private static let employees = """
    ALTER TABLE employees ADD COLUMN profession TEXT NOT NULL DEFAULT '';
    ALTER TABLE employees ADD COLUMN tags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags));
    ALTER TABLE employees ADD COLUMN levels TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(levels));
    ALTER TABLE employees ADD COLUMN passed_on TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(passed_on));
    """

  private static let modules = """
    ALTER TABLE modules ADD COLUMN raises TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(raises));
    ALTER TABLE modules ADD COLUMN valid_months INTEGER CHECK (valid_months >= 1);
    """
}
