#ifndef SETTINGS_H
#define SETTINGS_H

/// Tells SQLite not to count the memory it hands out, which takes a lock for each allocation. It works before the first
/// connection of the process only; later it changes nothing and gives SQLITE_MISUSE. Swift cannot call it: it is variadic.
int settings_without_memory_statistics(void);

#endif
