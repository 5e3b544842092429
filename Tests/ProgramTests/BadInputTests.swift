import Foundation
@preconcurrency import Glibc
import Testing

/// What is no file, or not for this user: a sentence with the place, and a store that stays as it was.
@Suite struct BadInputTests {
    @Test(arguments: ["nowhere.csv", "folder", "pipe", "/dev/zero", "/dev/null", "socket", "loop"])
    func `what is no file of records is refused at once`(name: String) throws {
        let shop = try Shop.practice()
        let path = name.hasPrefix("/") ? name : "\(shop.folder)/\(name)"
        switch name {
        case "folder": #expect(mkdir(path, 0o700) == 0)
        case "pipe": #expect(mkfifo(path, 0o600) == 0)
        case "loop": #expect(symlink(path, path) == 0)
        case "socket": try makeSocket(path)
        default: break
        }
        let events = try shop.events()
        let run = try shop.run(["import", path, "--json"], limit: 20)
        #expect(run.status == 1, "\(run)")
        let complaint = try run.complaint()
        #expect(complaint.text("place") == path, "\(run)")
        #expect(complaint.text("sentence").hasPrefix(path + ": "), "\(run)")
        #expect(run.outputBytes.isEmpty)
        #expect(try shop.events() == events)
    }

    @Test func `a pipe where a store or a backup should be is not waited for`() throws {
        let shop = try Shop.practice()
        let folder = shop.folder + "/piped"
        #expect(mkdir(folder, 0o700) == 0 && mkfifo(folder + "/tally.db", 0o600) == 0)
        let listed = try shop.run(["list", "stock", "--store", folder], limit: 20)
        #expect(listed.status == 3 || listed.status == 2, "\(listed)")
        #expect(listed.messages.contains("there is no store"), "\(listed)")
        let restored = try shop.run(["restore", folder + "/tally.db", "--store", shop.folder + "/other"], limit: 20)
        #expect(restored.status == 3 && restored.messages.contains("a folder, a pipe or a device"), "\(restored)")
    }

    @Test func `a file that this user may not read is refused`() throws {
        guard getuid() != 0 else {
            print("skipped 1 test that cannot be done by root: a file without permission")
            return
        }
        let shop = try Shop.practice()
        let path = try shop.file("secret.csv", "Name\n")
        #expect(chmod(path, 0) == 0)
        let run = try shop.tally("import", path, "--json")
        #expect(run.status == 1, "\(run)")
        #expect(try run.complaint().text("sentence").contains("may not be read"), "\(run)")
    }

    @Test func `a dry run decides everything and writes nothing`() throws {
        let shop = try Shop.stocked()
        let events = try shop.events()
        let report = try shop.tally("import", Sample.path("orders/uk-7.csv"), "--channel", "uk", "--dry-run", "--json")
        #expect(report.status == 1, "one record of the file is broken")
        #expect(try report.object().number("accepted") == 13, "\(report)")
        #expect(try report.object().isNull("rejects_file"))
        #expect(try shop.events() == events)
        #expect(try FileManager.default.contentsOfDirectory(atPath: shop.store + "/rejects").isEmpty)
    }

    @Test func `arguments that nobody expects are wrong use, whatever is in them`() throws {
        let shop = try Shop.practice()
        let events = try shop.events()
        let sly = "\u{1b}]52;c;cm0gLXJm\u{7}\u{1b}[2J"
        let calls = [
            ["do", "hold", sly, "--kind", "address"], ["do", sly], ["list", sly], ["list", "orders", "--filter", "\(sly):1"],
            ["show", "order", sly], ["import", sly], ["operator", "add", sly, "--role", "buyer"],
            ["--store", sly, "list", "orders"],
            ["do", "count", "TEA-0001", "99999999999999999999", "--at", "HAM"],
            ["do", "receive", "TEA-0001", "-1", "--at", "HAM", "--cost", "1"],
            ["do", "receive", "TEA-0001", "1", "--at", "HAM", "--cost", "1e9"],
            ["list", "orders", "--limit", "0"], ["list", "orders", "--limit", "-1"], ["list", "close", "--period", "2026-13"],
            ["do", "ship", "1", "--line", "1:0"], ["do", "ship", "1", "--line", "x"], ["show", "decision", "-1"],
        ]
        for call in calls {
            for style in [[], ["--json"]] {
                let run = try shop.run(call + style)
                #expect(run.status == 1 || run.status == 2, "\(run)")
                #expect(run.controls.isEmpty, "\(run)")
                #expect(!run.messageBytes.isEmpty, "\(run)")
            }
        }
        #expect(try shop.events() == events)
    }

    private func makeSocket(_ path: String) throws {
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8CString)
        try #require(bytes.count <= MemoryLayout.size(ofValue: address.sun_path))
        withUnsafeMutableBytes(of: &address.sun_path) { space in
            bytes.withUnsafeBytes { space.copyMemory(from: $0) }
        }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
        }
        #expect(bound == 0)
    }
}
