import Panes

/// The keys that mean the same everywhere. No pane may bind one of them.
public enum GlobalKeys {
    public static let all: [GlobalKey] =
        [
            GlobalKey(.help, [.character("?"), .function(1)], "help", "Every key of this pane; type to search, Enter runs."),
            GlobalKey(
                .menu, [.character("x"), .function(10)], "actions", "What can be done with the row or the marks, and why not."),
            GlobalKey(.open, [.enter, .character("l"), .right], "open", "Open the row, or what it is about."),
            GlobalKey(
                .back, [.escape, .character("q"), .character("h"), .left, .function(12)], "back",
                "One level back; never leaves the program."),
            GlobalKey(.why, [.character("w")], "why", "The decisions about the row: facts, rules, every location with its fate."),
            GlobalKey(
                .impact, [.character("i")], "impact",
                "Show what an action would write, then do it or not: i and the action's key."),
            GlobalKey(.filter, [.character("/")], "filter", "Filter by words and field:value; the list follows while you type."),
            GlobalKey(.clearFilter, [.character("\\")], "all", "Clear the filter."),
            GlobalKey(.sort, [.character("s")], "sort", "Choose the column to sort by."),
            GlobalKey(.flip, [.character("S")], "flip", "Turn the sort round."),
            GlobalKey(.mark, [.character(" ")], "mark", "Mark the row; the next action is about all marks."),
            GlobalKey(.range, [.character("v")], "range", "Begin a range of marks, and end it."),
            GlobalKey(.markAll, [.character("*")], "mark all", "Mark every row of the filter."),
            GlobalKey(.unmark, [.character("U")], "unmark", "Take every mark away."),
            GlobalKey(
                .refresh, [.function(5), .character("R")], "refresh",
                "Read again and merge what waits; your row stays on its line."),
            GlobalKey(.undo, [.character("u")], "undo", "Take the last reversible action back, within a minute."),
            GlobalKey(.copyName, [.character("y")], "copy", "Copy the row's name."),
            GlobalKey(.copyRow, [.character("Y")], "copy row", "Copy the row as columns between tabs."),
            GlobalKey(.frequency, [.character("F")], "count", "How often each value stands in a column; Enter filters by it."),
            GlobalKey(.pause, [.character("p")], "pause", "Stop live changes in this pane, and go on."),
            GlobalKey(.lastView, [.character("-")], "last view", "The pane or row you were at before."),
            GlobalKey(.previousPage, [.character("["), .backTab], "page", "The page before, of an opened row."),
            GlobalKey(.nextPage, [.character("]"), .tab], "page", "The next page of an opened row."),
            GlobalKey(.commandLine, [.character(":"), .character("=")], "command", "A command, a number, or a place to go."),
            GlobalKey(.recall, [.function(9)], "recall", "The command line with the last command."),
            GlobalKey(.zoom, [.character("+")], "zoom", "The list alone on the screen."),
            GlobalKey(.unzoom, [.character("_")], "unzoom", "The list with its detail."),
            GlobalKey(.down, [.down, .character("j")], "down", "One row down."),
            GlobalKey(.up, [.up, .character("k")], "up", "One row up."),
            GlobalKey(.pageDown, [.pageDown, .control("f"), .function(8)], "page down", "One page down."),
            GlobalKey(.pageUp, [.pageUp, .control("b"), .function(7)], "page up", "One page up."),
            GlobalKey(.halfDown, [.control("d")], "half down", "Half a page down."),
            GlobalKey(.halfUp, [.control("u")], "half up", "Half a page up."),
            GlobalKey(.top, [.home, .character("g")], "top", "The first row."),
            GlobalKey(.bottom, [.end, .character("G")], "bottom", "The last row."),
            GlobalKey(.repaint, [.control("l")], "repaint", "Paint the whole screen again."),
            GlobalKey(.suspend, [.control("z")], "suspend", "Back to the shell; fg returns."),
            GlobalKey(.quit, [.function(3)], "exit", "Leave. :q does the same, and ^C twice."),
        ] + tabs

    private static let tabs = PaneCatalogue.all.sorted { $0.tab < $1.tab }.map { pane in
        GlobalKey(
            .tab(pane.tab), [.character(Character("\(pane.tab)")), .function(12 + pane.tab)], pane.title,
            "Go to \(pane.title).")
    }

    static let byStroke: [Stroke: GlobalKey] = {
        var table: [Stroke: GlobalKey] = [:]
        for key in all { for stroke in key.strokes { table[stroke] = key } }
        return table
    }()
}
