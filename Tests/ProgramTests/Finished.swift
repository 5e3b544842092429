/// What a run of the program came to.
struct Finished: CustomStringConvertible {
    var title: String
    /// The exit status; the negative signal where one ended it.
    var status: Int32
    var outputBytes: [UInt8]
    var messageBytes: [UInt8]

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var messages: String { String(decoding: messageBytes, as: UTF8.self) }
    var description: String { "\(title): status \(status)\n\(output.prefix(2_000))\n\(messages.prefix(2_000))" }

    /// The objects on standard output, one a line.
    func objects() throws -> [JSONObject] { try JSONObject.lines(outputBytes, of: title) }

    /// The only object on standard output.
    func object() throws -> JSONObject { try JSONObject.only(outputBytes, of: self) }

    /// The only object on standard error.
    func complaint() throws -> JSONObject { try JSONObject.only(messageBytes, of: self) }

    /// Bytes on either stream that a terminal would obey: escapes, bells and the like; line ends are none.
    var controls: [UInt8] { (outputBytes + messageBytes).filter { ($0 < 32 && $0 != 10) || $0 == 127 } }
}
