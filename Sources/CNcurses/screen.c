#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "internal.h"

_Static_assert(NCURSES_WIDECHAR, "the wide ncurses is needed");

int cn_input = -1, cn_output = -1;
static SCREEN *screen;
static FILE *input_file, *output_file;
static struct termios found;
static bool utf8;
static attr_t styles[CN_STYLES];

/* Leaves full screen. Output that ^S holds back would hold us back with it. */
static void leave_screen(void) {
    tcflow(cn_output, TCOON);
    curs_set(1);
    endwin();
    cn_write((const uint8_t *)CN_PASTE_OFF, sizeof CN_PASTE_OFF - 1);
}

/* Signals while we change the terminal's modes from the background would stop us. */
static void set_found_modes(void) {
    sigset_t stop, old;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    pthread_sigmask(SIG_BLOCK, &stop, &old);
    tcsetattr(cn_input, TCSADRAIN, &found);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
}

/* No signals from keys and no line editing, but flow control and everything else as the operator has it. */
static void set_console_modes(void) {
    cbreak();
    noecho();
    nonl();
    struct termios modes;
    if (tcgetattr(cn_input, &modes) != 0) return;
    modes.c_lflag &= ~(tcflag_t)(ISIG | IEXTEN | ECHO | ICANON);
    modes.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | ISTRIP);
    modes.c_iflag = (modes.c_iflag & ~(tcflag_t)(IXON | IXOFF)) | (found.c_iflag & (IXON | IXOFF));
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    tcsetattr(cn_input, TCSADRAIN, &modes);
    def_prog_mode();
}

static bool speaks_of_utf8(void) {
    const char *names[] = {getenv("LC_ALL"), getenv("LC_CTYPE"), getenv("LANG")};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i] == NULL || *names[i] == '\0') continue;
        return strcasestr(names[i], "utf-8") != NULL || strcasestr(names[i], "utf8") != NULL;
    }
    return false;
}

bool cn_use_utf8_locale(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
    /* Also for ASCII: else ncurses shortens runs to "repeat", which many terminals that call themselves xterm lack. */
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL && speaks_of_utf8();
}

enum { CN_LARGEST = 1000 };

static void drop_screen(void) {
    if (screen != NULL) delscreen(screen);
    if (input_file != NULL) fclose(input_file);
    if (output_file != NULL) fclose(output_file);
    screen = NULL;
    input_file = output_file = NULL;
    cn_input = cn_output = -1;
}

cn_status cn_open(const char *term, int input, int output) {
    if (!isatty(input) || !isatty(output)) return CN_NOT_TTY;
    if (term == NULL || *term == '\0') return CN_NO_TERM;
    cn_status status = cn_probe(term, output);
    if (status != CN_OK) return status;
    utf8 = cn_use_utf8_locale();
    /* A size inherited from another terminal would freeze ours. */
    unsetenv("LINES");
    unsetenv("COLUMNS");
    cn_input = input;
    cn_output = output;
    if (tcgetattr(input, &found) != 0) return cn_input = cn_output = -1, CN_NOT_TTY;
    input_file = fdopen(dup(input), "r");
    output_file = fdopen(dup(output), "w");
    set_escdelay(25);
    cn_mark_screen(true);
    struct winsize size;
    if (ioctl(output, TIOCGWINSZ, &size) == 0 && (size.ws_row > CN_LARGEST || size.ws_col > CN_LARGEST)) {
        size.ws_row = size.ws_row > CN_LARGEST ? CN_LARGEST : size.ws_row;
        size.ws_col = size.ws_col > CN_LARGEST ? CN_LARGEST : size.ws_col;
        ioctl(output, TIOCSWINSZ, &size);
    }
    screen = input_file && output_file ? newterm(term, output_file, input_file) : NULL;
    if (screen == NULL || !cn_watch_signals()) {
        cn_close();
        return screen == NULL ? CN_NO_SCREEN : CN_NO_PIPE;
    }
    set_term(screen);
    set_console_modes();
    keypad(stdscr, TRUE);
    typeahead(-1); /* a frame is always finished, even if a key is waiting */
    idlok(stdscr, TRUE);
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    cn_write((const uint8_t *)CN_PASTE_ON, sizeof CN_PASTE_ON - 1);
    return CN_OK;
}

void cn_close(void) {
    if (cn_input < 0) return;
    if (screen != NULL) leave_screen();
    set_found_modes();
    cn_forget_signals();
    drop_screen();
    cn_mark_screen(false);
}

