import Workflow

extension Labels.Attribute: Coded {
    func write(to out: inout ByteWriter) {
        out.text(name)
        out.text(value)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(name: try bytes.text(), value: try bytes.text())
    }
}

extension Labels: Coded {
    func write(to out: inout ByteWriter) {
        out.put(tags)
        out.put(attributes)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init(tags: try bytes.take(), attributes: try bytes.take())
    }
}

extension OrderMarks: Coded {
    func write(to out: inout ByteWriter) {
        out.put(labels)
        out.text(phone)
        out.put(overruled)
        out.text(waits)
    }

    init(from bytes: inout ByteReader) throws(Undecodable) {
        self.init()
        labels = try bytes.take()
        phone = try bytes.text()
        overruled = try bytes.take()
        waits = try bytes.text()
    }
}
