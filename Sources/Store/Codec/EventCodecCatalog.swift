import Vocabulary
import Workflow

extension EventCodec {
    static func write(_ event: CatalogEvent, to out: inout ByteWriter) -> Int {
        switch event {
        case .storeFounded(let shop):
            out.put(shop)
            return 101
        case .policyActivated(let version, let digest, let files):
            out.int(version)
            out.text(digest)
            out.put(files)
            return 102
        case .operatorAdded(let person):
            out.put(person)
            return 103
        case .rolesChanged(let id, let roles):
            out.put(id)
            out.put(roles)
            return 104
        case .channelOpened(let channel):
            out.put(channel)
            return 105
        case .locationOpened(let location):
            out.put(location)
            return 106
        case .locationMapped(let id, let other):
            out.put(id)
            out.put(other)
            return 107
        case .itemRegistered(let item):
            out.put(item)
            // Most items have none, and then nothing stands here.
            guard !item.labels.isEmpty else { return 108 }
            out.put(item.labels)
            return 116
        case .itemRevised(let item):
            out.put(item)
            guard !item.labels.isEmpty else { return 109 }
            out.put(item.labels)
            return 117
        case .channelRevised(let channel):
            out.put(channel)
            return 110
        case .locationRevised(let location):
            out.put(location)
            return 111
        case .itemMapped(let id, let other):
            out.put(id)
            out.put(other)
            return 112
        case .storeRestored(let file, let sequence):
            out.text(file)
            out.int(sequence)
            return 113
        case .storeBackedUp(let file, let sequence):
            out.text(file)
            out.int(sequence)
            return 114
        case .customerLabelled(let key, let labels):
            out.text(key.text)
            out.put(labels)
            return 115
        }
    }

    static func readCatalog(_ type: Int, from bytes: inout ByteReader) throws(Undecodable) -> CatalogEvent {
        switch type {
        case 101: .storeFounded(try bytes.take())
        case 102: .policyActivated(version: try bytes.int(), digest: try bytes.text(), files: try bytes.take())
        case 103: .operatorAdded(try bytes.take())
        case 104: .rolesChanged(try bytes.take(), try bytes.take())
        case 105: .channelOpened(try bytes.take())
        case 106: .locationOpened(try bytes.take())
        case 107: .locationMapped(try bytes.take(), to: try bytes.take())
        case 108: .itemRegistered(try bytes.take())
        case 109: .itemRevised(try bytes.take())
        case 110: .channelRevised(try bytes.take())
        case 111: .locationRevised(try bytes.take())
        case 112: .itemMapped(try bytes.take(), to: try bytes.take())
        case 113: .storeRestored(file: try bytes.text(), sequence: try bytes.int())
        case 114: .storeBackedUp(file: try bytes.text(), sequence: try bytes.int())
        case 115: .customerLabelled(CustomerKey(kept: try bytes.text()), try bytes.take())
        case 116: .itemRegistered(try readLabelled(from: &bytes))
        case 117: .itemRevised(try readLabelled(from: &bytes))
        default: throw unknown(type)
        }
    }

    private static func readLabelled(from bytes: inout ByteReader) throws(Undecodable) -> Item {
        var item: Item = try bytes.take()
        item.labels = try bytes.take()
        return item
    }
}
