/// Fields, keys and indices.
enum Access {
    static let badKeys = EvaluationFault(.repeatedKey, "a key stands twice in the map, or is no string, int, uint or bool")

    static func field(_ name: String, of record: Value, isOptional: Bool, _ at: Int32) throws(EvaluationFault) -> Value {
        switch record {
        case .map(let map):
            if isOptional { return .optional(map[name]) }
            guard let found = map[name] else { throw EvaluationFault(.noSuchKey, "there is no key \(name)").at(at) }
            return found
        case .object(let object):
            if isOptional { return .optional(object.value(of: name)) }
            guard let found = object.value(of: name) else {
                let isDeclared = object.type.place(of: name) != nil
                throw EvaluationFault(
                    .noSuchField, isDeclared ? "\(name) is not known" : "\(object.type.name) has no field \(name)"
                ).at(at)
            }
            return found
        case .optional(let inner):
            guard let inner else { return .optional(nil) }
            let found = try field(name, of: inner, isOptional: true, at)
            if case .optional(.optional(let nested)?) = found { return .optional(nested) }
            return found
        default: throw EvaluationFault(.noOverload, "\(record.typeName) has no fields, so no \(name)").at(at)
        }
    }

    static func has(_ name: String, in record: Value, _ at: Int32) throws(EvaluationFault) -> Bool {
        switch record {
        case .map(let map): return map[name] != nil
        case .object(let object):
            guard object.type.place(of: name) != nil else {
                throw EvaluationFault(.noSuchField, "\(object.type.name) has no field \(name)").at(at)
            }
            return object.value(of: name) != nil
        case .optional(let inner):
            return try inner.map { (inner) throws(EvaluationFault) in try has(name, in: inner, at) } ?? false
        default: throw EvaluationFault(.noOverload, "\(record.typeName) has no fields, so no \(name)").at(at)
        }
    }

    static func element(_ index: Value, of record: Value, isOptional: Bool, _ at: Int32) throws(EvaluationFault) -> Value {
        switch record {
        case .list(let list):
            guard let place = place(index) else {
                throw EvaluationFault(.noSuchIndex, "a list is indexed by an int, not \(index.typeName)").at(at)
            }
            guard list.indices.contains(place) else {
                if isOptional { return .optional(nil) }
                throw EvaluationFault(.noSuchIndex, "the list of \(list.count) has no element \(place)").at(at)
            }
            return isOptional ? .optional(list[place]) : list[place]
        case .map(let map):
            if isOptional { return .optional(map[index]) }
            guard let found = map[index] else { throw EvaluationFault(.noSuchKey, "there is no key \(index.shown)").at(at) }
            return found
        case .optional(let inner):
            guard let inner else { return .optional(nil) }
            let found = try element(index, of: inner, isOptional: true, at)
            if case .optional(.optional(let nested)?) = found { return .optional(nested) }
            return found
        default: throw EvaluationFault(.noOverload, "\(record.typeName) has no index").at(at)
        }
    }

    private static func place(_ index: Value) -> Int? {
        switch index {
        case .int(let value): value
        case .uint(let value): Int(exactly: value) ?? Int.max
        case .double(let value): Int(exactly: value)
        default: nil
        }
    }
}
