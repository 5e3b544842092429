import Canvas
import Panes
import Vocabulary
import Workflow

/// Everything that can reach the console: keys, time, and answers.
public enum Message: Sendable {
    case key(Stroke)
    case paste(String)
    case resized(Size)
    /// The time now. The loop sends it before every other message, so that nothing here reads a clock.
    case tick(Instant)
    /// The store was heard; the number rises when anybody has committed.
    case changed(generation: Int)
    case overview(Overview.Answer)
    case listed(PaneID, ticket: Int, Listing)
    case detailed(PaneID, RowKey, Detail)
    /// Rows that a typed word means.
    case found(PaneID, word: String, [RowKey])
    /// What one event posted; nil when there is no such event.
    case posted(Int, PostingAt.Posting?)
    /// All rows of a filter, to be marked.
    case gathered(PaneID, Listing)
    /// How often each value stands in a column.
    case counted(PaneID, column: String, field: String, [ValueCount], isPart: Bool)
    case railed(Rail)
    case performed(ticket: Int, Outcome)
    /// The machine failed: nothing was done.
    case failed(Slot, sentence: String)
    /// A text to be read, where its window is still open or nothing else is.
    case told(title: String, [TextLine])
    /// How far an import has come, or what it came to.
    case imported(ImportNews)
    /// Files and folders that begin as was typed; a folder ends with a slash.
    case paths(of: String, [String])
    /// How far the making of a store has come.
    case storeProgress(String)
    /// There is a store now, and this operator sits at it.
    case storeMade(operatorName: String)
    case storeRefused(String)
    /// The theme is in use now, or the sentence says why not.
    case themed(String)
}

/// News of an import.
public struct ImportNews: Sendable, Equatable {
    public enum Stage: Sendable, Equatable {
        /// Part of it was taken, the rest was not.
        case running, done, partly, failed
        /// A dry run's findings; nothing was taken.
        case found([Finding])
    }

    /// One thing that reading the file would do.
    public struct Finding: Sendable, Equatable {
        public var label: String
        public var text: String
        /// Somebody should look at it before going on.
        public var isOdd: Bool

        public init(_ label: String, _ text: String, isOdd: Bool) {
            self.label = label
            self.text = text
            self.isOdd = isOdd
        }
    }

    public var stage: Stage
    public var sentence: String

    public init(stage: Stage, sentence: String) {
        self.stage = stage
        self.sentence = sentence
    }
}

/// A value of a column and the number of rows that have it.
public struct ValueCount: Sendable, Equatable {
    public var value: String
    public var count: Int

    public init(value: String, count: Int) {
        self.value = value
        self.count = count
    }
}
