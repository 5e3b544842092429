import Workflow

/// Puts the values of a form's parameters into the words of a command line.
public enum CommandWords {
    /// The words after the command's name: places in their order, then `--name=value`. Empty values are left out; the values
    /// of a parameter that repeats are taken apart at blanks.
    public static func line(for form: CommandForm, values: [String: String]) -> [String] {
        var words: [String] = []
        for parameter in form.parameters where !parameter.isOption {
            if let value = values[parameter.name], !value.isEmpty { words.append(value) }
        }
        for parameter in form.parameters where parameter.isOption {
            guard let value = values[parameter.name], !value.isEmpty else { continue }
            if parameter.kind == .flag {
                if value == "yes" { words.append("--\(parameter.name)") }
                continue
            }
            let parts = parameter.repeats ? value.split(separator: " ").map(String.init) : [value]
            words += parts.filter { !(parameter.repeats && $0 == "all") }.map { "--\(parameter.name)=\($0)" }
        }
        if !form.parameters.contains(where: { $0.name == "reason" }), let reason = values["reason"], !reason.isEmpty {
            words.append("--reason=\(reason)")
        }
        return words
    }
}
