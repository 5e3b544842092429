import Ledger
import Vocabulary

extension Books {
    /// Takes an event into the books: the only way in which they change. The journal entry and the movements are functions
    /// of the event alone. Replaying a log calls this too.
    @discardableResult
    public func apply(_ event: Event, at moment: Instant, by person: OperatorID) throws -> RecordedEvent {
        counters.sequence += 1
        let recorded = RecordedEvent(sequence: counters.sequence, at: moment, by: person, event: event)
        changes.events.append(recorded)
        switch event {
        case .catalog(let event): try apply(event, at: moment, by: person)
        case .stock(let event): try apply(event, at: moment)
        case .order(let event): try apply(event, at: moment)
        case .exception(let event): try apply(event)
        case .approval(let event): try apply(event)
        case .intake(let event): apply(event, at: moment)
        case .closing(let event): try apply(event, at: moment)
        case .dispatch(let event): apply(event, at: moment)
        case .policy(let event): apply(event, at: moment, by: person)
        case .proposal(let event): try apply(event, at: moment, by: person)
        }
        if let entry = Bookkeeping.entry(for: event, shop: shop, at: moment) {
            let day = locks.openDay(for: entry.day, areas: entry.areas, at: moment)
            changes.entries.append(PostedEntry(sequence: recorded.sequence, entry: entry.posted(on: day)))
        }
        let day = event.businessDay(at: moment)
        for (number, movement) in event.movements.enumerated() {
            changes.movements.append(
                PostedMovement(sequence: recorded.sequence, number: number, movement: movement, day: day))
        }
        touches[event.subject] = Touch(by: person, at: moment)
        return recorded
    }

    private func apply(_ event: CatalogEvent, at moment: Instant, by person: OperatorID) throws {
        switch event {
        case .storeFounded(let founded):
            shop = founded
            changes.shop = founded
        case .policyActivated(let version, let digest, let files):
            found(policy: version, digest: digest, files, at: moment, by: person)
        case .operatorAdded(let person):
            operators[person.id] = person
            counters.person = max(counters.person, person.id.number)
            changes.operators.insert(person.id)
        case .rolesChanged(let id, let roles):
            operators[id]?.roles = roles
            changes.operators.insert(id)
        case .channelOpened(let channel), .channelRevised(let channel):
            channels[channel.id] = channel
            counters.channel = max(counters.channel, channel.id.number)
            changes.channels.insert(channel.id)
        case .locationOpened(let location), .locationRevised(let location):
            locations[location.id] = location
            counters.location = max(counters.location, location.id.number)
            changes.locations.insert(location.id)
        case .locationMapped(let id, let other):
            locations[id]?.mappedTo = other
            locations[id]?.isProvisional = false
            changes.locations.insert(id)
        case .itemMapped(let id, let other):
            _ = try item(id)
            items[id]?.mappedTo = other
            items[id]?.isProvisional = false
            changes.items.insert(id)
        case .itemRegistered(let item), .itemRevised(let item):
            keep(item)
            counters.sku = max(counters.sku, item.id.number)
            changes.items.insert(item.id)
        case .customerLabelled(let key, let labels):
            labelsOf[key] = labels
            changes.labelled.insert(key)
        case .storeRestored, .storeBackedUp: break
        }
    }

    private func apply(_ event: StockEvent, at moment: Instant) throws {
        switch event {
        case .moved(let move):
            for movement in move.movements { try apply(movement, owned: move.owned) }
            if let id = move.transfer { try apply(move, to: id, at: moment) }
        case .countConfirmed(let sku, let location, _):
            try change(sku, at: location) { $0.version += 1 }
        case .revalued(let revaluation):
            changes.sentUncosted = changes.sentUncosted.filter { $0.key.sku != revaluation.sku }
            changes.sentPriced.insert(revaluation.sku)
            for layer in revaluation.layers {
                try change(revaluation.sku, at: layer.location) { level in
                    guard let index = level.piles[layer.state.rawValue].layers.firstIndex(where: { $0.number == layer.number })
                    else {
                        throw BrokenBooks(
                            "SKU \(revaluation.sku) has no cost layer \(layer.number) at location \(layer.location)")
                    }
                    level.piles[layer.state.rawValue].layers[index].costMinor += layer.costMinor
                    level.version += 1
                }
            }
        }
    }

