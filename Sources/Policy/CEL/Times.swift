import Vocabulary

/// Parts of moments and durations.
extension FunctionTable {
    mutating func addTimes() {
        addPart("getFullYear") { day, _, _ in day.year }
        addPart("getMonth") { day, _, _ in day.month - 1 }
        addPart("getDate") { day, _, _ in day.day }
        addPart("getDayOfMonth") { day, _, _ in day.day - 1 }
        addPart("getDayOfWeek") { day, _, _ in Timestamp.split(day.number + 4, by: 7).1 }
        addPart("getDayOfYear") { day, _, _ in day.number - CalendarDay.number(year: day.year, month: 1, day: 1) }
        addPart("getHours", ofDuration: { $0 / 3_600_000_000_000 }) { _, second, _ in second / 3_600 }
        addPart("getMinutes", ofDuration: { $0 / 60_000_000_000 }) { _, second, _ in second / 60 % 60 }
        addPart("getSeconds", ofDuration: { $0 / 1_000_000_000 }) { _, second, _ in second % 60 }
        addPart("getMilliseconds", ofDuration: { $0 % 1_000_000_000 / 1_000_000 }) { _, _, nanosecond in nanosecond / 1_000_000 }
    }

    /// One part of a moment (day, second of the day, nanosecond of the second), in UTC or in a zone, and of a duration where it has it.
    private mutating func addPart(
        _ name: String, ofDuration: (@Sendable (Int) -> Int)? = nil, _ part: @escaping @Sendable (CalendarDay, Int, Int) -> Int
    ) {
        @Sendable func value(_ moment: Timestamp, _ offset: Int) -> Value {
            let (days, second) = Timestamp.split(moment.seconds + offset, by: 86_400)
            return .int(part(CalendarDay(number: days), second, Int(moment.nanoseconds)))
        }
        var overloads: [Overload] = [.member([.timestamp], .int)]
        if ofDuration != nil { overloads.append(.member([.duration], .int)) }
        add(
            name, overloads,
            .unary { x, _ throws(EvaluationFault) in
                switch x {
                case .timestamp(let moment): return value(moment, 0)
                case .duration(let nanoseconds):
                    guard let ofDuration else { throw EvaluationFault.overload(name, x) }
                    return .int(ofDuration(nanoseconds))
                default: throw EvaluationFault.overload(name, x)
                }
            })
        add(
            name, [.member([.timestamp, .string], .int)],
            .binary { x, y, frame throws(EvaluationFault) in
                guard case .timestamp(let moment) = x, case .string(let zone) = y else {
                    throw EvaluationFault.overload(name, x, y)
                }
                return value(moment, try frame.surroundings.offset(of: zone, at: moment))
            })
    }
}

extension FunctionTable {
    /// The parts of a moment: each may be asked in a zone.
    static let parts: Set<String> = [
        "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getHours", "getMinutes",
        "getSeconds",
        "getMilliseconds",
    ]
}

extension Surroundings {
    /// Whether a zone that an expression names can be asked: a slip is found before the rule runs.
    func check(zone: String) throws(EvaluationFault) {
        if zone == "UTC" || zone == "Z" || zones.knows(zone) { return }
        var scanner = DigitScanner(zone)
        if scanner.offset(isUTCNamed: false) != nil, scanner.isAtEnd { return }
        throw unknown(zone)
    }

    private func unknown(_ zone: String) -> EvaluationFault {
        let near = Spelling.nearest(to: zone, among: zones.names).map { "did you mean \($0)?" }
        return EvaluationFault(
            .malformed,
            "\(Value.string(String(zone.prefix(40))).shown) is no time zone; \(near ?? "zones are written like \"Europe/Berlin\" or \"+01:00\"")"
        )
    }

    /// Seconds east of UTC of `+01:00`, `UTC` or a named zone at a moment.
    func offset(of zone: String, at moment: Timestamp) throws(EvaluationFault) -> Int {
        if zone == "UTC" || zone == "Z" { return 0 }
        var scanner = DigitScanner(zone)
        if let offset = scanner.offset(isUTCNamed: false), scanner.isAtEnd { return offset }
        guard zones.knows(zone) else { throw unknown(zone) }
        return zones.offsetSeconds(
            of: zone, at: Instant(milliseconds: moment.seconds * 1_000 + Int(moment.nanoseconds) / 1_000_000))
    }
}
