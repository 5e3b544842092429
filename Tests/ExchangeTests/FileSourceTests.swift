import Glibc
import Testing

@testable import Exchange

struct FileSourceTests {
    private func refusal(_ path: String) -> String? {
        do throws(Defect) {
            _ = try FileSource(path: path)
            return nil
        } catch {
            return error.reason
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        var template = Array("/tmp/tallyman-exchange-XXXXXX".utf8CString)
        let folder = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)!) }
        defer {
            for name in ["a.csv", "pipe"] { unlink("\(folder)/\(name)") }
            rmdir(folder)
        }
        try body(folder)
    }

    private func write(_ bytes: [UInt8], to path: String) {
        let descriptor = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }

    @Test func `what is no readable file is refused with a sentence`() throws {
        try withFolder { folder in
            #expect(refusal("\(folder)/none.csv") == "there is no such file")
            #expect(refusal(folder) == "it is a folder")
            #expect(refusal("/dev/null") == "it is a device or a socket, not a file")
            mkfifo("\(folder)/pipe", 0o600)
            #expect(refusal("\(folder)/pipe") == "it is a pipe, not a file")
            write([], to: "\(folder)/a.csv")
            #expect(refusal("\(folder)/a.csv") == "it is empty")
            write([65], to: "\(folder)/a.csv")
            chmod("\(folder)/a.csv", 0)
            // The superuser may read everything.
            if geteuid() != 0 { #expect(refusal("\(folder)/a.csv") == "it may not be read by this user") }
        }
    }

    @Test func `a file on disk is read to its end, and says how far it is`() throws {
        try withFolder { folder in
            let text = "sku,name\n" + (0..<20_000).map { "S\($0),Thing number \($0)\n" }.joined()
            write(Array(text.utf8), to: "\(folder)/a.csv")
            var reading = try FileReading.open(path: "\(folder)/a.csv")
            var drafts = 0
            var last = 0
            while try reading.next() != nil {
                drafts += 1
                #expect(reading.bytesRead >= last)
                last = reading.bytesRead
            }
            #expect(drafts == 20_000)
            #expect(last == text.utf8.count)
            #expect(reading.bytesTotal == text.utf8.count)
        }
    }

    @Test func `a defect says where, what, what was kept and what to do`() {
        let defect = Defect(file: "a.csv", line: 2, column: 5, reason: "it is wrong", remedy: "Correct it.")
        #expect(defect.description == "a.csv:2:5: it is wrong. Nothing was taken from it. Correct it.")
    }
}
