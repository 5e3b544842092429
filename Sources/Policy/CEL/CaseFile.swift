import Vocabulary

/// A file of test cases for expressions, in the layout of the standard's conformance cases as JSON.
public struct CaseFile: Sendable {
    public let suite: String
    public let cases: [ExpressionCase]

    /// Reads the file; throws where it is no JSON or has no cases.
    public static func read(_ text: String, file: String) throws(PolicyDefect) -> CaseFile {
        let tree = try JSONReader.read(text, file: file)
        guard case .array(let trees)? = tree["cases"] else {
            throw PolicyDefect(file: file, line: 1, column: 1, sentence: "the file has no cases: {\"cases\": [{\"expr\": ...}]}")
        }
        return CaseFile(suite: tree["suite"]?.text ?? file, cases: trees.map { ExpressionCase(tree: $0) })
    }
}

/// One expression with what it must give.
public struct ExpressionCase: Sendable {
    /// How a case went.
    public enum Outcome: Sendable, Equatable {
        case passed
        case failed(String)
        /// It needs protocol buffer messages, which policy has not.
        case skipped
    }

    public let id: String
    public let section: String
    public let name: String
    public let expression: String
    private let tree: JSONTree

    init(tree: JSONTree) {
        self.tree = tree
        expression = tree["expr"]?.text ?? ""
        name = tree["name"]?.text ?? ""
        section = tree["section"]?.text ?? ""
        id = tree["id"]?.text ?? "\(section)/\(name)"
    }

    /// Runs the case.
    public func outcome(zones: any Zones = UTCOnly()) -> Outcome {
        if tree["needs_protobuf"]?.isTrue == true { return .skipped }
        guard let expected = tree["expect"] else { return .failed("the case expects nothing") }
        var declarations = Declarations(zones: zones)
        for declared in tree["declarations"]?.elements ?? [] {
            guard declare(declared, in: &declarations) else { return .failed("a declaration cannot be read") }
        }
        let given = tree["bindings"]?.entries ?? []
        for entry in given where declarations.slot(of: entry.key) == nil { declarations.declare(entry.key, .dyn) }
        var bindings = Bindings(declarations)
        for entry in given {
            guard let value = CaseValue.read(entry.value) else { return .failed("the value of \(entry.key) cannot be read") }
            bindings[entry.key] = value
        }
        return outcome(expected, declarations, bindings)
    }

    private func outcome(_ expected: JSONTree, _ declarations: Declarations, _ bindings: Bindings) -> Outcome {
        let compiled: Expression
        do throws(ExpressionFault) {
            compiled = try Expression.compile(expression, in: declarations, isChecked: tree["disable_check"]?.isTrue != true)
        } catch {
            return expected["error"] != nil ? .passed : .failed("does not compile: \(error.sentence)")
        }
        if let wanted = expected["type"]?.text, ValueType(wanted) != compiled.type {
            return .failed("has the type \(compiled.type), not \(wanted)")
        }
        if tree["check_only"]?.isTrue == true { return .passed }
        switch (compiled.evaluate(bindings), expected["error"], expected["value"]) {
        case (.failure, _?, _): return .passed
        case (.failure(let fault), nil, _): return .failed("fails: \(fault.sentence)")
        case (.success(let value), _?, _): return .failed("gives \(value.shown), not an error")
        case (.success, nil, nil): return .passed
        case (.success(let value), nil, let wanted?):
            guard let wanted = CaseValue.read(wanted) else { return .failed("the expected value cannot be read") }
            return CaseValue.areSame(value, wanted) ? .passed : .failed("gives \(value.shown), not \(wanted.shown)")
        }
    }

    private func declare(_ tree: JSONTree, in declarations: inout Declarations) -> Bool {
        guard let name = tree["name"]?.text else { return false }
        guard let signatures = tree["function"]?.elements else {
            guard let type = tree["type"]?.text.flatMap({ ValueType($0) }) else { return false }
            declarations.declare(name, type)
            return true
        }
        var overloads: [Overload] = []
        for signature in signatures {
            let parameters = (signature["params"]?.elements ?? []).compactMap { $0.text.flatMap { ValueType($0) } }
            guard let result = signature["result"]?.text.flatMap({ ValueType($0) }) else { return false }
            overloads.append(Overload(isMember: signature["instance"]?.isTrue == true, parameters: parameters, result: result))
        }
        declarations.declare(function: name, overloads) { _ throws(EvaluationFault) in
            throw EvaluationFault.of("\(name) is only declared")
        }
        return true
    }
}
