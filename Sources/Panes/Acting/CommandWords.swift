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
            let parts = parameter.repeats ? value.split(separator: " ").map(String.init) : [value]
            words += parts.filter { !(parameter.repeats && $0 == "all") }.map { "--\(parameter.name)=\($0)" }
        }
        if !form.parameters.contains(where: { $0.name == "reason" }), let reason = values["reason"], !reason.isEmpty {
            words.append("--reason=\(reason)")
        }
        return words
    }

    /// Takes a typed line apart at blanks; `"` and `'` keep words together.
    public static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isInWord = false
        var quote: Character?
        for letter in line {
            if let open = quote {
                if letter == open { quote = nil } else { word.append(letter) }
            } else if letter == "\"" || (letter == "'" && !isInWord) {
                quote = letter
                isInWord = true
            } else if letter == " " {
                if isInWord { words.append(word) }
                word = ""
                isInWord = false
            } else {
                word.append(letter)
                isInWord = true
            }
        }
        if isInWord { words.append(word) }
        return words
    }
}
