import CNcurses
public import Canvas

/// The terminal in full screen: canvases go out, keys and other events come in.
///
/// There is one at a time, and one thread uses it; only `wake` may be called from elsewhere. It must be closed before
/// the program ends, or the supervisor has to clean up.
public final class Terminal {
    private var decoder: KeyDecoder
    private var painter: Painter
    private var events: [TerminalEvent] = []
    private var isHungUp = false
    private var isOpen = true
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    /// Takes the terminal over, or says in a sentence why it cannot be had.
    public static func open(_ options: TerminalOptions = TerminalOptions()) throws(TerminalFault) -> Terminal {
        let status = cn_open(options.term, options.input, options.output)
        guard status == CN_OK else { throw TerminalFault(status, term: options.term) }
        if !options.keepsStandardError { cn_divert_errors(options.log) }
        return Terminal(options)
    }

    private init(_ options: TerminalOptions) {
        decoder = KeyDecoder(sequences: TerminalKeys.described(), digitWait: options.escapeDigitMilliseconds)
        painter = Painter(isMonochrome: options.isMonochrome)
        start = clock.now
    }

    deinit { close() }

    /// Gives the terminal back as it was found. A second call does nothing.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        cn_close()
        cn_return_errors()
    }

    /// The screen's size now.
    public var size: Size { Size(rows: Int(cn_rows()), columns: Int(cn_columns())) }
    /// False where only ASCII can be shown; other letters then appear as `?`.
    public var isUTF8: Bool { cn_is_utf8() }

    /// Shows a canvas. Only what differs from the last one is sent.
    public func paint(_ canvas: Canvas, theme: Theme) {
        guard isOpen, !isHungUp else { return }
        if !painter.paint(canvas, theme: theme) { isHungUp = true }
    }

    /// Makes the next paint send everything, for ^L after something else wrote on the screen.
    public func repaint() {
        painter.forget()
        cn_repaint()
    }

    /// Leaves full screen and stops the program until the shell continues it. `next` then answers `.continued`.
    public func suspend() {
        guard isOpen else { return }
        cn_suspend()
        painter.forget()
        events.append(.continued)
    }

    /// Offers text to the clipboard of the operator's own machine. False if it is longer than 70 kB or nobody is there.
    @discardableResult
    public func copy(_ text: String) -> Bool {
        guard isOpen, !isHungUp, let bytes = Clipboard.sequence(text) else { return false }
        return cn_write(bytes, Int32(bytes.count))
    }

    /// Makes `next` return `.wake`. Any thread may call it.
    public static func wake() { cn_wake() }

    /// Waits for the next event; without a time limit it waits for ever. What has already arrived comes first, so draw
    /// only when a call with a limit of 0 answers `.none`.
    public func next(timeoutMilliseconds: Int? = nil) -> TerminalEvent {
        let deadline = timeoutMilliseconds.map { now + max(0, $0) }
        while true {
            if isHungUp || !isOpen { return .hangup }
            if !events.isEmpty { return events.removeFirst() }
            if let event = decoder.next(at: now) { return event == .key(.control("z")) ? .suspend : event }
            let left = deadline.map { max(0, $0 - now) }
            let patience = [left, decoder.patience(at: now)].compactMap { $0 }.min()
            let happened = cn_wait(Int32(clamping: patience ?? -1))
            note(happened)
            if happened.input { readInput() }
            let isQuiet = events.isEmpty && !happened.input && !isHungUp
            if isQuiet, let deadline, now >= deadline { return decoder.next(at: now) ?? .none }
        }
    }

    private var now: Int {
        let (seconds, attoseconds) = (clock.now - start).components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }

    private func note(_ happened: cn_events) {
        if happened.hangup { isHungUp = true }
        if happened.terminate != 0 { events.append(.terminate) }
        if happened.suspend { events.append(.suspend) }
        if happened.resumed {
            cn_resume()
            painter.forget()
            events.append(.continued)
        }
        if happened.resize {
            painter.forget()
            if cn_resize() { events.append(.resize) }
        }
        if happened.woken { events.append(.wake) }
    }

    private func readInput() {
        let count = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
            let count = cn_read(buffer.baseAddress, Int32(buffer.count))
            if count > 0 { decoder.feed(buffer[..<Int(count)], at: now) }
            return count
        }
        if count == 0 { isHungUp = true }
    }
}
