/// Every pane there is, in the order of their tabs.
public enum PaneCatalogue {
    public static let all: [any Pane] = [
        StockPane(),
        OrdersPane(),
        ExceptionsPane(),
        ApprovalsPane(),
        ClosePane(),
        PolicyPane(),
    ]
}
