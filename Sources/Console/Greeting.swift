/// What is shown in a folder without a store.
struct Greeting: Sendable {
    /// The currency of a new real store, while it is asked.
    var currency: Field?
    /// How far the making has come; nil while nothing is made.
    var progress: String?
    var trouble: String?
}
