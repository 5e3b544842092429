/// What `Terminal.next` may find.
public enum TerminalEvent: Equatable, Sendable {
    case key(Key)
    /// Text from the clipboard, as one piece, at most 64 kB of it, with `\n` between its lines. It never counts as
    /// keys.
    case paste(String)
    /// The screen has another size; paint again.
    case resize
    /// Nobody is at the terminal any more. Keep the drafts and leave; every later answer is the same.
    case hangup
    /// Somebody asked the program to end, with a signal.
    case terminate
    /// ^Z, or the signal of the same meaning: finish what must not wait, then call `Terminal.suspend`.
    case suspend
    /// The program runs again after a stop; paint again.
    case continued
    /// `Terminal.wake` was called.
    case wake
    /// The time is over and nothing happened.
    case none
}
