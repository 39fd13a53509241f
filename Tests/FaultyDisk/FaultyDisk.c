// What it does stands in the header. It is no part of the program: only tests put it before one.
#include "FaultyDisk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static const char *file;
static long step, failing, error_number, slow;
static int trace = -1;
static long clock_seconds = -1;

static long number(const char *name) {
  const char *text = getenv(name);
  return text && *text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
  file = getenv("FAULTY_FILE");
  failing = number("FAULTY_STEP");
  error_number = number("FAULTY_ERROR");
  slow = number("FAULTY_SLOW");
  if (getenv("FAULTY_CLOCK")) clock_seconds = number("FAULTY_CLOCK");
  const char *path = getenv("FAULTY_TRACE");
  if (path) trace = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/// Whether a path is the file's, its journal's or, where that is asked, its directory's.
static int concerns(const char *path, int directory_too) {
  if (!file || !path) return 0;
  size_t length = strlen(file);
  if (strncmp(path, file, length) == 0 && (!path[length] || !strcmp(path + length, "-journal"))) return 1;
  const char *slash = strrchr(file, '/');
  return directory_too && slash && strlen(path) == (size_t)(slash - file) && !strncmp(path, file, slash - file);
}

static const char *path_of(int descriptor, char *buffer, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, buffer, size - 1);
  if (length < 0) return NULL;
  buffer[length] = 0;
  return buffer;
}

static void note(enum faulty_operation operation, const char *path, int64_t offset, const void *bytes, size_t length) {
  if (trace < 0) return;
  int64_t header[4] = {operation, offset, (int64_t)length, (int64_t)strlen(path)};
  struct iovec parts[3] = {
      {header, sizeof header}, {(void *)path, strlen(path)}, {(void *)bytes, bytes ? length : 0}};
  // One call, so that a record is whole; the test finds one that is not.
  if (syscall(SYS_writev, trace, parts, 3) < 0) abort();
}

/// Counts a step. Answers whether it has to fail; where it is to kill, it does not answer.
static int goes_wrong(void) {
  if (!failing || __atomic_add_fetch(&step, 1, __ATOMIC_SEQ_CST) != failing) return 0;
  if (!error_number) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  errno = (int)error_number;
  return 1;
}

static void take_time(void) {
  if (slow <= 0) return;
  struct timespec rest = {.tv_sec = slow / 1000, .tv_nsec = slow % 1000 * 1000000};
  while (nanosleep(&rest, &rest) != 0 && errno == EINTR) {}
}

static ssize_t read_at(int descriptor, void *bytes, size_t length, off64_t offset) {
  char buffer[4096];
  if (slow > 0 && concerns(path_of(descriptor, buffer, sizeof buffer), 0)) take_time();
  return syscall(SYS_pread64, descriptor, bytes, length, offset);
}

ssize_t pread64(int descriptor, void *bytes, size_t length, off64_t offset) {
  return read_at(descriptor, bytes, length, offset);
}

ssize_t pread(int descriptor, void *bytes, size_t length, off_t offset) {
  return read_at(descriptor, bytes, length, offset);
}

static ssize_t write_at(int descriptor, const void *bytes, size_t length, off64_t offset) {
  char buffer[4096];
  const char *path = path_of(descriptor, buffer, sizeof buffer);
  if (concerns(path, 0)) {
    if (goes_wrong()) return -1;
    note(FAULTY_WRITE, path, offset, bytes, length);
  }
  return syscall(SYS_pwrite64, descriptor, bytes, length, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
  return write_at(descriptor, bytes, length, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  return write_at(descriptor, bytes, length, offset);
}

static int synced(int descriptor, long call) {
  char buffer[4096];
  const char *path = path_of(descriptor, buffer, sizeof buffer);
  if (concerns(path, 1)) {
    if (goes_wrong()) return -1;
    take_time();
    int result = (int)syscall(call, descriptor);
    if (result == 0) note(FAULTY_SYNC, path, 0, NULL, 0);
    return result;
  }
  return (int)syscall(call, descriptor);
}

int fsync(int descriptor) { return synced(descriptor, SYS_fsync); }
int fdatasync(int descriptor) { return synced(descriptor, SYS_fdatasync); }

static int truncated(int descriptor, off64_t size) {
  char buffer[4096];
  const char *path = path_of(descriptor, buffer, sizeof buffer);
  if (concerns(path, 0)) {
    if (goes_wrong()) return -1;
    note(FAULTY_TRUNCATE, path, size, NULL, 0);
  }
  return (int)syscall(SYS_ftruncate, descriptor, size);
}

int ftruncate(int descriptor, off_t size) { return truncated(descriptor, size); }
int ftruncate64(int descriptor, off64_t size) { return truncated(descriptor, size); }

int unlink(const char *path) {
  if (concerns(path, 0)) {
    if (goes_wrong()) return -1;
    note(FAULTY_REMOVE, path, 0, NULL, 0);
  }
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  if (clock_seconds >= 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    *now = (struct timespec){.tv_sec = clock_seconds, .tv_nsec = 0};
    return 0;
  }
  return (int)syscall(SYS_clock_gettime, clock, now);
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void)zone;
  struct timespec exact;
  int result = clock_gettime(CLOCK_REALTIME, &exact);
  if (result == 0) *now = (struct timeval){.tv_sec = exact.tv_sec, .tv_usec = exact.tv_nsec / 1000};
  return result;
}

time_t time(time_t *now) {
  struct timespec exact;
  if (clock_gettime(CLOCK_REALTIME, &exact) != 0) return -1;
  if (now) *now = exact.tv_sec;
  return exact.tv_sec;
}
