// Memory for what kernels read and write a million times: on huge pages, so that a gather does not wait for the address.

import CSimilarity

#if canImport(Glibc)
    import Glibc
#endif

/// Room for `count` numbers, not yet written. A class, because it is written in place; whoever holds it sees to it that
/// two threads do not write at one place.
final class Pages<Element: BitwiseCopyable>: @unchecked Sendable {
    let count: Int
    let base: UnsafeMutablePointer<Element>

    /// Cost O(1) until it is written.
    init(count: Int) {
        let bytes = count * MemoryLayout<Element>.stride
        guard let memory = csim_pages(bytes) else {
            preconditionFailure("no memory for \(bytes) bytes; ask for a lower rank or set a memory limit")
        }
        self.count = count
        base = memory.bindMemory(to: Element.self, capacity: count)
    }

    deinit { free(base) }
}
