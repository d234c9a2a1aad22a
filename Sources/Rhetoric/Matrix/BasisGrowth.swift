// How far a Krylov basis grows before its Ritz values are looked at. An eigenproblem costs as much as many blocks, so it is
// solved seldom: once at three times the rank, and then where the bounds, which fall ever faster with each block, are expected to be small
// enough.

import Foundation

struct BasisGrowth {
    /// The basis grows by whole panels.
    private static let block = Panel<Float>.width

    /// How fast bounds fall with each block near the end, for text: to e^-0.7.
    private static let usualRate = 0.7

    /// Columns at which the Ritz values are to be looked at next.
    private(set) var goal: Int
    private let rank: Int
    /// Columns that the memory holds; nil without a limit.
    private let most: Int?
    private var last: (size: Int, bound: Double)?
    /// The share of the tolerance that the bounds are driven to.
    private var share = 0.8

    init<Scalar>(rank: Int, length: Int, memoryLimit: Int?, scalar: Scalar.Type) {
        self.rank = rank
        goal = Self.rounded(3 * rank + 48)
        most = memoryLimit.map { limit in
            max(
                Self.rounded(rank) + 96,
                limit / (MemoryLayout<Scalar>.stride * max(1, length)) / Self.block * Self.block)
        }
        if let most { goal = min(goal, most) }
    }

    func target(_ tolerance: Double) -> Double { share * tolerance }

    /// The residuals that were measured were larger than the tolerance by this factor though the bounds were not.
    mutating func missed(by factor: Double) { share = min(share / factor, share / 2) }

    /// Sets the next goal. Where memory ends, returns how many Ritz vectors to keep for a restart.
    mutating func advance(from size: Int, bound: Double, tolerance: Double) -> Int? {
        let steps = blocksNeeded(from: size, bound: bound, tolerance: tolerance)
        last = (size, bound)
        goal = size + steps * Self.block
        guard let most, goal > most else { return nil }
        guard size >= most else {
            goal = most
            return nil
        }
        let kept = Self.rounded(rank + (most - rank) / 3)
        last = nil
        goal = min(most, kept + (goal - size))
        return kept
    }

    /// Blocks until the bound is expected to meet its target, from how it fell since the last time.
    private func blocksNeeded(from size: Int, bound: Double, tolerance: Double) -> Int {
        let coarse = max(2, size / 8 / Self.block)
        guard bound < 0.3, bound > 0 else { return coarse }
        // Bounds fall ever faster, so that the last rate asks for too much.
        let rate = last.flatMap { last in
            bound < last.bound / 1.5
                ? log(last.bound / bound) / Double((size - last.size) / Self.block) / 0.55 : nil
        }
        let needed = (log(bound / target(tolerance)) / (rate ?? Self.usualRate)).rounded(.up)
        return min(max(4, size / 3 / Self.block), max(1, Int(needed)))
    }

    private static func rounded(_ count: Int) -> Int { (count + block - 1) / block * block }
}
