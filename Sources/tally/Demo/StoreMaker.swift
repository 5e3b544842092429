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

    /// Makes the store and, for a demo, plays the sample data into it. `progress` hears what is going on. The store is there when
    /// it is whole.
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
        if let parent = folder.path.range(of: "/", options: .backwards) {
            try? FileManager.default.createDirectory(
                atPath: String(folder.path[..<parent.lowerBound]), withIntermediateDirectories: true)
        }
        try StoreMaking(folder).run { place in
            let desk = try StoreDesk.opened(place, creating: true)
            do { try found(desk, plan, source, progress) } catch {
                try? desk.close()
                throw error
            }
            try desk.close()
        }
    }

    private func found(
        _ desk: StoreDesk, _ plan: ShopPlan, _ source: PolicyFolder, _ progress: (String) -> Void
    ) throws {
        progress("Founding \(plan.shop.name)")
        let now = try SystemClock.now(isPractice: kind != .real)
        let demo = kind == .demo ? try DemoScript.load(for: now, zone: plan.shop.zone, zones: SystemZones()) : nil
        let founding = FoundStore(
            plan: plan, files: source.files, digest: source.digest,
            founder: OperatorName(Places.account) ?? OperatorName(kept: "founder"))
        let signature = Signature(by: Operator.engineID, at: demo?.start ?? now)
        let performed = try desk.perform(founding, as: signature, preview: false)
        if let refusal = performed.refusal { throw Failure.no(refusal.sentence, kind: refusal.code) }
        try source.write(to: desk.folder.policy)
        try demo?.play(on: desk, at: now, progress: progress)
    }
}
