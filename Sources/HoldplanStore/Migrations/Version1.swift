/// The first schema.
///
/// Dates are text (`2026-11-14`), clock times minutes, moments seconds since 1970, hours of study billionths.
/// References are checked at the end of a transaction, since one change may put a person before the
/// manager. What has a structure of its own and is never asked for in part is JSON.
enum Version1 {
  static let schema = [organisation, places, programmes, people, plan, history, log]

  private static func date(_ column: String) -> String { "CHECK (\(column) = date(\(column), '+0 days'))" }
  private static let later = "DEFERRABLE INITIALLY DEFERRED"

  private static let organisation = """
    CREATE TABLE organisation (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL,
      season_name TEXT NOT NULL,
      season_start TEXT NOT NULL \(date("season_start")),
      season_end TEXT NOT NULL \(date("season_end")),
      observes_danish_holidays INTEGER NOT NULL CHECK (observes_danish_holidays IN (0, 1)),
      teaching_weekdays INTEGER NOT NULL CHECK (teaching_weekdays BETWEEN 0 AND 127),
      rules TEXT NOT NULL CHECK (json_valid(rules))
    ) STRICT;
    CREATE TABLE slots (
      position INTEGER PRIMARY KEY CHECK (position >= 0),
      name TEXT NOT NULL,
      starts INTEGER NOT NULL CHECK (starts BETWEEN 0 AND 1439),
      ends INTEGER NOT NULL CHECK (ends BETWEEN 0 AND 1439)
    ) STRICT;
    CREATE TABLE closed_days (
      position INTEGER PRIMARY KEY CHECK (position >= 0),
      date TEXT NOT NULL \(date("date")),
      reason TEXT NOT NULL
    ) STRICT;
    """

  private static let places = """
    CREATE TABLE sites (id TEXT PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE departments (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE roles (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE rooms (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      site TEXT REFERENCES sites \(later),
      capacity INTEGER NOT NULL CHECK (capacity >= 0)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE instructors (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, employee TEXT REFERENCES employees \(later)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX instructors_by_employee ON instructors (employee) WHERE employee IS NOT NULL;
    CREATE TABLE instructor_absences (
      instructor TEXT NOT NULL REFERENCES instructors ON DELETE CASCADE \(later),
      first TEXT NOT NULL \(date("first")),
      last TEXT NOT NULL \(date("last")),
      PRIMARY KEY (instructor, first),
      CHECK (first <= last)
    ) STRICT, WITHOUT ROWID;
    """

  private static let programmes = """
    CREATE TABLE modules (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      every_weeks INTEGER CHECK (every_weeks >= 1),
      weekly_study_nanohours INTEGER NOT NULL CHECK (weekly_study_nanohours >= 0),
      size_minimum INTEGER NOT NULL CHECK (size_minimum >= 0),
      size_ideal INTEGER NOT NULL,
      size_maximum INTEGER NOT NULL,
      count_maximum INTEGER NOT NULL CHECK (count_maximum >= 0),
      count_required INTEGER,
      admits_every_role INTEGER NOT NULL CHECK (admits_every_role IN (0, 1)),
      composition TEXT NOT NULL CHECK (json_valid(composition)),
      audience TEXT NOT NULL CHECK (json_valid(audience))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE module_sessions (
      module TEXT NOT NULL REFERENCES modules ON DELETE CASCADE \(later),
      position INTEGER NOT NULL CHECK (position >= 0),
      kind TEXT NOT NULL CHECK (kind IN ('lesson', 'exam')),
      slot_count INTEGER NOT NULL CHECK (slot_count >= 1),
      gap_minimum INTEGER,
      gap_ideal INTEGER,
      gap_maximum INTEGER,
      weekdays INTEGER CHECK (weekdays BETWEEN 0 AND 127),
      PRIMARY KEY (module, position),
      CHECK ((gap_minimum IS NULL) = (gap_ideal IS NULL) AND (gap_ideal IS NULL) = (gap_maximum IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE module_requires (
      module TEXT NOT NULL REFERENCES modules ON DELETE CASCADE \(later),
      position INTEGER NOT NULL,
      required TEXT NOT NULL REFERENCES modules \(later),
      PRIMARY KEY (module, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE module_roles (
      module TEXT NOT NULL REFERENCES modules ON DELETE CASCADE \(later),
      role TEXT NOT NULL REFERENCES roles \(later),
      PRIMARY KEY (module, role)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE module_instructors (
      module TEXT NOT NULL REFERENCES modules ON DELETE CASCADE \(later),
      position INTEGER NOT NULL,
      instructor TEXT NOT NULL REFERENCES instructors \(later),
      PRIMARY KEY (module, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE module_rooms (
      module TEXT NOT NULL REFERENCES modules ON DELETE CASCADE \(later),
      position INTEGER NOT NULL,
      room TEXT NOT NULL REFERENCES rooms \(later),
      PRIMARY KEY (module, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE programmes (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE programme_modules (
      programme TEXT NOT NULL REFERENCES programmes ON DELETE CASCADE \(later),
      position INTEGER NOT NULL,
      module TEXT NOT NULL REFERENCES modules \(later),
      PRIMARY KEY (programme, position)
    ) STRICT, WITHOUT ROWID;
    """

