// Threads above single-threaded kernels. Work is always cut into the same parts, whatever the number of threads, so
// that the same input gives the same bytes everywhere.

import Dispatch

/// How many threads may work at once.
public struct Workers: Sendable {
    public let count: Int

    /// - Parameter count: at least 1; nil takes every processor that is online.
    public init(count: Int? = nil) {
        precondition(count ?? 1 >= 1, "at least one thread is needed")
        self.count = count ?? Workers.online
    }

    public static let all = Workers()
    private static let online = max(1, DispatchQueue.online)

    /// Calls `body` once for each part `0..<parts`, at most `count` at a time, and returns when all are done.
    package func run(parts: Int, _ body: @Sendable (Int) -> Void) {
        if count == 1 || parts <= 1 {
            for part in 0..<parts { body(part) }
            return
        }
        let next = Counter()
        DispatchQueue.concurrentPerform(iterations: min(count, parts)) { _ in
            while case let part = next.take(), part < parts { body(part) }
        }
    }

    /// Maps every part to a value; the results are in the order of the parts.
    func map<Result: Sendable>(parts: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        let results = Slots<Result>(count: parts)
        run(parts: parts) { results.set($0, body($0)) }
        return results.values
    }

    /// Cuts `0..<total` into ranges of at most `size` and maps them.
    func map<Result: Sendable>(total: Int, by size: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
        map(parts: (total + size - 1) / size) { part in body(part * size..<min(total, (part + 1) * size)) }
    }
}
