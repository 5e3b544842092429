extension Role {
    /// Who may bring files in, at the screen and by command alike. What a file brings is entered in the engine's name, so this
    /// is asked before it is read.
    public static let importers: Set<Role> = [.administrator, .supervisor, .buyer]
}
