#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

static int pipe_ends[2] = {-1, -1};
static atomic_bool is_wake_pending;
enum { SIGNALS = 65 };
static volatile sig_atomic_t caught[SIGNALS];
static sigset_t watched, endings;
static struct sigaction before[SIGNALS];

void cn_add_endings(sigset_t *signals) {
    const int usual[] = {SIGTERM, SIGINT,    SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM,
                         SIGPOLL, SIGVTALRM, SIGPROF, SIGXCPU, SIGPWR,  SIGSTKFLT};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) sigaddset(signals, usual[i]);
    for (int number = SIGRTMIN; number <= SIGRTMAX && number < SIGNALS; number++) sigaddset(signals, number);
}

static void poke(void) {
    int saved = errno;
    unsigned char byte = 0;
    if (pipe_ends[1] >= 0 && write(pipe_ends[1], &byte, 1) < 0) { /* a full pipe wakes as well */
    }
    errno = saved;
}

static void on_signal(int number) {
    caught[number] = 1;
    poke();
}

void cn_wake(void) {
    if (!atomic_exchange(&is_wake_pending, true)) poke();
}

bool cn_watch_signals(void) {
    if (pipe_ends[0] < 0 && pipe2(pipe_ends, O_NONBLOCK | O_CLOEXEC) != 0) return false;
    memset((void *)caught, 0, sizeof caught);
    sigemptyset(&endings);
    cn_add_endings(&endings);
    watched = endings;
    const int others[] = {SIGWINCH, SIGHUP, SIGTSTP, SIGCONT, SIGPIPE};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) sigaddset(&watched, others[i]);
    for (int number = 1; number < SIGNALS; number++) {
        if (sigismember(&watched, number) != 1) continue;
        struct sigaction action = {.sa_handler = number == SIGPIPE ? SIG_IGN : on_signal, .sa_flags = SA_RESTART};
        sigemptyset(&action.sa_mask);
        sigaction(number, &action, &before[number]);
    }
    /* Whoever started us may have blocked or ignored them (nohup); the console must still notice. */
    pthread_sigmask(SIG_UNBLOCK, &watched, NULL);
    return true;
}

/* The pipe stays open: another thread may be about to write to it. */
void cn_forget_signals(void) {
    if (pipe_ends[0] < 0) return;
    for (int number = 1; number < SIGNALS; number++)
        if (sigismember(&watched, number) == 1) sigaction(number, &before[number], NULL);
}

static bool take(int number) {
    bool is_caught = caught[number] != 0;
    caught[number] = 0;
    return is_caught;
}

void cn_forget_stop(void) { caught[SIGTSTP] = caught[SIGCONT] = 0; }

static void drain_pipe(void) {
    unsigned char bytes[64];
    while (read(pipe_ends[0], bytes, sizeof bytes) > 0) {
    }
}

cn_events cn_wait(int32_t milliseconds) {
    cn_events events = {0};
    struct pollfd files[2] = {{.fd = cn_input, .events = POLLIN}, {.fd = pipe_ends[0], .events = POLLIN}};
    if (poll(files, 2, milliseconds) < 0 && errno != EINTR) events.hangup = true;
    if (files[1].revents & POLLIN) drain_pipe();
    events.woken = atomic_exchange(&is_wake_pending, false);
    if (take(SIGHUP)) events.hangup = true;
    events.resize = take(SIGWINCH);
    events.suspend = take(SIGTSTP);
    events.resumed = take(SIGCONT);
    for (int number = 1; number < SIGNALS; number++)
        if (sigismember(&endings, number) == 1 && take(number) && events.terminate == 0) events.terminate = number;
    if (files[0].revents & POLLIN) events.input = true;
    if (files[0].revents & (POLLERR | POLLNVAL)) events.hangup = true;
    if ((files[0].revents & POLLHUP) && !events.input) events.hangup = true;
    return events;
}

int32_t cn_read(uint8_t *bytes, int32_t capacity) {
    ssize_t count = read(cn_input, bytes, (size_t)capacity);
    if (count >= 0) return (int32_t)count;
    return errno == EAGAIN || errno == EINTR ? -1 : 0;
}

static bool is_asked_to_end(void) {
    if (caught[SIGHUP]) return true;
    for (int number = 1; number < SIGNALS; number++)
        if (sigismember(&endings, number) == 1 && caught[number]) return true;
    return false;
}

/* A slow terminal, or one that is held with ^S, is waited for as long as somebody is at it. */
bool cn_write(const uint8_t *bytes, int32_t count) {
    int32_t done = 0;
    while (done < count) {
        ssize_t written = write(cn_output, bytes + done, (size_t)(count - done));
        if (written > 0) {
            done += (int32_t)written;
        } else if (errno == EAGAIN) {
            struct pollfd file = {.fd = cn_output, .events = POLLOUT};
            int ready = poll(&file, 1, 1000);
            if (ready < 0 && errno != EINTR) return false;
            if (ready > 0 && (file.revents & (POLLHUP | POLLERR | POLLNVAL))) return false;
            if (ready <= 0 && is_asked_to_end()) return false;
        } else if (errno != EINTR) {
            return false;
        }
    }
    return true;
}
