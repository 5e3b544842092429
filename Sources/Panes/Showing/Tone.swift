import Canvas

/// What a cell means to the operator. Another name for the canvas's roles, because operators have roles too.
public typealias Tone = Role
