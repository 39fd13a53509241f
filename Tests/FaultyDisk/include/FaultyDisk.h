/// Put before a program with LD_PRELOAD, it makes the disk and the clock misbehave, as the environment says:
///
/// - `FAULTY_FILE`: the file that is meant, with its journal and, for syncs, its directory.
/// - `FAULTY_STEP=n`: the n-th write, sync, truncation or removal of it goes wrong, counted from 1.
/// - `FAULTY_ERROR=n`: going wrong means this error number; without it the process is killed before the step.
/// - `FAULTY_SLOW=n`: every read and every sync of it takes so many milliseconds longer.
/// - `FAULTY_TRACE`: every such step is appended to this file, for rebuilding what a power cut would leave.
/// - `FAULTY_CLOCK=n`: the wall clock stands at so many seconds since 1970.
///
/// A line of the trace is a header `operation offset length path-length` in four 64-bit numbers, then the path
/// and for a write the bytes. Operations: 1 write, 2 sync, 3 truncate (to `offset`), 4 remove.
#ifndef FAULTY_DISK_H
#define FAULTY_DISK_H

enum faulty_operation { FAULTY_WRITE = 1, FAULTY_SYNC = 2, FAULTY_TRUNCATE = 3, FAULTY_REMOVE = 4 };

#endif
