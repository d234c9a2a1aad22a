// NumPy's .npy: a line of Python that says what follows, then the numbers as they lie in memory.
// The format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html

/// An array as a .npy file holds it.
struct NumPyArray {
    /// The file, and within an archive the entry, for messages.
    let place: String
    /// Kind and bytes of one value, as NumPy writes them: "<f8".
    let type: String
    /// Whether the first index runs fastest.
    let isColumnMajor: Bool
    let shape: [Int]
    private let bytes: [UInt8]
    private let start: Int

    private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

    /// - Throws: `Problem` when the bytes are no whole array.
    init(_ bytes: [UInt8], at place: String) throws(Problem) {
        guard bytes.count >= 12, bytes.starts(with: Self.magic) else {
            throw Self.problem("is no NumPy array (.npy)", at: place)
        }
        // Version 1 has a length of two bytes, later ones of four.
        let lengthSize = bytes[6] == 1 ? 2 : 4
        let length = bytes[8..<8 + lengthSize].reversed().reduce(0) { $0 << 8 | Int($1) }
        let start = 8 + lengthSize + length
        guard start <= bytes.count else {
            throw Self.problem("is cut short in its header, after \(bytes.count) bytes", at: place)
        }
        let header = String(decoding: bytes[8 + lengthSize..<start], as: UTF8.self)
        guard let type = Self.value(of: "descr", in: header), let order = Self.value(of: "fortran_order", in: header),
            let shape = Self.value(of: "shape", in: header).flatMap(Self.numbers)
        else { throw Self.problem("has a header that does not tell type, order and shape", at: place) }
        self.place = place
        self.type = type.filter { $0 != "'" }
        self.shape = shape
        self.bytes = bytes
        self.start = start
        isColumnMajor = order == "True"
    }

    /// What stands behind a key of the header's dictionary, up to the comma that ends it.
    private static func value(of key: String, in header: String) -> String? {
        guard let found = header.firstRange(of: "'\(key)':") else { return nil }
        let rest = header[found.upperBound...].drop { $0 == " " }
        let value = rest.first == "(" ? rest.prefix { $0 != ")" } : rest.prefix { $0 != "," && $0 != "}" }
        return String(value)
    }

    /// The numbers of "(3, 4" (the closing sign is gone); nil when one is no number of 0 or more.
    private static func numbers(_ text: String) -> [Int]? {
        let fields = text.dropFirst().split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        let numbers = fields.compactMap { Int($0) }.filter { $0 >= 0 }
        return numbers.count == fields.count && text.hasPrefix("(") ? numbers : nil
    }

    /// Number of values.
    private func count() throws(Problem) -> Int {
        var count = 1
        for size in shape {
            let (product, overflows) = count.multipliedReportingOverflow(by: size)
            guard !overflows else { throw Self.problem("speaks of more values than there can be: \(shape)", at: place) }
            count = product
        }
        return count
    }

    /// The values, in the order of the file.
    private func values<Value: BitwiseCopyable>(_: Value.Type) throws(Problem) -> [Value] {
        let count = try count()
        let (size, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Value>.size)
        guard !overflows, size == bytes.count - start else {
            throw Self.problem(
                "holds \(bytes.count - start) bytes, and its header speaks of \(count) values of \(MemoryLayout<Value>.size)",
                at: place)
        }
        return [Value](unsafeUninitializedCapacity: count) { buffer, filled in
            bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyBytes(from: $0[start...]) }
            filled = count
        }
    }

    /// The values of an array of whole numbers ("<i4", "<i8").
    func integers() throws(Problem) -> [Int64] {
        switch type {
        case "<i4": try values(Int32.self).map { Int64(Int32(littleEndian: $0)) }
        case "<i8": try values(Int64.self).map(Int64.init(littleEndian:))
        default: throw unexpected("<i4 or <i8")
        }
    }

    /// The values of an array of numbers ("<f4", "<f8").
    func numbers() throws(Problem) -> [Double] {
        switch type {
        case "<f4": try singles().map(Double.init)
        case "<f8": try values(UInt64.self).map { Double(bitPattern: UInt64(littleEndian: $0)) }
        default: throw unexpected("<f4 or <f8")
        }
    }

    /// The values of an array in single precision ("<f4").
    func singles() throws(Problem) -> [Float] {
        guard type == "<f4" else { throw unexpected("<f4") }
        return try values(UInt32.self).map { Float(bitPattern: UInt32(littleEndian: $0)) }
    }

    /// The text of one byte string ("|S3").
    func text() throws(Problem) -> String {
        guard type.hasPrefix("|S") else { throw unexpected("|S3") }
        return String(decoding: bytes[start...].prefix { $0 != 0 }, as: UTF8.self)
    }

    private func unexpected(_ expected: String) -> Problem {
        Self.problem("has values of type \(type); \(expected) was expected", at: place)
    }

    private static func problem(_ what: String, at place: String) -> Problem {
        Problem(.badData, at: place, what, wayOut: "save it again with NumPy or SciPy")
    }

    /// A .npy file of these bytes, little-endian, in the order of the last index.
    static func file(type: String, shape: [Int], content: UnsafeRawBufferPointer) -> [UInt8] {
        let sizes = shape.map { "\($0)," }.joined(separator: " ")
        var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
        // The values begin at a multiple of 64 bytes.
        header += String(repeating: " ", count: 63 - (magic.count + 4 + header.utf8.count) % 64) + "\n"
        var bytes = magic + [1, 0]
        bytes.append(UInt16(header.utf8.count))
        bytes += Array(header.utf8)
        bytes.append(contentsOf: content)
        return bytes
    }

    static func file(_ values: [Int32], shape: [Int]) -> [UInt8] {
        values.map(\.littleEndian).withUnsafeBytes { file(type: "<i4", shape: shape, content: $0) }
    }

    static func file(_ values: [Int64], shape: [Int]) -> [UInt8] {
        values.map(\.littleEndian).withUnsafeBytes { file(type: "<i8", shape: shape, content: $0) }
    }

    static func file(_ values: [Double]) -> [UInt8] {
        values.map(\.bitPattern.littleEndian).withUnsafeBytes { file(type: "<f8", shape: [values.count], content: $0) }
    }

    /// One byte string.
    static func file(_ text: String) -> [UInt8] {
        Array(text.utf8).withUnsafeBytes { file(type: "|S\($0.count)", shape: [], content: $0) }
    }
}
