import Foundation
import Testing

/// What lies in a policy's folder and is no file of it: whoever wrote it believes that it holds.
@Suite struct PolicyFolderTests {
    /// A shop with a copy of the sample policy in a folder of its own.
    private func drafted() throws -> (Shop, String) {
        let shop = try Shop.practice()
        let folder = shop.folder + "/draft"
        try FileManager.default.copyItem(atPath: Sample.path("policy"), toPath: folder)
        return (shop, folder)
    }

    @Test(arguments: [
        ("hold.yaml", "hold.yaml (did you mean holds.yaml?)"), ("aprovals.yaml", "aprovals.yaml (did you mean approvals.yaml?)"),
        ("holds.yml", "holds.yml (did you mean holds.yaml?)"), ("Holds.yaml", "Holds.yaml (did you mean holds.yaml?)"),
        ("markdowns.yaml", "markdowns.yaml: nothing in it would count"), ("rules.txt", "rules.txt: nothing in it would count"),
    ])
    func `a file that no policy has is refused wherever a folder is taken`(name: String, told: String) throws {
        let (shop, folder) = try drafted()
        // The control: without it the folder is taken.
        #expect(try shop.run(["policy", "check", folder]).status == 0)
        try FileManager.default.copyItem(atPath: folder + "/holds.yaml", toPath: "\(folder)/\(name)")
        let events = try shop.events()
        for verb in ["check", "draft", "propose", "replay", "diff"] {
            let run = try shop.run(["policy", verb, folder, "--json"])
            #expect(run.status == 1, "\(verb): \(run)")
            #expect(try run.complaint().text("sentence").contains("a policy has no file \(told)"), "\(verb): \(run)")
            #expect(try run.complaint().text("place") == "\(folder)/\(name)", "\(verb): \(run)")
        }
        #expect(try shop.events() == events)
        let made = try shop.run(["init", "--practice", "--policy", folder, "--store", shop.folder + "/other"])
        #expect(made.status == 1 && made.messages.contains("a policy has no file \(told)"), "\(made)")
        #expect(!FileManager.default.fileExists(atPath: shop.folder + "/other"))
    }

    @Test func `what is for readers, for an editor or for nobody may stand there`() throws {
        let (shop, folder) = try drafted()
        for name in ["README", "README.txt", "why.md", "NOTES.MD", ".holds.yaml.swp", ".git", "holds.yaml~"] {
            try "nothing".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        try FileManager.default.createDirectory(atPath: folder + "/cases", withIntermediateDirectories: true)
        let run = try shop.run(["policy", "check", folder])
        #expect(run.status == 0, "\(run)")
    }
}
