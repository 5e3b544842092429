/// A value with a stored form. The form of a stored version never changes: a new form takes a new version byte.
protocol Coded {
    func write(to out: inout ByteWriter)
    init(from bytes: inout ByteReader) throws(Undecodable)
}
