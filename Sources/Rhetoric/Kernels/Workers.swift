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
        run(parts: parts, each: {}, { part, _ in body(part) })
    }

    /// The same with something that each thread makes for itself and hands from one of its parts to the next: buffers
    /// that are filled anew. Which parts share one depends on the number of threads, so no result may depend on it.
    func run<Scratch>(
        parts: Int, each makeScratch: @Sendable () -> Scratch, _ body: @Sendable (Int, inout Scratch) -> Void
    ) {
        if count == 1 || parts <= 1 {
            var scratch = makeScratch()
            for part in 0..<parts { body(part, &scratch) }
            return
        }
        let next = Counter()
        DispatchQueue.concurrentPerform(iterations: min(count, parts)) { _ in
            var scratch = makeScratch()
            while case let part = next.take(), part < parts { body(part, &scratch) }
        }
    }

    /// Calls `body` for every part of every stage: a part begins when all stages but the one right before its own are
    /// done. So threads need not stop between stages, where those that follow each other do not depend on one another.
    func run(stages: [Int], _ body: @Sendable (_ stage: Int, _ part: Int) -> Void) {
        if count == 1 {
            for (stage, parts) in stages.enumerated() { for part in 0..<parts { body(stage, part) } }
            return
        }
        let next = Counter()
        let progress = Progress(stages)
        // Parts are taken in order, so what a part waits for has been taken by a thread that runs.
        DispatchQueue.concurrentPerform(iterations: count) { _ in
            var (stage, before) = (0, 0)
            while true {
                let taken = next.take()
                while stage < stages.count, taken >= before + stages[stage] {
                    before += stages[stage]
                    stage += 1
                }
                guard stage < stages.count else { return }
                progress.wait(forStages: stage - 1)
                body(stage, taken - before)
                progress.finish(stage)
            }
        }
    }

    /// Cuts `0..<total` into ranges of at most `size` and calls `body` once for each.
    func run(total: Int, by size: Int, _ body: @Sendable (Range<Int>) -> Void) {
        run(parts: (total + size - 1) / size) { part in body(part * size..<min(total, (part + 1) * size)) }
    }

    /// Maps every part to a value; the results are in the order of the parts.
    func map<Result: Sendable>(parts: Int, _ body: @Sendable (Int) -> Result) -> [Result] {
        let results = Slots<Result>(count: parts)
        run(parts: parts) { results.set($0, body($0)) }
        return results.values
    }

    /// The same with scratch, as in `run(parts:each:_:)`.
    func map<Result: Sendable, Scratch>(
        parts: Int, each makeScratch: @Sendable () -> Scratch, _ body: @Sendable (Int, inout Scratch) -> Result
    ) -> [Result] {
        let results = Slots<Result>(count: parts)
        run(parts: parts, each: makeScratch) { results.set($0, body($0, &$1)) }
        return results.values
    }

    /// Cuts `0..<total` into ranges of at most `size` and maps them.
    func map<Result: Sendable>(total: Int, by size: Int, _ body: @Sendable (Range<Int>) -> Result) -> [Result] {
        map(parts: (total + size - 1) / size) { part in body(part * size..<min(total, (part + 1) * size)) }
    }

    /// Cuts `0..<count` into ranges whose sizes add up to `most`, or a little more; no range where `count` is 0.
    static func cut(_ count: Int, by most: Int, size: (Int) -> Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var sum = 0
        for index in 0..<count {
            sum += size(index)
            guard sum >= most || index + 1 == count else { continue }
            ranges.append(start..<index + 1)
            (start, sum) = (index + 1, 0)
        }
        return ranges
    }

    /// An array that the parts fill in parallel: part i all of `starts[i]..<starts[i + 1]`. The last start is
    /// its count.
    func filled<Element: BitwiseCopyable & Sendable>(
        _ starts: [Int], _ fill: @Sendable (_ part: Int, _ out: UnsafeMutablePointer<Element>) -> Void
    ) -> [Element] {
        [Element](unsafeUninitializedCapacity: starts.last!) { buffer, count in
            let out = DisjointBuffer(buffer)
            run(parts: starts.count - 1) { fill($0, out.base + starts[$0]) }
            count = starts.last!
        }
    }
}