void cn_suspend(void) {
    if (screen == NULL) return;
    leave_screen();
    set_found_modes();
    cn_mark_screen(false);

    struct sigaction stop = {.sa_handler = SIG_DFL}, old;
    sigset_t mask, old_mask;
    sigemptyset(&stop.sa_mask);
    sigaction(SIGTSTP, &stop, &old);
    sigemptyset(&mask);
    sigaddset(&mask, SIGTSTP);
    pthread_sigmask(SIG_UNBLOCK, &mask, &old_mask);
    kill(getpid(), SIGTSTP); /* the supervisor sees it and stops too; where no shell can continue us it does nothing */
    pthread_sigmask(SIG_SETMASK, &old_mask, NULL);
    sigaction(SIGTSTP, &old, NULL);
    cn_forget_stop();

    cn_mark_screen(true);
    cn_resume();
}

void cn_resume(void) {
    if (screen == NULL) return;
    reset_prog_mode();
    set_console_modes();
    cn_write((const uint8_t *)CN_PASTE_ON, sizeof CN_PASTE_ON - 1);
    cn_resize();
    clearok(curscr, TRUE);
}

int32_t cn_rows(void) { return screen ? getmaxy(stdscr) : 0; }
int32_t cn_columns(void) { return screen ? getmaxx(stdscr) : 0; }
int32_t cn_colours(void) { return screen && has_colors() ? COLORS : 0; }
bool cn_is_utf8(void) { return utf8; }

bool cn_resize(void) {
    struct winsize size;
    if (screen == NULL || ioctl(cn_output, TIOCGWINSZ, &size) != 0) return false;
    if (size.ws_row == 0 || size.ws_col == 0) return false;
    /* No screen is larger; what claims to be would cost more memory than there is, and ncurses does not survive that. */
    if (size.ws_row > CN_LARGEST) size.ws_row = CN_LARGEST;
    if (size.ws_col > CN_LARGEST) size.ws_col = CN_LARGEST;
    bool changed = size.ws_row != getmaxy(stdscr) || size.ws_col != getmaxx(stdscr);
    if (changed) resize_term(size.ws_row, size.ws_col); /* resizeterm would queue a key that nobody reads */
    clearok(curscr, TRUE);
    return changed;
}

void cn_style(int32_t index, uint8_t attributes, int16_t foreground, int16_t background) {
    if (index < 0 || index >= CN_STYLES) return;
    attr_t style = 0;
    if (attributes & CN_BOLD) style |= A_BOLD;
    if (attributes & CN_DIM) style |= A_DIM;
    if (attributes & CN_REVERSE) style |= A_REVERSE;
    if (attributes & CN_UNDERLINE) style |= A_UNDERLINE;
    bool has_pair = has_colors() && index + 1 < COLOR_PAIRS && (foreground >= 0 || background >= 0);
    if (has_pair && init_pair((short)(index + 1), foreground, background) == OK) style |= COLOR_PAIR(index + 1);
    styles[index] = style;
}

int32_t cn_wcwidth(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

/* A sign that this terminal or C library does not know keeps its cells. */
static int substitute(cchar_t *out, uint8_t width, attr_t style) {
    wchar_t sign[2] = {utf8 ? 0xFFFD : L'?', 0};
    for (int i = 0; i < width; i++) setcchar(out + i, sign, style, (short)PAIR_NUMBER(style), NULL);
    return width;
}

void cn_put(int32_t row, int32_t column, const cn_cell *cells, int32_t count) {
    if (screen == NULL || count <= 0) return;
    cchar_t line[2 * count + 1];
    int used = 0;
    for (int32_t i = 0; i < count; i++) {
        cn_cell cell = cells[i];
        attr_t style = styles[cell.style % CN_STYLES];
        bool is_plain = cell.base < 0x7F;
        if (!is_plain && (!utf8 || wcwidth((wchar_t)cell.base) != cell.width)) {
            used += substitute(line + used, cell.width, style);
            continue;
        }
        wchar_t sign[4] = {(wchar_t)cell.base, 0, 0, 0};
        if (utf8 && cell.first_mark != 0 && wcwidth((wchar_t)cell.first_mark) == 0) {
            sign[1] = (wchar_t)cell.first_mark;
            if (cell.second_mark != 0 && wcwidth((wchar_t)cell.second_mark) == 0) sign[2] = (wchar_t)cell.second_mark;
        }
        setcchar(line + used++, sign, style, (short)PAIR_NUMBER(style), NULL);
    }
    mvadd_wchnstr(row, column, line, used);
}

int32_t cn_frame(int32_t row, int32_t column, const uint8_t **frame) {
    if (screen == NULL) return 0;
    cn_begin_frame(fileno(output_file));
    curs_set(row < 0 ? 0 : 1);
    if (row >= 0) move(row, column);
    wnoutrefresh(stdscr);
    doupdate();
    return cn_end_frame(fileno(output_file), frame);
}

void cn_repaint(void) {
    if (screen != NULL) clearok(curscr, TRUE);
}

