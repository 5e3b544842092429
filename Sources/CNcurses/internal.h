#ifndef CN_INTERNAL_H
#define CN_INTERNAL_H
#include "CNcurses.h"
#include <signal.h>

/* The descriptors of the terminal; -1 while it is not open. */
extern int cn_input, cn_output;

/* events.c: adds every signal that can be caught, would end the process, and means no crash: but SIGHUP, which also says that
   the terminal is gone, and SIGPIPE and SIGXFSZ, which are told by what is written. */
void cn_add_endings(sigset_t *signals);
/* After a stop of our own making there is nothing to tell. */
void cn_forget_stop(void);

/* crash.c: Swift's own crash handler would ask questions on the terminal that the child is using. */
void cn_ignore_crash_handlers(void);

/* frame.c: what ncurses writes to the descriptor in between is kept: its bytes, until the next, and how many they are. */
void cn_begin_frame(int descriptor);
int32_t cn_end_frame(int descriptor, const uint8_t **frame);

/* terminfo.c: <term.h> defines macros such as columns and lines, so that it has a file to itself. */
cn_status cn_probe(const char *term, int output);
/* Collects what leaves full screen on this terminal: attributes off, cursor on, keypad off, old screen back. */
size_t cn_leave_bytes(char *bytes, size_t capacity);
/* The same for a terminal that ncurses has not opened. */
size_t cn_leave_bytes_of(const char *term, int output, char *bytes, size_t capacity);
#define CN_PASTE_ON "\033[?2004h"
#define CN_PASTE_OFF "\033[?2004l"
#endif
