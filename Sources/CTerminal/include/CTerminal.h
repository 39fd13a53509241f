/* The screen, the keys and the signals of one terminal, for Swift.
 *
 * This target alone knows <curses.h>. Its header has fixed-width integers, bool and small structs only:
 * macros, variadic functions and the globals of curses cannot be used from Swift under strict concurrency.
 *
 * There is one terminal in a process. Everything here is for the main thread, except `terminal_wake` and
 * `terminal_leave_in_emergency`, which may be called from any thread and from signal handlers.
 */
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

/* Why a terminal was not opened. */
#define TERMINAL_OPENED 0
#define TERMINAL_INPUT_IS_NO_TERMINAL 1
#define TERMINAL_OUTPUT_IS_NO_TERMINAL 2
#define TERMINAL_KIND_NOT_SET 3
#define TERMINAL_KIND_UNKNOWN 4
#define TERMINAL_CANNOT_MOVE_CURSOR 5
#define TERMINAL_SYSTEM_ERROR 6

/* What was asked of the process while it waited; bits of `terminal_take_requests`. */
#define TERMINAL_ASKED_RESIZE 1u
#define TERMINAL_ASKED_CONTINUE 2u
#define TERMINAL_ASKED_STOP 4u
#define TERMINAL_ASKED_END 8u

/* What ended a wait; bits of `terminal_wait`. */
#define TERMINAL_READY_INPUT 1u
#define TERMINAL_READY_WAKE 2u
#define TERMINAL_READY_GONE 4u

/* Attributes of a cell, besides its colour pair. */
#define TERMINAL_BOLD 1u
#define TERMINAL_DIM 2u
#define TERMINAL_REVERSE 4u
#define TERMINAL_UNDERLINE 8u

struct terminal_size {
  int32_t columns;
  int32_t rows;
};

/* Chooses the character set: that of the environment if it is UTF-8 (0), else C.UTF-8 (1). 2 if there is
 * neither, and then only ASCII can be shown. */
int32_t terminal_choose_character_set(void);
/* The columns that curses gives a character: 0, 1, 2, or -1 if it cannot be shown. */
int32_t terminal_character_width(uint32_t scalar);

/* Takes the terminal over: alternate screen, keys one by one, mouse and bracketed paste where known.
 * Standard error is kept aside until the terminal is left, so that it neither spoils the screen nor is lost. */
int32_t terminal_open(bool mouse);
/* Gives the terminal back; may be called again and again. */
void terminal_leave(void);
/* Takes it over again after `terminal_leave`; the next paint must be of everything. */
void terminal_enter(void);
/* Gives it back for good: old signal actions, memory and descriptors too. */
void terminal_close(void);
/* Gives the terminal back with nothing but write, tcsetattr and dup2. */
void terminal_leave_in_emergency(void);
/* Puts away output: the terminal is gone, and writing to it could only fail or block. */
void terminal_mute(void);

int32_t terminal_colors(void);
/* -1 stands for the terminal's own foreground and background. */
bool terminal_define_pair(int32_t pair, int32_t foreground, int32_t background);
struct terminal_size terminal_size_now(void);
/* Reads the size from the kernel, tells curses, and returns it. */
struct terminal_size terminal_read_size(void);

/* Puts one character, a base with up to four combining marks, into the picture to be shown. */
void terminal_put(int32_t row, int32_t column, const uint32_t *scalars, int32_t count, uint32_t attributes,
                  int32_t pair);
/* Empties the picture and has the whole screen written anew by the next show. */
void terminal_clear(void);
/* Writes what has changed, and parks the cursor; a negative row hides it. */
void terminal_show(int32_t row, int32_t column);
void terminal_beep(void);
/* Whether the terminal knows the xterm extras: mouse, bracketed paste, clipboard. */
bool terminal_has_extras(void);
/* Writes bytes past curses, after what curses has still to write. */
void terminal_write_raw(const uint8_t *bytes, int32_t count);

/* The bytes that a key sends, from terminfo by capability name such as "kcuu1". 0 if it has none. */
int32_t terminal_key_bytes(const char *capability, uint8_t *bytes, int32_t room);

/* Waits until there is input or a wake, whichever is asked for; negative milliseconds wait for ever. */
uint32_t terminal_wait(int32_t milliseconds, bool input, bool wake);
/* Reads what is there, after `TERMINAL_READY_INPUT`. -1 when the terminal is gone. */
int32_t terminal_read(uint8_t *bytes, int32_t room);
void terminal_wake(void);
uint32_t terminal_take_requests(void);
/* The signal that asked the process to end, or 0. */
int32_t terminal_ending_signal(void);
/* Ends the process by that signal, so that its parent sees why; returns if there was none. */
void terminal_end_by_signal(void);
/* Stops the process group as ^Z does, and returns when it is continued. The terminal must be left before. */
void terminal_stop(void);

#endif
