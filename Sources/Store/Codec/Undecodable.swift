/// Why bytes are not what they should be.
struct Undecodable: Error, Equatable {
    let why: String
    init(_ why: String) { self.why = why }
}
