import Policy
import Vocabulary
import Workflow

/// What rules were asked, in few bytes: facts by their numbers, findings two bits each, and a fact that the evaluation before it knew the
/// same way in one byte. Names come from the context of the family.
extension Evaluation {
    /// A fact is one byte of its kind (three bits) and number (five bits; all of them set when the number follows), then its value.
    private enum Kind: UInt8 {
        case same = 0, unknown, no, yes, number, text, money, other
    }

    private static let numberFollows: UInt8 = 31

    func write(to out: inout ByteWriter, after before: Evaluation?) {
        out.int(family)
        out.int(about)
        out.int(findings.count)
        for start in stride(from: 0, to: findings.count, by: 4) {
            var packed: UInt8 = 0
            for place in start..<min(start + 4, findings.count) {
                packed |= findings[place].rawValue << UInt8((place - start) * 2)
            }
            out.byte(packed)
        }
        out.int(facts.count)
        let earlier = before?.family == family ? before?.facts ?? [] : []
        // Both stand in the order of their numbers.
        var place = 0
        for fact in facts {
            while place < earlier.count, earlier[place].number < fact.number { place += 1 }
            if place < earlier.count, earlier[place] == fact {
                Evaluation.head(.same, fact.number, &out)
            } else {
                Evaluation.write(fact.number, fact.value, &out)
            }
        }
    }

    private static func head(_ kind: Kind, _ number: Int, _ out: inout ByteWriter) {
        let isShort = number < Int(numberFollows)
        out.byte(kind.rawValue << 5 | (isShort ? UInt8(number) : numberFollows))
        if !isShort { out.int(number) }
    }

    private static func write(_ number: Int, _ value: FactValue, _ out: inout ByteWriter) {
        switch value {
        case .unknown: head(.unknown, number, &out)
        case .flag(let flag): head(flag ? .yes : .no, number, &out)
        case .number(let value):
            head(.number, number, &out)
            out.int(value)
        case .text(let text):
            head(.text, number, &out)
            out.text(text)
        case .money(let money):
            head(.money, number, &out)
            out.put(money)
        case .moment(let moment):
            head(.other, number, &out)
            out.byte(0)
            out.put(moment)
        case .span(let nanoseconds):
            head(.other, number, &out)
            out.byte(1)
            out.int(nanoseconds)
        case .list(let values): write(all: values, as: 2, number, &out)
        case .record(let values): write(all: values, as: 3, number, &out)
        case .map(let entries):
            head(.other, number, &out)
            out.byte(4)
            out.int(entries.count)
            for entry in entries {
                out.text(entry.name)
                write(0, entry.value, &out)
            }
        }
    }

    private static func write(all values: [FactValue], as kind: UInt8, _ number: Int, _ out: inout ByteWriter) {
        head(.other, number, &out)
        out.byte(kind)
        out.int(values.count)
        for value in values { write(0, value, &out) }
    }

    init(from bytes: inout ByteReader, after before: Evaluation?) throws(Undecodable) {
        self.init(family: try bytes.int(), about: try bytes.int(), facts: [], findings: [])
        let asked = try bytes.int()
        guard (0...RuleSheet.most).contains(asked) else { throw Undecodable("\(asked) rules are more than a family has") }
        var packed: UInt8 = 0
        for place in 0..<asked {
            if place % 4 == 0 { packed = try bytes.byte() }
            guard let finding = Finding(rawValue: packed >> UInt8(place % 4 * 2) & 3) else { throw Undecodable("no finding") }
            findings.append(finding)
        }
        let earlier = before?.family == family ? before?.facts ?? [] : []
        for _ in 0..<(try bytes.count()) {
            let (kind, number) = try Evaluation.head(&bytes)
            guard kind == .same else {
                facts.append(Known(number: number, value: try Evaluation.value(kind, &bytes)))
                continue
            }
            guard let same = earlier.first(where: { $0.number == number }) else {
                throw Undecodable("no fact before has number \(number)")
            }
            facts.append(same)
        }
    }

    private static func head(_ bytes: inout ByteReader) throws(Undecodable) -> (kind: Kind, number: Int) {
        let byte = try bytes.byte()
        guard let kind = Kind(rawValue: byte >> 5) else { throw Undecodable("\(byte) is no kind of fact") }
        let number = byte & numberFollows
        return (kind, number == numberFollows ? try bytes.int() : Int(number))
    }

    private static func value(
        _ kind: Kind, _ bytes: inout ByteReader, depth: Int = 0
    ) throws(Undecodable) -> FactValue {
        guard depth < 8 else { throw Undecodable("lists within lists") }
        switch kind {
        case .same: throw Undecodable("nothing stands before it")
        case .unknown: return .unknown
        case .no: return .flag(false)
        case .yes: return .flag(true)
        case .number: return .number(try bytes.int())
        case .text: return .text(try bytes.text())
        case .money: return .money(try bytes.take())
        case .other: break
        }
        switch try bytes.byte() {
        case 0: return .moment(try bytes.take())
        case 1: return .span(try bytes.int())
        case 2: return .list(try all(&bytes, depth))
        case 3: return .record(try all(&bytes, depth))
        case 4:
            var entries: [FactValue.Entry] = []
            for _ in 0..<(try bytes.count()) {
                let name = try bytes.text()
                let (kind, _) = try head(&bytes)
                entries.append(FactValue.Entry(name, try value(kind, &bytes, depth: depth + 1)))
            }
            return .map(entries)
        case let other: throw Undecodable("\(other) is no kind of fact")
        }
    }

    private static func all(_ bytes: inout ByteReader, _ depth: Int) throws(Undecodable) -> [FactValue] {
        var values: [FactValue] = []
        for _ in 0..<(try bytes.count()) {
            let (kind, _) = try head(&bytes)
            values.append(try value(kind, &bytes, depth: depth + 1))
        }
        return values
    }
}
