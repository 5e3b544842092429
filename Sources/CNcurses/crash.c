#include <execinfo.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "internal.h"

static const int fatal[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS};
enum { FATAL = sizeof fatal / sizeof *fatal };

static void put(const char *text) {
    if (write(2, text, strlen(text)) < 0) { /* nothing is left to tell it to */
    }
}

static void on_crash(int number) {
    char digits[3] = {(char)('0' + number / 10), (char)('0' + number % 10), 0};
    put("tally: The program ended itself by signal ");
    put(number < 10 ? digits + 1 : digits);
    put(". It was here:\n");
    void *frames[64];
    backtrace_symbols_fd(frames, backtrace(frames, 64), 2);
    raise(number); /* SA_RESETHAND: the default now takes place */
}

void cn_report_crashes(void) {
    size_t size = 256 * 1024;
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) sigaltstack(&(stack_t){.ss_sp = memory, .ss_size = size}, NULL);
    void *frames[2];
    backtrace(frames, 2); /* loads its library now: in the handler it would allocate */
    struct sigaction action = {.sa_handler = on_crash, .sa_flags = (int)(SA_ONSTACK | SA_RESETHAND | SA_NODEFER)};
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &action, NULL);
}

void cn_ignore_crash_handlers(void) {
    for (int i = 0; i < FATAL; i++) signal(fatal[i], SIG_DFL);
}
