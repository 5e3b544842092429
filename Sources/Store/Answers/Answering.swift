import Workflow

/// A question that this store answers.
protocol Answering: Question {
    func answer(from reader: Reader) throws -> Answer
}
