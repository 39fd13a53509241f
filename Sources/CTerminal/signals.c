/* What reaches the process from outside, and what becomes of the terminal when the process crashes. */
#include "CTerminal.h"
#include "state.h"
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_uint requests;
static atomic_int ending_signal;

/* Crashes, and whatever else ends a process unless it says otherwise: restore, and let it happen. */
static const int fatal_signals[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,    SIGTRAP, SIGABRT, SIGSYS,
                                    SIGQUIT, SIGXCPU, SIGXFSZ, SIGPIPE,   SIGALRM, SIGUSR1, SIGUSR2};
/* Asks that the main loop answers. */
static const int asking_signals[] = {SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT, SIGTSTP};

enum {
  fatal_count = sizeof fatal_signals / sizeof *fatal_signals,
  asking_count = sizeof asking_signals / sizeof *asking_signals,
  signal_room = 65
};

static struct sigaction old_actions[signal_room];
static bool installed[signal_room];

void terminal_wake(void) {
  int kept_error = errno;
  char byte = 0;
  /* A full pipe is a wake already. */
  ssize_t ignored = write(terminal_state.wake_write, &byte, 1);
  (void)ignored;
  errno = kept_error;
}

/* Restores, puts the old action back and lets the signal happen again. It is blocked until the handler returns,
 * so the old action meets the registers of the place, which a backtrace needs. */
static void on_fatal(int number, siginfo_t *info, void *context) {
  (void)info;
  (void)context;
  terminal_leave_in_emergency();
  sigaction(number, &old_actions[number], NULL);
  raise(number);
}

static void on_ask(int number, siginfo_t *info, void *context) {
  switch (number) {
  case SIGWINCH:
    atomic_fetch_or(&requests, TERMINAL_ASKED_RESIZE);
    break;
  case SIGCONT:
    atomic_fetch_or(&requests, TERMINAL_ASKED_CONTINUE);
    break;
  case SIGTSTP:
    atomic_fetch_or(&requests, TERMINAL_ASKED_STOP);
    break;
  default: {
    /* The first asks; a second one means that nobody listens, and the process ends here. */
    int none = 0;
    if (!atomic_compare_exchange_strong(&ending_signal, &none, number)) {
      on_fatal(number, NULL, context);
      return;
    }
    atomic_fetch_or(&requests, TERMINAL_ASKED_END);
  }
  }
  (void)info;
  terminal_wake();
}

static void install(int number, void (*handler)(int, siginfo_t *, void *)) {
  struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_RESTART | SA_ONSTACK};
  sigfillset(&action.sa_mask);
  if (sigaction(number, NULL, &old_actions[number]) != 0) return;
  /* Who starts a program with a signal ignored (nohup) means it. */
  bool ignored = !(old_actions[number].sa_flags & SA_SIGINFO) && old_actions[number].sa_handler == SIG_IGN;
  if (ignored && number != SIGWINCH && number != SIGCONT) return;
  installed[number] = sigaction(number, &action, NULL) == 0;
}

/* A stack overflow leaves no stack to handle it on. */
static void give_signals_a_stack(void) {
  static char stack[65536];
  stack_t current;
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t ours = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&ours, NULL);
  }
}

void terminal_install_signals(void) {
  give_signals_a_stack();
  for (int index = 0; index < fatal_count; index++) install(fatal_signals[index], on_fatal);
  for (int index = 0; index < asking_count; index++) install(asking_signals[index], on_ask);
}

void terminal_remove_signals(void) {
  for (int number = 1; number < signal_room; number++) {
    if (installed[number]) sigaction(number, &old_actions[number], NULL);
    installed[number] = false;
  }
}

uint32_t terminal_take_requests(void) { return atomic_exchange(&requests, 0); }

int32_t terminal_ending_signal(void) { return atomic_load(&ending_signal); }

void terminal_end_by_signal(void) {
  int number = atomic_load(&ending_signal);
  if (number == 0) return;
  terminal_leave();
  signal(number, SIG_DFL);
  raise(number);
}

void terminal_stop(void) {
  struct sigaction ours_stop, ours_continue;
  struct sigaction standard = {.sa_handler = SIG_DFL}, ignoring = {.sa_handler = SIG_IGN};
  /* The continuation is noticed by returning from here; the handler would only ask for it a second time. */
  sigaction(SIGCONT, &standard, &ours_continue);
  /* First the others of the job, then this thread alone: a signal sent to the whole process could be taken by
   * another thread a moment later, when the screen is already ours again. */
  sigaction(SIGTSTP, &ignoring, &ours_stop);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &standard, NULL);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours_stop, NULL);
  sigaction(SIGCONT, &ours_continue, NULL);
}

uint32_t terminal_wait(int32_t milliseconds, bool input, bool wake) {
  /* A negative descriptor is not watched. */
  struct pollfd watched[2] = {{.fd = wake ? terminal_state.wake_read : -1, .events = POLLIN},
                              {.fd = input ? STDIN_FILENO : -1, .events = POLLIN}};
  if (poll(watched, 2, milliseconds) <= 0) return 0;
  uint32_t ready = 0;
  if (watched[0].revents) {
    char bytes[256];
    while (read(terminal_state.wake_read, bytes, sizeof bytes) > 0) continue;
    ready |= TERMINAL_READY_WAKE;
  }
  if (watched[1].revents & POLLIN) ready |= TERMINAL_READY_INPUT;
  if (watched[1].revents & (POLLHUP | POLLERR | POLLNVAL)) ready |= TERMINAL_READY_GONE;
  return ready;
}

int32_t terminal_read(uint8_t *bytes, int32_t room) {
  ssize_t count = read(STDIN_FILENO, bytes, (size_t)room);
  if (count > 0) return (int32_t)count;
  return count < 0 && (errno == EINTR || errno == EAGAIN) ? 0 : -1;
}
