/* The screen, by ncurses. */
#include "CTerminal.h"
#include "state.h"
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

/* A macro of <term.h> that would hit the member of that name. */
#undef columns

static SCREEN *screen;
static FILE *screen_file;
static bool extras;
static bool default_colors;
static bool mouse_wanted;

static const char extras_on[] = "\033[?2004h";
static const char extras_off[] = "\033[?2004l";
/* Buttons, dragging, and positions as decimal numbers, so that they go beyond column 223. */
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";

int32_t terminal_choose_character_set(void) {
  if (setlocale(LC_ALL, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 0;
  if (setlocale(LC_CTYPE, "C.UTF-8") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  return 2;
}

int32_t terminal_character_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static const char *capability(const char *name) {
  const char *bytes = tigetstr((char *)name);
  return bytes == (char *)-1 ? NULL : bytes;
}

/* Terminfo pads for slow terminals in the form $<5>; the bytes are wanted without. */
static void add_restore(const char *bytes) {
  if (bytes == NULL) return;
  while (*bytes != '\0' && terminal_state.restore_length < restore_room) {
    if (bytes[0] == '$' && bytes[1] == '<') {
      const char *end = strchr(bytes, '>');
      if (end != NULL) {
        bytes = end + 1;
        continue;
      }
    }
    terminal_state.restore[terminal_state.restore_length++] = *bytes++;
  }
}

static void compute_restore(void) {
  terminal_state.restore_length = 0;
  if (extras && mouse_wanted) add_restore(mouse_off);
  if (extras) add_restore(extras_off);
  add_restore(capability("sgr0"));
  add_restore(capability("op"));
  add_restore(capability("rmkx"));
  add_restore(capability("cnorm"));
  const char *leave = capability("rmcup");
  /* Without a second screen the first one is emptied: names do not stay behind. */
  add_restore(leave != NULL ? leave : capability("clear"));
}

static int32_t examine(void) {
  if (!isatty(STDIN_FILENO)) return TERMINAL_INPUT_IS_NO_TERMINAL;
  if (!isatty(STDOUT_FILENO)) return TERMINAL_OUTPUT_IS_NO_TERMINAL;
  const char *kind = getenv("TERM");
  if (kind == NULL || *kind == '\0') return TERMINAL_KIND_NOT_SET;
  int found = 0;
  if (setupterm(kind, STDOUT_FILENO, &found) != OK) return TERMINAL_KIND_UNKNOWN;
  bool moves = capability("cup") != NULL;
  bool paper = tigetflag("hc") > 0;
  del_curterm(cur_term);
  return moves && !paper ? TERMINAL_OPENED : TERMINAL_CANNOT_MOVE_CURSOR;
}

static bool open_descriptors(void) {
  int wake[2];
  if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  terminal_state.wake_read = wake[0];
  terminal_state.wake_write = wake[1];
  terminal_state.terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  terminal_state.screen = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  terminal_state.null = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (terminal_state.terminal < 0 || terminal_state.screen < 0 || terminal_state.null < 0) return false;
  screen_file = fdopen(terminal_state.screen, "w");
  return screen_file != NULL && tcgetattr(terminal_state.terminal, &terminal_state.original) == 0;
}

static void close_descriptors(void) {
  if (screen_file != NULL) fclose(screen_file);
  screen_file = NULL;
  terminal_state.screen = -1;
  int *descriptors[] = {&terminal_state.terminal, &terminal_state.null, &terminal_state.wake_read,
                        &terminal_state.wake_write, &terminal_state.error_terminal};
  for (size_t index = 0; index < sizeof descriptors / sizeof *descriptors; index++) {
    if (*descriptors[index] >= 0) close(*descriptors[index]);
    *descriptors[index] = -1;
  }
}

static void write_extras(void) {
  if (!extras) return;
  terminal_write_raw((const uint8_t *)extras_on, sizeof extras_on - 1);
  if (mouse_wanted) terminal_write_raw((const uint8_t *)mouse_on, sizeof mouse_on - 1);
}

int32_t terminal_open(bool mouse) {
  int32_t refusal = examine();
  if (refusal != TERMINAL_OPENED) return refusal;
  if (!open_descriptors()) {
    close_descriptors();
    return TERMINAL_SYSTEM_ERROR;
  }
  /* The kernel knows the size; LINES and COLUMNS left over in the environment do not. */
  use_tioctl(TRUE);
  terminal_install_signals();
  terminal_keep_errors();
  screen = newterm(NULL, screen_file, stdin);
  if (screen == NULL) {
    terminal_close();
    return TERMINAL_KIND_UNKNOWN;
  }
  set_term(screen);
  mouse_wanted = mouse;
  /* The console of Linux claims a mouse, but shows what is meant for the clipboard. */
  extras = capability("kmous") != NULL && strncmp(getenv("TERM"), "linux", 5) != 0;
  compute_restore();
  atomic_store(&terminal_state.entered, true);
  static bool at_exit;
  if (!at_exit) at_exit = atexit(terminal_leave_in_emergency) == 0;
  raw();
  noecho();
  nonl();
  /* Painting never waits for the keyboard, and the keyboard is not read by curses. */
  typeahead(-1);
  if (has_colors()) {
    start_color();
    default_colors = use_default_colors() == OK;
  }
  terminal_read_size();
  clear();
  refresh();
  terminal_enter();
  return TERMINAL_OPENED;
}

void terminal_leave(void) {
  if (screen == NULL || !atomic_load(&terminal_state.entered)) return;
  endwin();
  terminal_leave_in_emergency();
}

void terminal_enter(void) {
  if (screen == NULL) return;
  /* Modes first: in the background this stops the process before it has written anything. */
  reset_prog_mode();
  dup2(terminal_state.terminal, terminal_state.screen);
  terminal_keep_errors();
  atomic_store(&terminal_state.entered, true);
  clearok(curscr, TRUE);
  refresh();
  const char *keypad_on = capability("smkx");
  if (keypad_on != NULL) terminal_write_raw((const uint8_t *)keypad_on, (int32_t)strlen(keypad_on));
  write_extras();
}

void terminal_close(void) {
  terminal_leave();
  terminal_give_errors_back();
  terminal_remove_signals();
  if (screen != NULL) delscreen(screen);
  screen = NULL;
  close_descriptors();
}

void terminal_mute(void) {
  if (screen == NULL) return;
  dup2(terminal_state.null, terminal_state.screen);
}

int32_t terminal_colors(void) { return screen != NULL && has_colors() ? COLORS : 0; }

bool terminal_define_pair(int32_t pair, int32_t foreground, int32_t background) {
  if (pair <= 0 || pair >= COLOR_PAIRS) return false;
  if (!default_colors && foreground < 0) foreground = COLOR_WHITE;
  if (!default_colors && background < 0) background = COLOR_BLACK;
  return init_extended_pair(pair, foreground, background) == OK;
}

struct terminal_size terminal_size_now(void) {
  struct terminal_size size = {80, 24};
  if (screen != NULL) getmaxyx(stdscr, size.rows, size.columns);
  return size;
}

struct terminal_size terminal_read_size(void) {
  struct winsize window;
  if (screen != NULL && ioctl(terminal_state.terminal, TIOCGWINSZ, &window) == 0 && window.ws_row > 0 &&
      window.ws_col > 0) {
    /* Not `resizeterm`: it would put a key into the input that nobody reads. */
    resize_term(window.ws_row, window.ws_col);
  }
  return terminal_size_now();
}

static attr_t curses_attributes(uint32_t attributes) {
  attr_t result = A_NORMAL;
  if (attributes & TERMINAL_BOLD) result |= A_BOLD;
  if (attributes & TERMINAL_DIM) result |= A_DIM;
  if (attributes & TERMINAL_REVERSE) result |= A_REVERSE;
  if (attributes & TERMINAL_UNDERLINE) result |= A_UNDERLINE;
  return result;
}

void terminal_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count, uint32_t attributes,
                  int32_t pair) {
  if (screen == NULL || row < 0 || column < 0 || row >= LINES || column >= COLS) return;
  wchar_t text[CCHARW_MAX + 1] = {0};
  for (int32_t index = 0; index < count && index < CCHARW_MAX; index++) text[index] = (wchar_t)scalars[index];
  int number = pair;
  cchar_t cell;
  if (setcchar(&cell, text, curses_attributes(attributes), 0, &number) != OK) return;
  mvadd_wch(row, column, &cell);
}

void terminal_clear(void) {
  if (screen == NULL) return;
  erase();
  clearok(curscr, TRUE);
}

void terminal_show(int32_t row, int32_t column) {
  if (screen == NULL || !atomic_load(&terminal_state.entered)) return;
  bool visible = row >= 0 && row < LINES && column >= 0 && column < COLS;
  if (!visible) curs_set(0);
  if (visible) move(row, column);
  refresh();
  if (visible) curs_set(1);
}

void terminal_beep(void) {
  if (screen != NULL) beep();
}

bool terminal_has_extras(void) { return extras; }

void terminal_write_raw(const uint8_t *bytes, int32_t count) {
  if (screen == NULL || !atomic_load(&terminal_state.entered)) return;
  terminal_write_all(terminal_state.screen, (const char *)bytes, (size_t)count);
}

int32_t terminal_key_bytes(const char *name, uint8_t *bytes, int32_t room) {
  if (screen == NULL) return 0;
  const char *found = capability(name);
  size_t length = found == NULL ? 0 : strlen(found);
  if (length > (size_t)room) return 0;
  memcpy(bytes, found == NULL ? "" : found, length);
  return (int32_t)length;
}
