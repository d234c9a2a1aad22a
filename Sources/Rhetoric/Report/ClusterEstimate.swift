// What a clustering will take, said before it begins where that is long.

import Foundation

/// Time and memory of a clustering, about: measured on two processors of 2021, so that others may take half or twice as much.
public struct ClusterEstimate: Sendable {
    public let seconds: Double
    public let bytes: Double

    /// Seconds and bytes for each item, in a latent space of 100 dimensions.
    private static let ofItem = (seconds: 2e-4, bytes: 2.3e3)
    /// Seconds for each item and cluster of k-means.
    private static let ofCluster = 1e-6
    /// Seconds for each pair of items, of the methods that look at pairs.
    private static let ofPair: [ClusterMethod: Double] = [
        .ward: 7e-9, .average: 8e-9, .complete: 8e-9, .density: 1.5e-8,
    ]
    /// What is worth a word before it begins.
    private static let longSeconds = 30.0

    /// - Parameter count: clusters, where it is known.
    public init(items: Int, method: ClusterMethod, count: Int? = nil) {
        let clusters = Double(method == .kmeans ? count ?? 0 : 0)
        let (items, pairs) = (Double(items), Double(items) * Double(items) / 2)
        seconds = items * (Self.ofItem.seconds + clusters * Self.ofCluster) + pairs * (Self.ofPair[method] ?? 0)
        let isByMatrix = method == .average || method == .complete
        bytes = 1.5e8 + items * Self.ofItem.bytes + (isByMatrix ? 8 * pairs : 0)
    }

    public var isLong: Bool { seconds >= Self.longSeconds }

    /// "about 3 minutes and 2.4 GB of memory".
    public var text: String {
        let time =
            seconds < 90
            ? counted(Int(seconds.rounded()), "second")
            : seconds < 5400
                ? counted(Int((seconds / 60).rounded()), "minute") : counted(Int((seconds / 3600).rounded()), "hour")
        return "about \(time) and \(Decimals.fixed(bytes / 1e9, digits: 1)) GB of memory"
    }
}
