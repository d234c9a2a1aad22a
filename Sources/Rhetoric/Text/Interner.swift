// Byte strings to numbers in the order of first sight. An open-addressing table over one arena: a dictionary of
// `String` keys costs an allocation and a Unicode comparison a look-up, ten times the whole tokeniser.

struct Interner: Sendable {
    /// All keys, one behind the other.
    private var arena: [UInt8] = []
    /// `ends[id]` is where key `id` ends in the arena; it starts where the one before ends.
    private var ends: [Int] = []
    /// The count is a power of two.
    private var slots = [Slot](repeating: .free, count: 1024)

    private struct Slot: Sendable {
        var hash: UInt32
        /// -1 where free.
        var id: Int32
        static let free = Slot(hash: 0, id: -1)
    }

    var count: Int { ends.count }

    /// The bytes of a key.
    subscript(id: Int) -> ArraySlice<UInt8> { arena[start(of: id)..<ends[id]] }

    @inline(__always)
    private func start(of id: Int) -> Int { id == 0 ? 0 : ends[id - 1] }

    /// The number of a key that was seen before.
    func find(_ key: UTF8Bytes) -> Int32? {
        let id = slots[slot(of: key, hash: Interner.hash(key))].id
        return id < 0 ? nil : id
    }

    /// The number of a key; a new one gets the next number.
    @inline(__always)
    mutating func intern(_ key: UTF8Bytes) -> (id: Int32, isNew: Bool) {
        let hash = Interner.hash(key)
        let slot = slot(of: key, hash: hash)
        let id = slots[slot].id
        return id >= 0 ? (id, false) : (insert(key, hash: hash, slot: slot), true)
    }

    private mutating func insert(_ key: UTF8Bytes, hash: UInt32, slot: Int) -> Int32 {
        let id = Int32(ends.count)
        arena.append(contentsOf: key)
        ends.append(arena.count)
        slots[slot] = Slot(hash: hash, id: id)
        if ends.count * 2 > slots.count { grow() }
        return id
    }

    private mutating func grow() {
        let held = slots
        slots = [Slot](repeating: .free, count: held.count * 4)
        for entry in held where entry.id >= 0 {
            var slot = Int(entry.hash) & (slots.count - 1)
            while slots[slot].id >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }

    /// Where the key is, or the free slot where it would go.
    @inline(__always)
    private func slot(of key: UTF8Bytes, hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot].id >= 0, slots[slot].hash != hash || !isKey(Int(slots[slot].id), key) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    @inline(__always)
    private func isKey(_ id: Int, _ key: UTF8Bytes) -> Bool {
        let start = start(of: id)
        guard ends[id] - start == key.count else { return false }
        return arena.withUnsafeBufferPointer { arena in
            for index in 0..<key.count where arena[start + index] != key[index] { return false }
            return true
        }
    }

    /// Eight bytes a step; fixed, so that a run can be repeated.
    @inline(__always)
    private static func hash(_ key: UTF8Bytes) -> UInt32 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        let raw = UnsafeRawBufferPointer(key)
        var at = 0
        while at + 8 <= raw.count {
            hash = mixed(hash, raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        var rest = UInt64(raw.count)
        while at < raw.count {
            rest = rest << 8 | UInt64(raw[at])
            at += 1
        }
        hash = mixed(hash, rest)
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    @inline(__always)
    private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }
}
