import Foundation
@preconcurrency import Glibc
import Policy
import Store
import Vocabulary
import Workflow

/// Makes stores: for `tally init` and for the console's greeting.
struct StoreMaker {
    enum Kind {
        case real, practice, demo
    }

    var folder: StoreFolder
    var kind: Kind
    var currency: String?
    /// The policy folder. When nil: the sample shop's for a demo; for a store of one's own its rules, with a shop, channel and
    /// location that make no claims.
    var policy: String?
    /// The shop's name and zone, where somebody says them.
    var name: String?
    var zone: String?

    /// Makes the store and, for a demo, plays the sample data into it. `progress` hears what is going on. A store that could
    /// not be finished is taken away again.
    func make(progress: (String) -> Void) throws {
        var unit: Currency?
        if let currency {
            if let fault = NewShop.fault(ofCurrency: currency) { throw Failure.use(fault) }
            unit = Currency(currency.uppercased())
        }
        let samples = Places.shared("sample-data")
        guard let path = policy ?? samples.map({ $0 + "/policy" }) else {
            throw Failure.use("the sample policy is not beside the program: name a folder with --policy, or set TALLY_SHARE")
        }
        let isOwn = policy == nil && kind != .demo
        var source = try PolicyFolder(path, overlay: isOwn ? samples.map { $0 + "/start" } : nil)
        let plan: ShopPlan
        do {
            var shop = try ShopPlan.read(source.files, currency: unit, isPractice: kind != .real, zones: SystemZones()).shop
            if let name {
                if let fault = NewShop.fault(ofName: name) { throw Failure.use(fault) }
                shop.name = name
            }
            if let zone {
                if let fault = NewShop.fault(ofZone: zone, in: SystemZones()) { throw Failure.use(fault) }
                shop.zone = zone
            }
            if unit != nil || name != nil || zone != nil { source = source.made(for: shop, isOwn: isOwn) }
            plan = try ShopPlan.read(source.files, currency: nil, isPractice: kind != .real, zones: SystemZones())
            _ = try House.read(source.files, version: 1, zones: SystemZones())
        } catch let defect as PolicyDefect {
            throw Failure.no("\(path)/\(defect)", kind: "policy", place: "\(path)/\(defect.place)")
        }
        let isFolderNew = !FileManager.default.fileExists(atPath: folder.path)
        if let parent = folder.path.range(of: "/", options: .backwards) {
            try? FileManager.default.createDirectory(
                atPath: String(folder.path[..<parent.lowerBound]), withIntermediateDirectories: true)
        }
        let wasThere = folder.exists
        var desk: StoreDesk?
        do {
            let made = try StoreDesk.opened(folder, creating: true)
            desk = made
            try found(made, plan, source, progress)
            try made.close()
        } catch {
            try? desk?.close()
            // What another one makes at this moment is not ours to take away.
            let fault = error as? StoreFault
            if wasThere || fault?.kind == .alreadyThere || fault?.kind == .notEmpty || fault?.code == EEXIST { throw error }
            discard(isFolderNew: isFolderNew)
            throw error
        }
    }

    private func found(
        _ desk: StoreDesk, _ plan: ShopPlan, _ source: PolicyFolder, _ progress: (String) -> Void
    ) throws {
        progress("Founding \(plan.shop.name)")
        let start = SystemClock.now()
        let demo = kind == .demo ? try DemoScript.load() : nil
        let founding = FoundStore(
            plan: plan, files: source.files, digest: source.digest,
            founder: OperatorName(Places.account) ?? OperatorName(kept: "founder"))
        let signature = Signature(by: Operator.engineID, at: demo?.start(today: start, zones: SystemZones()) ?? start)
        let performed = try desk.perform(founding, as: signature, preview: false)
        if let refusal = performed.refusal { throw Failure.no(refusal.sentence, kind: refusal.code) }
        try source.write(to: folder.policy)
        try demo?.play(on: desk, today: start, zones: SystemZones(), progress: progress)
    }

    private func discard(isFolderNew: Bool) {
        let files = FileManager.default
        for name in ["tally.db", "tally.db-wal", "tally.db-shm", "store.wlock"] {
            try? files.removeItem(atPath: "\(folder.path)/\(name)")
        }
        for place in [folder.backups, folder.inbox, folder.outbox, folder.rejects, folder.policy] { rmdir(place) }
        if isFolderNew { try? files.removeItem(atPath: folder.path) }
    }
}
