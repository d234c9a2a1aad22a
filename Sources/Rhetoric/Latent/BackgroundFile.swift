// A background as it lies in a file and in memory alike: header, spellings, counts, vectors, checksum. Nothing is
// unpacked before it is asked for, so that the embedded background costs a command no more than its look-up table.

/// Bytes that are never changed: those of an array, or embedded ones, which live as long as the program.
final class BackgroundBytes: @unchecked Sendable {
    let all: UnsafeRawBufferPointer
    private let isOwned: Bool

    init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 16)
        copy.copyBytes(from: bytes)
        all = UnsafeRawBufferPointer(copy)
        isOwned = true
    }

    init(embedded: UnsafeRawBufferPointer) {
        all = embedded
        isOwned = false
    }

    deinit { if isOwned { all.deallocate() } }
}

/// Little-endian 32-bit numbers somewhere in a file.
struct PackedCounts: Sendable {
    let bytes: SharedBuffer<UInt8>

    subscript(index: Int) -> Int {
        let raw = UnsafeRawPointer(bytes.base + 4 * index)
        return Int(UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self)))
    }
}

struct BackgroundFile: Sendable {
    let storage: BackgroundBytes
    let header: BackgroundHeader

    /// - Parameter isChecked: whether the checksum is compared; the embedded background is checked by `doctor` alone.
    /// - Throws: what is wrong with the file; see `Background`.
    init(_ storage: BackgroundBytes, at place: String, isChecked: Bool) throws(Problem) {
        self.storage = storage
        let all = storage.all
        guard all.count >= 12, all.prefix(8).elementsEqual(BackgroundHeader.magic) else {
            throw Self.problem("is no background", at: place)
        }
        let version = UInt32(littleEndian: all.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
        guard version == BackgroundHeader.version else {
            throw Self.problem(
                "is a background of version \(version), and this program reads version \(BackgroundHeader.version)",
                at: place)
        }
        guard all.count >= BackgroundHeader.size else {
            throw Self.problem("is cut short in its header, after \(all.count) bytes", at: place)
        }
        header = BackgroundHeader(all)
        guard header.rank <= BackgroundHeader.mostRank else {
            throw Self.problem("is damaged: its header speaks of \(header.rank) dimensions", at: place)
        }
        guard all.count == header.fileSize else {
            throw Self.problem(
                "is damaged: it has \(all.count) bytes, and its header speaks of \(header.fileSize)", at: place)
        }
        guard isChecked else { return }
        let found = ContentHash.digest(content)
        guard found.elementsEqual(checksum) else {
            throw Self.problem(
                "is damaged: its content has the SHA-256 \(Self.opening(found)), and its last bytes say "
                    + Self.opening(checksum), at: place)
        }
    }

    /// All but the checksum.
    var content: UnsafeRawBufferPointer { .init(rebasing: storage.all[..<header.checksum]) }
    var checksum: UnsafeRawBufferPointer { .init(rebasing: storage.all[header.checksum...]) }

    var counts: PackedCounts { PackedCounts(bytes: shared(at: header.counts)) }
    var frequencies: PackedCounts { PackedCounts(bytes: shared(at: header.frequencies)) }
    var vectors: QuantisedVectors { QuantisedVectors(rank: header.rank, values: shared(at: header.vectors)) }

    /// The spellings as numbers, in the order of the file.
    func terms(at place: String) throws(Problem) -> Interner {
        let ends = PackedCounts(bytes: shared(at: header.ends))
        let spellings: SharedBuffer<UInt8> = shared(at: header.spellings)
        var terms = Interner()
        var start = 0
        for term in 0..<header.termCount {
            let end = ends[term]
            guard start < end, end <= header.spellingBytes,
                terms.intern(UTF8Bytes(start: spellings.base + start, count: end - start)).isNew
            else { throw Self.problem("is damaged: the spelling of term \(term + 1) is none of its own", at: place) }
            start = end
        }
        guard header.vectorCount <= header.termCount else {
            throw Self.problem(
                "is damaged: it has \(header.vectorCount) vectors for \(header.termCount) terms", at: place)
        }
        return terms
    }

    private func shared<Element: BitwiseCopyable>(at place: Int) -> SharedBuffer<Element> {
        SharedBuffer(UnsafeRawBufferPointer(rebasing: storage.all[place...]).bindMemory(to: Element.self))
    }

    private static func opening(_ digest: some Sequence<UInt8>) -> String {
        ContentHash.hexadecimal(digest.prefix(6)) + "..."
    }

    private static func problem(_ what: String, at place: String) -> Problem {
        Problem(
            .badData, at: place, what, wayOut: "build it again: rhetoric background build CORPUS -o FILE")
    }
}