    private func apply(_ move: StockMove, to id: TransferID, at moment: Instant) throws {
        guard let movement = move.movements.first else { return }
        let units = move.movements.reduce(0) { $0 + $1.quantity }
        if move.cause == .transferSent, case .at(let from, _) = movement.from, case .at(let to, _) = movement.to {
            transfers[id] = Transfer(
                id: id, sku: movement.sku, from: from, to: to, quantity: movement.quantity, arrived: 0,
                sentAt: moment)
            counters.transfer = max(counters.transfer, id.number)
        } else {
            guard var transfer = try transfer(id) else { return }
            guard units <= transfer.open else {
                throw BrokenBooks("transfer \(id) has \(transfer.open) units on the road, not \(units)")
            }
            if move.cause == .transferLost { transfer.lost += units } else { transfer.arrived += units }
            transfers[id] = transfer
        }
        changes.transfers.insert(id)
    }

    /// Takes units out of one pile and puts them into another, with their cost.
    func apply(_ movement: Movement, owned: Bool) throws {
        let quantity = movement.quantity
        if case .at(let location, let state) = movement.from {
            try change(movement.sku, at: location) { level in
                try level.take(quantity, of: state, owned: owned)
                level.version += 1
            }
        }
        if case .at(let location, let state) = movement.to {
            try change(movement.sku, at: location) { level in
                level.piles[state.rawValue].quantity += quantity
                if owned {
                    level.lastLayer += 1
                    level.piles[state.rawValue].layers.append(
                        CostLayer(number: level.lastLayer, quantity: quantity, costMinor: movement.costMinor))
                }
                level.version += 1
            }
        }
    }

    /// Changes one stock level in place.
    func change(_ sku: SKUID, at location: LocationID, _ body: (inout StockLevel) throws -> Void) throws {
        _ = try stock(of: sku)
        changes.stock.insert(StockKey(sku, location))
        guard let index = stock[sku]!.firstIndex(where: { $0.location == location }) else {
            var fresh = StockLevel(sku: sku, location: location)
            try body(&fresh)
            let place = stock[sku]!.firstIndex { $0.location > location } ?? stock[sku]!.count
            stock[sku]!.insert(fresh, at: place)
            return
        }
        try body(&stock[sku]![index])
    }

    private func apply(_ event: ExceptionEvent) throws {
        switch event {
        case .raised(let exception):
            exceptions[exception.id] = exception
            counters.exception = max(counters.exception, exception.id.number)
        case .taken(let id, let by):
            try change(id) {
                $0.owner = by; $0.state = .owned
            }
        case .handedBack(let id):
            try change(id) {
                $0.owner = nil; $0.state = .open
            }
        case .resolved(let id, let resolution):
            try change(id) {
                $0.state = .resolved; $0.resolution = resolution
            }
        case .closedItself(let id, let resolution):
            try change(id) {
                $0.state = .closedItself; $0.resolution = resolution
            }
        case .grew(let id, let summary):
            try change(id) { $0.summary = summary }
        }
        changes.exceptions.insert(event.id)
    }

    private func change(_ id: ExceptionID, _ body: (inout ExceptionCase) -> Void) throws {
        guard var exception = try exception(id) else { return }
        body(&exception)
        exception.version += 1
        exceptions[id] = exception
    }

    private func apply(_ event: ApprovalEvent) throws {
        switch event {
        case .asked(let approval):
            approvals[approval.id] = approval
            counters.approval = max(counters.approval, approval.id.number)
        case .approved(let id, let by, let note):
            try change(id) {
                $0.state = .approved; $0.decidedBy = by; $0.decision = note; $0.course.yeses.append(by)
            }
        case .seconded(let id, let by, _, let role, let dueAt):
            try change(id) {
                $0.course.yeses.append(by); $0.role = role; $0.dueAt = dueAt
            }
        case .escalated(let id, let role, let dueAt):
            try change(id) { approval in
                if let step = approval.course.current { approval.course.steps[step].role = role }
                approval.course.escalates = false
                approval.role = role
                approval.dueAt = dueAt
            }
        case .rejected(let id, let by, let reason):
            try change(id) {
                $0.state = .rejected; $0.decidedBy = by; $0.decision = reason
            }
        case .withdrawn(let id):
            try change(id) { $0.state = .withdrawn }
        case .expired(let id):
            try change(id) { $0.state = .expired }
        case .voided(let id, let because):
            try change(id) {
                $0.state = .void; $0.decision = because
            }
        }
        changes.approvals.insert(event.id)
    }

    private func change(_ id: ApprovalID, _ body: (inout Approval) -> Void) throws {
        guard var approval = try approval(id) else { return }
        body(&approval)
        approval.version += 1
        approvals[id] = approval
        settle(approval)
    }

    private func apply(_ event: IntakeEvent, at moment: Instant) {
        switch event {
        case .lineRejected(let rejection):
            rejected.insert(rejection.source)
            changes.rejections.append(PostedRejection(sequence: counters.sequence, rejection: rejection))
        case .stockRowRead(let key, let source):
            stockRows[key] = source
            changes.stockRows[key] = source
        case .feedRead(let channel, _): feeds[channel] = moment
        }
    }
}
