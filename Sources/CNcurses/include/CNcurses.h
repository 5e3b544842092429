/* The only header that Swift sees. <curses.h> stays out of it: its macros and mutable globals do not import. */
#ifndef CNCURSES_H
#define CNCURSES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- screen.c: what is shown ---- */

enum : uint8_t { CN_BOLD = 1, CN_DIM = 2, CN_REVERSE = 4, CN_UNDERLINE = 8 };
enum { CN_STYLES = 64 };

typedef struct {
    uint32_t base, first_mark, second_mark;
    uint8_t style, width;
} cn_cell;

typedef enum : int32_t {
    CN_OK, CN_NOT_TTY, CN_NO_TERM, CN_UNKNOWN_TERM, CN_NO_CURSOR_ADDRESS, CN_NO_PIPE, CN_NO_SCREEN
} cn_status;

/* Takes the terminal over. On any other answer than CN_OK the terminal is as it was. */
cn_status cn_open(const char *term, int input, int output);
/* Gives the terminal back as it was found. May be called at any time, and twice. */
void cn_close(void);
/* Leaves the screen, stops the process as ^Z does, and takes the terminal over again when it continues. */
void cn_suspend(void);
/* Sets the terminal's modes and full screen again after a stop that nobody announced. */
void cn_resume(void);
int32_t cn_rows(void);
int32_t cn_columns(void);
int32_t cn_colours(void);
bool cn_is_utf8(void);
/* Asks the terminal for its size; true if it changed. The next paint is a full one. */
bool cn_resize(void);
void cn_style(int32_t index, uint8_t attributes, int16_t foreground, int16_t background);
/* Writes a run of cells from the given column; the right halves of wide signs are not in it. */
void cn_put(int32_t row, int32_t column, const cn_cell *cells, int32_t count);
/* Makes the frame, with the cursor there, or hidden if the row is negative: how many bytes are to be written, and the bytes,
   which stay until the next frame. */
int32_t cn_frame(int32_t row, int32_t column, const uint8_t **frame);
/* Makes the next frame a full one. */
void cn_repaint(void);
/* The bytes that a key sends by the terminal's own description ("kcuu1"), or NULL. */
const char *cn_key_bytes(const char *capability);
/* What the C library takes for the width of a scalar: -1, 0, 1 or 2. */
int32_t cn_wcwidth(uint32_t scalar);
/* Sets the character type of the locale to UTF-8; true if the environment says that the terminal has it too. */
bool cn_use_utf8_locale(void);

/* ---- events.c: what happens ---- */

typedef struct {
    bool input, hangup, resize, suspend, resumed, woken;
    int32_t terminate; /* the signal, or 0 */
} cn_events;

/* Installs the signal handlers and the pipe they write to. */
bool cn_watch_signals(void);
void cn_forget_signals(void);
/* Waits for input, a signal, cn_wake() or the time limit; -1 waits for ever. */
cn_events cn_wait(int32_t milliseconds);
/* Reads what is there: a count, 0 when the terminal is gone, -1 when there is nothing yet. */
int32_t cn_read(uint8_t *bytes, int32_t capacity);
/* Writes everything past ncurses, or answers false when the terminal is gone. */
bool cn_write(const uint8_t *bytes, int32_t count);
/* Makes cn_wait return. May be called from any thread and from a signal handler. */
void cn_wake(void);

/* ---- errors.c: standard error while the screen is up ---- */

/* Sends standard error to the end of this file, or to nowhere if the path is NULL or cannot be opened. */
void cn_divert_errors(const char *path);
void cn_return_errors(void);

/* ---- supervisor.c: the parent that outlives a crash ---- */

typedef enum : int32_t { CN_CHILD, CN_EXITED, CN_DIED, CN_ALONE } cn_fate;
typedef struct {
    cn_fate fate;
    int32_t number; /* the exit status, or the signal that ended the child */
    bool screen_was_up;
} cn_outcome;

/* Forks. The child gets CN_CHILD at once. The parent waits, gives the terminal back if the child could not, and gets
   CN_EXITED or CN_DIED. CN_ALONE: there is no terminal to guard, or no second process to be had. */
cn_outcome cn_supervise(void);
/* The number of threads of this process. */
int32_t cn_thread_count(void);
/* Set by cn_open and cn_close in memory that both processes see. */
void cn_mark_screen(bool is_up);

/* ---- crash.c ---- */

/* Lets a crash write one line and the addresses of the stack to standard error before it ends the process. */
void cn_report_crashes(void);

#endif
