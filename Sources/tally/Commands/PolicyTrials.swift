import Foundation
import Policy
import Vocabulary

/// `tally policy eval` and `tally policy test`: expressions tried outside a store.
extension PolicyCommand {
    func evaluate(_ text: String) throws {
        let known: Facts
        do {
            known = try Facts.read(try facts.map(PolicyCommand.text) ?? "{}", file: facts ?? "facts", zones: SystemZones())
        } catch let defect as PolicyDefect {
            throw PolicyCommand.failure(defect)
        }
        let compiled: Policy.Expression
        do {
            compiled = try Policy.Expression.compile(text, in: known.declarations)
        } catch {
            throw Failure.no(error.description, kind: "expression", place: "\(error.line):\(error.column)")
        }
        switch compiled.evaluate(known.bindings) {
        case .failure(let fault):
            throw Failure.no(fault.description, kind: "evaluation", place: fault.line > 0 ? "\(fault.line):\(fault.column)" : nil)
        case .success(let value):
            guard global.json else { return global.printer.say(value.description) }
            var line = JSONLine()
            line.add("value", value.description)
            line.add("type", compiled.type.description)
            global.printer.object(line)
        }
    }

    func test() throws {
        guard !what.isEmpty else { throw Failure.use("policy test takes files of cases: tally policy test cases.json") }
        var rows: [Record] = []
        var failures = 0
        for path in what {
            let file: CaseFile
            do {
                file = try CaseFile.read(try PolicyCommand.text(path), file: path)
            } catch let defect as PolicyDefect {
                throw PolicyCommand.failure(defect)
            }
            var passed = 0
            var skipped = 0
            for one in file.cases {
                switch one.outcome(zones: SystemZones()) {
                case .passed: passed += 1
                case .skipped: skipped += 1
                case .failed(let sentence): global.printer.note("\(one.id): \(one.expression)\n  \(sentence)")
                }
            }
            let failed = file.cases.count - passed - skipped
            failures += failed
            var json = JSONLine()
            json.add("suite", file.suite)
            json.add("passed", passed)
            json.add("failed", failed)
            json.add("skipped", skipped)
            rows.append(Record(cells: [file.suite, String(passed), String(failed), String(skipped)], json: json))
        }
        let numbers = ["Passed", "Failed", "Skipped"].map { Column($0, isNumber: true) }
        global.printer.print(rows, columns: [Column("Suite")] + numbers)
        guard failures == 0 else { throw Failure.no("\(failures) cases fail", kind: "cases") }
    }

    private static func text(_ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure.use("\(path) cannot be read", kind: "no_file")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Failure.no("\(path) is not UTF-8", kind: "encoding", place: path)
        }
        return text
    }
}
