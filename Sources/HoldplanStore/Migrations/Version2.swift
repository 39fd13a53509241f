import GRDB

/// Attendance with all it can say, make-up, exams, completion, access, and a log of what was seen.
enum Version2 {
  static let schema = [
    attendance, changeLog, beside, views,
    "ALTER TABLE modules ADD COLUMN completion TEXT NOT NULL DEFAULT '{\"exam\":false}' CHECK (json_valid(completion))",
  ]

  private static func date(_ column: String) -> String { "CHECK (\(column) = date(\(column), '+0 days'))" }
  private static let later = "DEFERRABLE INITIALLY DEFERRED"

  /// The table is made anew, because SQLite cannot alter a check.
  private static let attendance = """
    CREATE TABLE attendance_2 (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      team TEXT NOT NULL,
      module TEXT NOT NULL,
      session INTEGER NOT NULL CHECK (session >= 0),
      date TEXT NOT NULL \(date("date")),
      slot INTEGER NOT NULL CHECK (slot >= 0),
      employee TEXT NOT NULL,
      status TEXT NOT NULL CHECK (
        status IN ('present', 'remote', 'late', 'leftEarly', 'absent', 'excused', 'madeUp', 'cleared')),
      minutes_late INTEGER CHECK (minutes_late >= 0),
      minutes_early INTEGER CHECK (minutes_early >= 0),
      made_up_team TEXT,
      made_up_date TEXT \(date("made_up_date")),
      made_up_slot INTEGER CHECK (made_up_slot >= 0),
      author TEXT NOT NULL,
      marked_at INTEGER NOT NULL,
      CHECK ((made_up_team IS NOT NULL) = (status = 'madeUp')),
      CHECK ((made_up_team IS NULL) = (made_up_date IS NULL) AND (made_up_date IS NULL) = (made_up_slot IS NULL))
    ) STRICT;
    INSERT INTO attendance_2
      (number, team, module, session, date, slot, employee, status, minutes_late, author, marked_at)
      SELECT number, team, module, session, date, slot, employee, status, minutes_late, author, marked_at
      FROM attendance;
    DROP TABLE attendance;
    ALTER TABLE attendance_2 RENAME TO attendance;
    CREATE TRIGGER attendance_is_never_altered BEFORE UPDATE ON attendance
      BEGIN SELECT raise(ABORT, 'a mark is never altered'); END;
    CREATE TRIGGER attendance_is_never_removed BEFORE DELETE ON attendance
      BEGIN SELECT raise(ABORT, 'a mark is never removed'); END;
    """

  /// Two kinds more: a line that erased a person, and one that purged what was too old.
  private static let changeLog = """
    CREATE TABLE change_log_2 (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      operation TEXT NOT NULL UNIQUE CHECK (length(operation) = 36),
      kind TEXT NOT NULL CHECK (kind IN ('create', 'do', 'undo', 'redo', 'restore', 'erase', 'purge')),
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
    INSERT INTO change_log_2 SELECT number, operation, kind, target, author, recorded_at, label, change, inverse
      FROM change_log;
    DROP TABLE change_log;
    ALTER TABLE change_log_2 RENAME TO change_log;
    CREATE TRIGGER change_log_is_never_altered BEFORE UPDATE ON change_log
      BEGIN SELECT raise(ABORT, 'a line of the log is never altered'); END;
    CREATE TRIGGER change_log_is_never_removed BEFORE DELETE ON change_log
      BEGIN SELECT raise(ABORT, 'a line of the log is never removed'); END;
    """

  /// Seats and results keep the names of sessions and modules that may no longer exist.
  private static let beside = """
    CREATE TABLE guest_seats (
      employee TEXT NOT NULL REFERENCES employees \(later),
      module TEXT NOT NULL,
      session INTEGER NOT NULL CHECK (session >= 0),
      missed_team TEXT NOT NULL,
      missed_date TEXT NOT NULL \(date("missed_date")),
      missed_slot INTEGER NOT NULL CHECK (missed_slot >= 0),
      host_team TEXT NOT NULL,
      host_date TEXT NOT NULL \(date("host_date")),
      host_slot INTEGER NOT NULL CHECK (host_slot >= 0),
      author TEXT NOT NULL,
      booked_at INTEGER NOT NULL,
      PRIMARY KEY (employee, missed_team, module, session, missed_date, missed_slot),
      CHECK (missed_team <> host_team)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE exam_results (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      employee TEXT NOT NULL,
      module TEXT NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('passed', 'failed', 'reExam', 'cleared')),
      date TEXT NOT NULL \(date("date")),
      author TEXT NOT NULL,
      recorded_at INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER exam_results_are_never_altered BEFORE UPDATE ON exam_results
      BEGIN SELECT raise(ABORT, 'an exam result is never altered'); END;
    CREATE TRIGGER exam_results_are_never_removed BEFORE DELETE ON exam_results
      BEGIN SELECT raise(ABORT, 'an exam result is never removed'); END;
    CREATE TABLE accesses (
      user TEXT PRIMARY KEY,
      role TEXT NOT NULL CHECK (role IN ('hr', 'manager', 'instructor', 'viewer')),
      employee TEXT REFERENCES employees \(later)
    ) STRICT, WITHOUT ROWID;
    """

  /// Who saw and exported what: identifiers only.
  private static let views = """
    CREATE TABLE view_log (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      user TEXT NOT NULL,
      viewed_at INTEGER NOT NULL,
      action TEXT NOT NULL CHECK (action IN ('view', 'export', 'print')),
      what TEXT NOT NULL,
      kind TEXT,
      identifier TEXT,
      CHECK ((kind IS NULL) = (identifier IS NULL))
    ) STRICT;
    CREATE INDEX view_log_by_subject ON view_log (kind, identifier) WHERE kind IS NOT NULL;
    CREATE TRIGGER view_log_is_never_altered BEFORE UPDATE ON view_log
      BEGIN SELECT raise(ABORT, 'a line of the view log is never altered'); END;
    CREATE TRIGGER view_log_is_never_removed BEFORE DELETE ON view_log
      BEGIN SELECT raise(ABORT, 'a line of the view log is never removed'); END;
    """
}
