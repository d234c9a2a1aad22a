// Which clusters were near each when it last searched, and what is known of all others, so that a merge costs few
// searches.
//
// A list comes with a bound that no cluster without a member in the list lies below. Merging brings none of them nearer
// (the linkages are reducible), so while one of the listed is within the bound it is the nearest of all.

struct NearLists: Sendable {
    private struct List: Sendable {
        /// Places, of which some may have been merged into others since.
        var places: [Int32] = []
        var bound: Float = -.infinity
    }

    private var lists: [List]
    /// What each place was merged into; a place of its own while it lives.
    private var mergedInto: [Int32]

    /// How many a search should list.
    static let listed = 24
    private static let placesPerPart = 64
    /// Distances nearer to each other than this share are equal for single precision.
    private static let rounding: Float = 1e-6

    /// Nothing is known of any.
    init(count: Int) {
        lists = Array(repeating: List(), count: count)
        mergedInto = Array(0..<Int32(count))
    }

    /// What a search found for a place: the nearest, itself perhaps among them, and a bound for all others.
    mutating func set(_ place: Int32, _ found: [Int32], bound: Float) {
        lists[Int(place)] = List(places: found.filter { $0 != place }, bound: bound)
    }

    func bound(_ place: Int32) -> Float { lists[Int(place)].bound }

    /// The first of a pair takes over what the second has listed, with a bound for what neither has.
    mutating func join(_ pair: ClusterPair, bound: Float) {
        let both = lists[Int(pair.kept)].places + lists[Int(pair.gone)].places
        lists[Int(pair.kept)] = List(places: both, bound: bound)
        lists[Int(pair.gone)] = List()
        mergedInto[Int(pair.gone)] = pair.kept
    }

    /// The nearest of what is listed for each place, the lowest of equal ones; nil where nothing is. It is certain when
    /// no other cluster can be nearer. The lists are cleared of what is not within the bound.
    ///
    /// - Parameter distance: of the clusters at two places, in whatever the bounds are in.
    mutating func nearest(
        to places: [Int32], workers: Workers, distance: @Sendable (Int32, Int32) -> Float
    ) -> [(near: NearCluster, isCertain: Bool)?] {
        let looks = looks(places, workers, distance)
        for (place, look) in zip(places, looks) { lists[Int(place)].places = look.within }
        return looks.map { look in look.near.map { ($0, !look.within.isEmpty) } }
    }

    private typealias Look = (near: NearCluster?, within: [Int32])

    private func looks(
        _ places: [Int32], _ workers: Workers, _ distance: @Sendable (Int32, Int32) -> Float
    ) -> [Look] {
        workers.map(total: places.count, by: Self.placesPerPart) { range in
            range.map { look(places[$0], distance) }
        }.flatMap(\.self)
    }

    private func look(_ place: Int32, _ distance: (Int32, Int32) -> Float) -> Look {
        let list = lists[Int(place)]
        var best: NearCluster?
        var within: [Int32] = []
        var last = place
        let limit = list.bound + abs(list.bound) * Self.rounding
        for other in list.places.map(living).sorted() where other != last && other != place {
            last = other
            let apart = distance(place, other)
            if best.map({ apart < $0.distance }) ?? true { best = NearCluster(place: other, distance: apart) }
            if apart <= limit { within.append(other) }
        }
        return (best, within)
    }

    private func living(_ place: Int32) -> Int32 {
        var place = place
        while mergedInto[Int(place)] != place { place = mergedInto[Int(place)] }
        return place
    }
}
