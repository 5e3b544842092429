import Panes
import Vocabulary
import Workflow

/// What the console wants done outside itself.
public enum Effect: Sendable {
    /// Have a question answered; a newer one of the same slot takes its place in the queue.
    case ask(Asking)
    case perform(Performing)
    /// Reads a file into the store for this operator. With `isDryRun` nothing is taken: its findings are for the sheet.
    case importFile(path: String, channel: String?, isDryRun: Bool, by: OperatorID)
    case verify
    case backUp(path: String)
    /// Reads a folder and keeps it as the next version of the policy, as this operator.
    case draftPolicy(path: String, note: String, by: OperatorID)
    /// Looks up which files and folders begin so; `.paths` tells.
    case lookUp(path: String)
    /// Makes a store; what its shop is called is nil for a demo, which has its own.
    case makeStore(StoreKind, NewShop?)
    case useTheme(String)
    case copy(String)
    case repaint
    case suspend
    case quit
}

/// What kind of store the greeting makes.
public enum StoreKind: Sendable, Equatable {
    case demo, practice, real
}

/// For whom a question is asked. One answer of each is enough.
public enum Slot: Hashable, Sendable {
    case overview
    case listing(PaneID)
    case detail(PaneID)
    case find
    case gather
    case count
    case rail
    case perform(Int)

    /// Its answer decides what the next key is about.
    var chooses: Bool { self == .find || self == .gather }
}
