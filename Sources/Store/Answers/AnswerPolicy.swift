import Workflow

extension PolicyInForce: Answering {
    func answer(from reader: Reader) throws -> Answer {
        let version = try reader.shelf.counters().policy
        return Answer(version: version, files: try reader.shelf.policyFiles(version))
    }
}
