import Vocabulary
import Workflow

/// Files that are read beside the screen: one at a time, and only for who may bring them in.
extension ConsoleModel {
    /// The operator who may read a file now; nil, and the sentence why, for anybody else and while another is being read.
    mutating func fileReader(to what: String, needs roles: Set<Role>) -> OperatorID? {
        guard let me = scene.me else {
            say(.failed, "this store has no operator \(operatorName)")
            return nil
        }
        guard !roles.isDisjoint(with: me.roles) else {
            say(.refused, Refusal.notAllowed(what, by: me.name.text, needs: roles).sentence)
            return nil
        }
        return isFreeToRead() ? me.id : nil
    }

    /// False, with the sentence why, while a file is being read, or the store verified or copied.
    mutating func isFreeToRead() -> Bool {
        guard let importing else { return true }
        say(.refused, "wait until this is done: \(importing)")
        return false
    }
}
