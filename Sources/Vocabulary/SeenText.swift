extension String {
    /// Whether anything of it can be seen: more than blanks, controls and signs that draw nothing.
    public var isSeen: Bool {
        unicodeScalars.contains { scalar in
            if scalar.isASCII { return scalar.value > 32 && scalar.value < 127 }
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format, .surrogate, .unassigned, .privateUse:
                return false
            default: return !scalar.properties.isDefaultIgnorableCodePoint
            }
        }
    }
}
