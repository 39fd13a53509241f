/* Giving the terminal back when nothing else works any more. Only calls that are safe in a signal handler. */
#include "CTerminal.h"
#include "state.h"
#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct terminal_state terminal_state = {
    .screen = -1,
    .terminal = -1,
    .null = -1,
    .wake_read = -1,
    .wake_write = -1,
    .error_terminal = -1,
    .error_kept = -1,
};

void terminal_write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    bytes += written;
    count -= (size_t)written;
  }
}

void terminal_keep_errors(void) {
  if (terminal_state.error_kept >= 0 || !isatty(STDERR_FILENO)) return;
  int kept = memfd_create("errors", MFD_CLOEXEC);
  if (kept < 0) return;
  if (terminal_state.error_terminal < 0) terminal_state.error_terminal = dup(STDERR_FILENO);
  if (terminal_state.error_terminal < 0 || dup2(kept, STDERR_FILENO) < 0) {
    close(kept);
    return;
  }
  terminal_state.error_kept = kept;
}

/* Messages may quote text from files, and a terminal obeys what it is sent: only line feeds and tabs pass. */
static void write_safely(int descriptor, const unsigned char *bytes, ssize_t count) {
  char safe[1024];
  size_t length = 0;
  static unsigned char before;
  for (ssize_t index = 0; index < count; index++) {
    unsigned char byte = bytes[index];
    bool control = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f ||
                   (before == 0xc2 && byte >= 0x80 && byte < 0xa0);
    before = byte;
    safe[length++] = control ? '?' : (char)byte;
    if (length == sizeof safe) {
      terminal_write_all(descriptor, safe, length);
      length = 0;
    }
  }
  terminal_write_all(descriptor, safe, length);
}

void terminal_give_errors_back(void) {
  int kept = terminal_state.error_kept;
  if (kept < 0) return;
  terminal_state.error_kept = -1;
  dup2(terminal_state.error_terminal, STDERR_FILENO);
  unsigned char bytes[1024];
  /* The last of it, if it is long: the end says why. */
  enum { most = 65536 };
  off_t end = lseek(kept, 0, SEEK_END);
  off_t at = end > most ? end - most : 0;
  ssize_t count;
  while ((count = pread(kept, bytes, sizeof bytes, at)) > 0) {
    write_safely(terminal_state.error_terminal, bytes, count);
    at += count;
  }
  close(kept);
}

void terminal_leave_in_emergency(void) {
  if (!atomic_exchange(&terminal_state.entered, false)) return;
  int kept_error = errno;
  /* Another thread may be painting: from here on it writes to nowhere. */
  dup2(terminal_state.null, terminal_state.screen);
  terminal_write_all(terminal_state.terminal, terminal_state.restore, terminal_state.restore_length);
  /* Not from the background: the modes are then the shell's, and setting them would stop the process. */
  if (tcgetpgrp(terminal_state.terminal) == getpgrp()) {
    tcsetattr(terminal_state.terminal, TCSANOW, &terminal_state.original);
    tcflush(terminal_state.terminal, TCIFLUSH);
  }
  terminal_give_errors_back();
  errno = kept_error;
}
