/// The files of the policy that is active, for `tally policy show`.
public struct PolicyInForce: Question {
    public struct Answer: Sendable, Equatable {
        public var version: Int
        public var files: [PolicyFile]

        public init(version: Int, files: [PolicyFile]) {
            self.version = version
            self.files = files
        }
    }

    public init() {}
}
