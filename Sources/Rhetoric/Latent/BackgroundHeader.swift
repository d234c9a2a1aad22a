// The first bytes of a background file: what it is, how it was made and how much of everything follows. Fixed places,
// little-endian, so that docs/formats.md can list them and a reader in another language is a page of code.

struct BackgroundHeader: Sendable, Equatable {
    var language = ""
    var recipe = Background.Recipe()
    var sentenceCount = 0
    var tokenCount = 0
    var termCount = 0
    var vectorCount = 0
    /// Dimensions of the vectors, at most those of the recipe.
    var rank = 0
    /// Bytes of all spellings.
    var spellingBytes = 0

    /// A byte that no text has, the letters RHBG, and both kinds of line ends: a transfer that takes the file for text
    /// spoils the first bytes already.
    static let magic: [UInt8] = [0x89, 0x52, 0x48, 0x42, 0x47, 0x0D, 0x0A, 0x1A]
    /// To be raised when the form changes, or the way words become stems: a background with other stems finds less.
    static let version = 1
    static let size = 104
    /// More dimensions than any background has; a header that says more is damaged.
    static let mostRank = 10_000
    /// Bytes of a language code, filled up with zeros.
    private static let languageSize = 8

    /// Where the parts of the file begin, in their order.
    var ends: Int { Self.size }
    var spellings: Int { ends + 4 * termCount }
    var counts: Int { spellings + spellingBytes }
    var frequencies: Int { counts + 4 * termCount }
    var vectors: Int { frequencies + 4 * termCount }
    var checksum: Int { vectors + vectorCount * rank }
    var fileSize: Int { checksum + ContentHash.size }

    init() {}

    /// Reads the header of a file that is long enough to have one; magic and version are the caller's.
    init(_ bytes: UnsafeRawBufferPointer) {
        var at = 12
        func integer<Value: FixedWidthInteger>(_: Value.Type) -> Value {
            defer { at += MemoryLayout<Value>.size }
            return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: Value.self))
        }
        func number() -> Double { Double(bitPattern: integer(UInt64.self)) }
        func count() -> Int { Int(integer(UInt32.self)) }
        language = String(
            decoding: bytes[at..<at + Self.languageSize].prefix { $0 != 0 }, as: UTF8.self)
        at += Self.languageSize
        rank = count()
        termCount = count()
        vectorCount = count()
        spellingBytes = count()
        recipe.window = count()
        recipe.leastCount = count()
        recipe.leastVectorCount = count()
        recipe.mostTerms = count()
        recipe.rank = count()
        sentenceCount = Int(truncatingIfNeeded: integer(UInt64.self))
        tokenCount = Int(truncatingIfNeeded: integer(UInt64.self))
        recipe.smoothing = number()
        recipe.exponent = number()
        recipe.tolerance = number()
        recipe.seed = integer(UInt64.self)
    }

    var bytes: [UInt8] {
        var bytes = Self.magic
        bytes.append(UInt32(Self.version))
        bytes += (Array(language.utf8) + [UInt8](repeating: 0, count: Self.languageSize)).prefix(Self.languageSize)
        for count in [
            rank, termCount, vectorCount, spellingBytes, recipe.window, recipe.leastCount, recipe.leastVectorCount,
            recipe.mostTerms, recipe.rank,
        ] { bytes.append(UInt32(count)) }
        for count in [sentenceCount, tokenCount] { bytes.append(UInt64(count)) }
        for number in [recipe.smoothing, recipe.exponent, recipe.tolerance] { bytes.append(number.bitPattern) }
        bytes.append(recipe.seed)
        return bytes
    }
}

extension [UInt8] {
    /// The bytes of an integer, the lowest first.
    mutating func append(_ integer: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: integer.littleEndian) { append(contentsOf: $0) }
    }
}