  private static let people = """
    CREATE TABLE employees (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      department TEXT NOT NULL REFERENCES departments \(later),
      site TEXT REFERENCES sites \(later),
      role TEXT REFERENCES roles \(later),
      manager TEXT REFERENCES employees \(later),
      email TEXT NOT NULL,
      employed_from TEXT \(date("employed_from")),
      employed_to TEXT \(date("employed_to")),
      weekly_study_nanohours INTEGER NOT NULL CHECK (weekly_study_nanohours >= 0),
      unavailable_weekdays INTEGER NOT NULL CHECK (unavailable_weekdays BETWEEN 0 AND 127),
      choice_count INTEGER NOT NULL CHECK (choice_count >= 0)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX employees_by_manager ON employees (manager) WHERE manager IS NOT NULL;
    CREATE TABLE leave (
      employee TEXT NOT NULL REFERENCES employees ON DELETE CASCADE \(later),
      first TEXT NOT NULL \(date("first")),
      last TEXT NOT NULL \(date("last")),
      PRIMARY KEY (employee, first),
      CHECK (first <= last)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE wished_free_dates (
      employee TEXT NOT NULL REFERENCES employees ON DELETE CASCADE \(later),
      date TEXT NOT NULL \(date("date")),
      PRIMARY KEY (employee, date)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE passed_modules (
      employee TEXT NOT NULL REFERENCES employees ON DELETE CASCADE \(later),
      module TEXT NOT NULL REFERENCES modules \(later),
      PRIMARY KEY (employee, module)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE required_modules (
      employee TEXT NOT NULL REFERENCES employees ON DELETE CASCADE \(later),
      position INTEGER NOT NULL,
      module TEXT NOT NULL REFERENCES modules \(later),
      PRIMARY KEY (employee, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE choice_modules (
      employee TEXT NOT NULL REFERENCES employees ON DELETE CASCADE \(later),
      position INTEGER NOT NULL,
      module TEXT NOT NULL REFERENCES modules \(later),
      PRIMARY KEY (employee, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE choice_costs (
      employee TEXT NOT NULL REFERENCES employees ON DELETE CASCADE \(later),
      module TEXT NOT NULL REFERENCES modules \(later),
      cost INTEGER NOT NULL CHECK (cost >= 0),
      PRIMARY KEY (employee, module)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE waivers (
      id TEXT PRIMARY KEY,
      rule TEXT NOT NULL,
      subject TEXT NOT NULL CHECK (json_valid(subject)),
      first TEXT \(date("first")),
      last TEXT \(date("last")),
      reason TEXT NOT NULL,
      author TEXT NOT NULL,
      written_on TEXT NOT NULL \(date("written_on")),
      CHECK ((first IS NULL) = (last IS NULL) AND (first IS NULL OR first <= last))
    ) STRICT, WITHOUT ROWID;
    """

  private static let plan = """
    CREATE TABLE teams (
      id TEXT PRIMARY KEY,
      module TEXT NOT NULL REFERENCES modules \(later),
      number INTEGER NOT NULL CHECK (number >= 1)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE team_sessions (
      team TEXT NOT NULL REFERENCES teams ON DELETE CASCADE \(later),
      position INTEGER NOT NULL CHECK (position >= 0),
      date TEXT NOT NULL \(date("date")),
      slot INTEGER NOT NULL CHECK (slot >= 0),
      room TEXT NOT NULL REFERENCES rooms \(later),
      instructor TEXT NOT NULL REFERENCES instructors \(later),
      PRIMARY KEY (team, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE team_members (
      team TEXT NOT NULL REFERENCES teams ON DELETE CASCADE \(later),
      employee TEXT NOT NULL REFERENCES employees \(later),
      PRIMARY KEY (team, employee)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX team_members_by_employee ON team_members (employee);
    CREATE TABLE member_pins (
      employee TEXT NOT NULL REFERENCES employees \(later),
      module TEXT NOT NULL REFERENCES modules \(later),
      team TEXT NOT NULL,
      PRIMARY KEY (employee, module, team)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE session_pins (
      team TEXT NOT NULL,
      module TEXT REFERENCES modules \(later),
      session INTEGER NOT NULL CHECK (session >= 0),
      date TEXT NOT NULL \(date("date")),
      slot INTEGER NOT NULL CHECK (slot >= 0)
    ) STRICT;
    CREATE UNIQUE INDEX session_pins_once
      ON session_pins (team, session, date, slot, module IS NULL, ifnull(module, ''));
    """

