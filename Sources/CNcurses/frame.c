#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "internal.h"

/* ncurses writes a frame in dozens of pieces, and an operator far away would see each of them arrive. While a frame is
   made, its descriptor leads to this file in memory; then the whole of it goes out at once. */
static int memory = -1;
static uint8_t *bytes;
static size_t capacity;

void cn_begin_frame(int descriptor) {
    if (memory < 0) memory = memfd_create("frame", MFD_CLOEXEC);
    if (memory < 0) return;
    lseek(memory, 0, SEEK_SET);
    dup2(memory, descriptor);
}

int32_t cn_end_frame(int descriptor, const uint8_t **frame) {
    if (memory < 0) return 0;
    dup2(cn_output, descriptor);
    off_t size = lseek(memory, 0, SEEK_CUR);
    if (size <= 0) return 0;
    if ((size_t)size > capacity) {
        uint8_t *larger = realloc(bytes, (size_t)size * 2);
        if (larger == NULL) return 0;
        bytes = larger;
        capacity = (size_t)size * 2;
    }
    *frame = bytes;
    ssize_t count = pread(memory, bytes, (size_t)size, 0);
    return count < 0 ? 0 : (int32_t)count;
}
