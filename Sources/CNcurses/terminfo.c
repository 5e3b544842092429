#include "internal.h"

#include <curses.h>
#include <string.h>
#include <term.h>

static bool is_given(const char *text) { return text != NULL && text != (const char *)-1 && *text != '\0'; }

cn_status cn_probe(const char *term, int output) {
    int error = 0;
    if (setupterm(term, output, &error) == ERR) return CN_UNKNOWN_TERM; /* newterm would print and exit */
    bool can_move = is_given(cursor_address);
    del_curterm(cur_term);
    return can_move ? CN_OK : CN_NO_CURSOR_ADDRESS;
}

static size_t append(char *bytes, size_t used, size_t capacity, const char *text) {
    if (!is_given(text) || used + strlen(text) > capacity) return used;
    memcpy(bytes + used, text, strlen(text));
    return used + strlen(text);
}

size_t cn_leave_bytes(char *bytes, size_t capacity) {
    size_t used = append(bytes, 0, capacity, CN_PASTE_OFF);
    used = append(bytes, used, capacity, tigetstr("sgr0"));
    used = append(bytes, used, capacity, tigetstr("rmkx"));
    used = append(bytes, used, capacity, tigetstr("cnorm"));
    return append(bytes, used, capacity, tigetstr("rmcup"));
}

size_t cn_leave_bytes_of(const char *term, int output, char *bytes, size_t capacity) {
    int error = 0;
    if (setupterm(term, output, &error) == ERR) return 0;
    size_t used = cn_leave_bytes(bytes, capacity);
    del_curterm(cur_term);
    return used;
}

const char *cn_key_bytes(const char *capability) {
    const char *text = tigetstr(capability);
    return is_given(text) ? text : NULL;
}
