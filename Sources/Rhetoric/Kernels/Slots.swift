// The little that parallel loops share: a counter that hands out parts, slots that each part fills once, and buffers
// that threads write in places that do not overlap.

import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

extension DispatchQueue {
    static var online: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

enum PhysicalMemory {
    /// What the machine has, in bytes.
    static let bytes = Int(sysconf(Int32(_SC_PHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

/// Hands out 0, 1, 2, ... to any number of threads.
final class Counter: Sendable {
    private let next = Atomic<Int>(0)
    func take() -> Int { next.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// How far the stages of a loop are.
final class Progress: Sendable {
    private let remaining: Mutex<[Int]>
    /// Stages from the first on of which all parts are done.
    private let completed = Atomic<Int>(0)

    /// - Parameter stages: parts of each.
    init(_ stages: [Int]) {
        remaining = Mutex(stages)
        remaining.withLock { advance($0) }
    }

    func finish(_ stage: Int) {
        remaining.withLock { remaining in
            remaining[stage] -= 1
            if remaining[stage] == 0 { advance(remaining) }
        }
    }

    private func advance(_ remaining: [Int]) {
        let done = remaining.firstIndex { $0 > 0 } ?? remaining.count
        completed.store(done, ordering: .releasing)
    }

    /// Returns when so many stages are done. They soon are: other threads are at their last parts.
    func wait(forStages count: Int) {
        var tries = 0
        while completed.load(ordering: .acquiring) < count {
            tries += 1
            if tries > 1000 { sched_yield() }
        }
    }
}

/// One result for each part of a parallel loop; every part sets its own.
final class Slots<Value: Sendable>: Sendable {
    private let filled: Mutex<[Value?]>

    init(count: Int) { filled = Mutex(Array(repeating: nil, count: count)) }

    func set(_ index: Int, _ value: Value) { filled.withLock { $0[index] = value } }

    var values: [Value] {
        filled.withLock { slots in
            slots.map { slot in
                guard let slot else { preconditionFailure("every part of a parallel loop sets its result") }
                return slot
            }
        }
    }
}

/// A buffer that the threads of a parallel loop fill, each in a place of its own.
package struct DisjointBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
    package let base: UnsafeMutablePointer<Element>
    package let count: Int

    package init(_ buffer: UnsafeMutableBufferPointer<Element>) {
        count = buffer.count
        // An empty buffer has no address; nothing is written to it either.
        base = buffer.baseAddress ?? UnsafeMutablePointer(bitPattern: MemoryLayout<Element>.alignment)!
    }
}

/// A buffer that the threads of a parallel loop only read.
package struct SharedBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
    package let base: UnsafePointer<Element>
    package let count: Int

    package init(_ buffer: UnsafeBufferPointer<Element>) {
        count = buffer.count
        base = buffer.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
    }
}