  /// A team that did not change since the publication before is stored once, for both. Published teams and
  /// attendance keep the names of what may no longer exist, so they refer to nothing.
  private static let history = """
    CREATE TABLE publications (
      number INTEGER PRIMARY KEY CHECK (number >= 1), date TEXT NOT NULL \(date("date"))
    ) STRICT;
    CREATE TABLE published_teams (
      version INTEGER PRIMARY KEY, team TEXT NOT NULL, module TEXT NOT NULL, number INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE published_sessions (
      version INTEGER NOT NULL REFERENCES published_teams ON DELETE CASCADE \(later),
      position INTEGER NOT NULL CHECK (position >= 0),
      date TEXT NOT NULL \(date("date")),
      slot INTEGER NOT NULL CHECK (slot >= 0),
      room TEXT NOT NULL,
      instructor TEXT NOT NULL,
      PRIMARY KEY (version, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE published_members (
      version INTEGER NOT NULL REFERENCES published_teams ON DELETE CASCADE \(later),
      employee TEXT NOT NULL,
      PRIMARY KEY (version, employee)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE publication_teams (
      publication INTEGER NOT NULL REFERENCES publications ON DELETE CASCADE \(later),
      version INTEGER NOT NULL REFERENCES published_teams \(later),
      PRIMARY KEY (publication, version)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX publication_teams_by_version ON publication_teams (version);
    CREATE TRIGGER publications_are_final BEFORE UPDATE ON publications
      BEGIN SELECT raise(ABORT, 'a publication is never altered'); END;
    CREATE TRIGGER published_teams_are_final BEFORE UPDATE ON published_teams
      BEGIN SELECT raise(ABORT, 'a published team is never altered'); END;
    CREATE TRIGGER published_sessions_are_final BEFORE UPDATE ON published_sessions
      BEGIN SELECT raise(ABORT, 'a published session is never altered'); END;
    CREATE TRIGGER published_members_are_final BEFORE UPDATE ON published_members
      BEGIN SELECT raise(ABORT, 'a published membership is never altered'); END;
    CREATE TABLE attendance (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      team TEXT NOT NULL,
      module TEXT NOT NULL,
      session INTEGER NOT NULL CHECK (session >= 0),
      date TEXT NOT NULL \(date("date")),
      slot INTEGER NOT NULL CHECK (slot >= 0),
      employee TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('present', 'remote', 'late', 'absent', 'excused', 'cleared')),
      minutes_late INTEGER CHECK (minutes_late >= 0),
      author TEXT NOT NULL,
      marked_at INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER attendance_is_never_altered BEFORE UPDATE ON attendance
      BEGIN SELECT raise(ABORT, 'a mark is never altered'); END;
    CREATE TRIGGER attendance_is_never_removed BEFORE DELETE ON attendance
      BEGIN SELECT raise(ABORT, 'a mark is never removed'); END;
    """

  /// The log names people by identifier; what they were called when it was written stands in `log_names`
  /// alone, from which a person can be erased.
  private static let log = """
    CREATE TABLE change_log (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      operation TEXT NOT NULL UNIQUE CHECK (length(operation) = 36),
      kind TEXT NOT NULL CHECK (kind IN ('create', 'do', 'undo', 'redo', 'restore')),
      target INTEGER UNIQUE REFERENCES change_log,
      author TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      label TEXT NOT NULL,
      change TEXT NOT NULL CHECK (json_valid(change)),
      inverse TEXT CHECK (inverse IS NULL OR json_valid(inverse)),
      CHECK ((target IS NOT NULL) = (kind IN ('undo', 'redo'))),
      CHECK ((inverse IS NOT NULL) = (kind IN ('do', 'undo', 'redo'))),
      CHECK (target < number)
    ) STRICT;
    CREATE TRIGGER change_log_is_never_altered BEFORE UPDATE ON change_log
      BEGIN SELECT raise(ABORT, 'a line of the log is never altered'); END;
    CREATE TRIGGER change_log_is_never_removed BEFORE DELETE ON change_log
      BEGIN SELECT raise(ABORT, 'a line of the log is never removed'); END;
    CREATE TABLE log_names (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('employee', 'instructor')),
      identifier TEXT NOT NULL,
      name TEXT NOT NULL,
      email TEXT NOT NULL,
      UNIQUE (kind, identifier, name, email)
    ) STRICT;
    """
}
