#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "internal.h"

/* How long the console may take to end after it was told to, before it is taken for stuck. */
enum { PATIENCE_SECONDS = 10 };

static atomic_bool *screen_is_up;

void cn_mark_screen(bool is_up) {
    if (screen_is_up != NULL) atomic_store(screen_is_up, is_up);
}

int32_t cn_thread_count(void) {
    DIR *threads = opendir("/proc/self/task");
    if (threads == NULL) return 1;
    int32_t count = 0;
    for (struct dirent *entry; (entry = readdir(threads)) != NULL;) count += entry->d_name[0] != '.';
    closedir(threads);
    return count;
}

/* The child stopped itself for ^Z. Stopping with the same signal tells the shell, which later continues both. */
static void stop_with(pid_t child) {
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    signal(SIGTSTP, SIG_DFL);
    kill(getpid(), SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &stop, NULL);
    sigprocmask(SIG_BLOCK, &stop, NULL);

    sigset_t resumed;
    sigemptyset(&resumed);
    sigaddset(&resumed, SIGCONT);
    sigtimedwait(&resumed, NULL, &(struct timespec){0});
    int status;
    /* A shell continues the whole group; somebody who continued only us meant the child too. */
    if (waitpid(child, &status, WNOHANG | WCONTINUED) != child) kill(child, SIGCONT);
}

/* Waits with the signals blocked, so that nothing can happen between looking and sleeping. */
static int wait_for(pid_t child, const sigset_t *signals) {
    time_t deadline = 0;
    for (;;) {
        int status;
        pid_t changed = waitpid(child, &status, WNOHANG | WUNTRACED);
        if (changed == child && !WIFSTOPPED(status)) return status;
        if (changed == child) {
            stop_with(child);
            continue;
        }
        if (changed < 0 && errno != EINTR) return 0;
        struct timespec pause = {.tv_sec = PATIENCE_SECONDS};
        int number = deadline ? sigtimedwait(signals, NULL, &pause) : sigwaitinfo(signals, NULL);
        if (number > 0 && number != SIGCHLD) kill(child, number);
        bool is_asked = number > 0 && number != SIGCHLD && number != SIGTSTP && number != SIGCONT;
        if (is_asked && number != SIGINT && number != SIGQUIT && deadline == 0) deadline = time(NULL) + PATIENCE_SECONDS;
        if (deadline && time(NULL) >= deadline) kill(child, SIGKILL);
    }
}

static void restore_terminal(const struct termios *found, const char *leave, size_t count) {
    sigset_t stop;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTTOU);
    sigprocmask(SIG_BLOCK, &stop, NULL);
    tcflush(0, TCIFLUSH); /* keys meant for the console must not reach the shell */
    tcflow(1, TCOON);
    tcsetattr(0, TCSANOW, found);
    if (atomic_load(screen_is_up) && write(1, leave, count) < 0) { /* the terminal is gone */
    }
}

cn_outcome cn_supervise(void) {
    struct termios found;
    if (!isatty(0) || !isatty(1) || tcgetattr(0, &found) != 0) return (cn_outcome){.fate = CN_ALONE};
    char leave[512];
    const char *term = getenv("TERM");
    size_t leave_count = term ? cn_leave_bytes_of(term, 1, leave, sizeof leave) : 0;
    void *page = mmap(NULL, sizeof *screen_is_up, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return (cn_outcome){.fate = CN_ALONE};
    screen_is_up = page;

    sigset_t signals, old;
    sigemptyset(&signals);
    cn_add_endings(&signals);
    const int numbers[] = {SIGCHLD, SIGHUP, SIGTSTP, SIGCONT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&signals, numbers[i]);
    sigprocmask(SIG_BLOCK, &signals, &old);
    signal(SIGCHLD, SIG_DFL);
    fflush(NULL);
    pid_t parent = getpid();
    pid_t child = fork();
    if (child <= 0) {
        sigprocmask(SIG_SETMASK, &old, NULL);
        if (child < 0) return (cn_outcome){.fate = CN_ALONE};
        prctl(PR_SET_PDEATHSIG, SIGHUP);
        if (getppid() != parent) _exit(3);
        cn_report_crashes();
        return (cn_outcome){.fate = CN_CHILD};
    }
    cn_ignore_crash_handlers();
    int status = wait_for(child, &signals);
    cn_outcome outcome = {.fate = CN_EXITED, .number = WIFEXITED(status) ? WEXITSTATUS(status) : 3};
    outcome.screen_was_up = atomic_load(screen_is_up);
    if (WIFSIGNALED(status)) outcome = (cn_outcome){CN_DIED, WTERMSIG(status), outcome.screen_was_up};
    if (outcome.fate == CN_DIED || outcome.screen_was_up) restore_terminal(&found, leave, leave_count);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return outcome;
}
