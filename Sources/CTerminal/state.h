/* What the files of this target share. Everything that a signal handler reads is set before the handlers are. */
#ifndef CTERMINAL_STATE_H
#define CTERMINAL_STATE_H

#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

enum { restore_room = 512 };

struct terminal_state {
  /* Where curses writes: a copy of standard output, so that a handler can point it elsewhere. */
  int screen;
  /* Always the terminal: what the handler writes to. */
  int terminal;
  int null;
  int wake_read;
  int wake_write;
  /* Standard error while the terminal is taken over, and where it is kept meanwhile; -1 if it is not kept. */
  int error_terminal;
  int error_kept;
  struct termios original;
  /* Computed beforehand: a handler must not ask terminfo. */
  char restore[restore_room];
  size_t restore_length;
  /* Whether the terminal is in our hands and so has to be given back. */
  atomic_bool entered;
};

extern struct terminal_state terminal_state;

void terminal_install_signals(void);
void terminal_remove_signals(void);
/* Writes all bytes or gives up; fit for handlers. */
void terminal_write_all(int descriptor, const char *bytes, size_t count);
/* Standard error: kept aside, and given back with what was written meanwhile made safe for a terminal. */
void terminal_keep_errors(void);
void terminal_give_errors_back(void);

#endif
