import Vocabulary

/// Locations as they are looked for: by what people call them, and those that orders may leave from.
struct LocationDirectory {
    /// Every code, also those of places that turned out to be another one.
    let codes: Set<String>
    /// The locations that stand for themselves, in the order of their numbers.
    let standing: [Location]
    /// By number, where a location stands in `standing`; -1 for one that does not.
    private var places: [Int]
    private var byCode: [String: LocationID] = [:]
    private var byName: [String: LocationID] = [:]

    init(_ locations: [LocationID: Location]) {
        let sorted = locations.values.sorted { $0.id < $1.id }
        codes = Set(sorted.map(\.code.text))
        standing = sorted.filter { $0.mappedTo == nil }
        places = Array(repeating: -1, count: (standing.last?.id.number ?? 0) + 1)
        for (place, location) in standing.enumerated() { places[location.id.number] = place }
        for location in sorted {
            let meant = location.mappedTo.flatMap { locations[$0]?.id } ?? location.id
            func keep(_ name: String, in names: inout [String: LocationID]) {
                let name = name.lowercased()
                if names[name] == nil { names[name] = meant }
            }
            keep(location.code.text, in: &byCode)
            for name in [location.name] + location.aliases { keep(name, in: &byName) }
        }
    }

    /// Where a location stands in `standing`; nil for one that does not.
    func place(of location: LocationID) -> Int? {
        places.indices.contains(location.number) && places[location.number] >= 0 ? places[location.number] : nil
    }

    /// A location by its code before its name or another of its names, whatever the case; the first of several. One that turned
    /// out to be another stands for that one.
    func location(named text: String) -> LocationID? {
        let wanted = text.lowercased()
        return byCode[wanted] ?? byName[wanted]
    }
}
