#include <fcntl.h>
#include <unistd.h>

#include "internal.h"

static int kept = -1;

void cn_divert_errors(const char *path) {
    if (kept >= 0) return;
    int file = path ? open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600) : -1;
    if (file < 0) file = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    kept = fcntl(2, F_DUPFD_CLOEXEC, 3);
    dup2(file, 2);
    close(file);
}

void cn_return_errors(void) {
    if (kept < 0) return;
    dup2(kept, 2);
    close(kept);
    kept = -1;
}
