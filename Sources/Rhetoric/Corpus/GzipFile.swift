// Files that gzip packed, unpacked in memory by zlib. What is inside is the source: its bytes are hashed and counted.

import CZlib

enum GzipFile {
    static let ending = "gz"
    /// Texts are read up to this size; what unpacks to more may be made to fill the memory.
    private static let mostBytes = Int(Int32.max)

    /// The bytes that were packed, of all parts that follow one another.
    ///
    /// - Throws: `Problem` (bad data) where the bytes are no whole gzip file, or unpack to 2 GiB or more.
    static func unpacked(_ packed: [UInt8], at place: String) throws(Problem) -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and 16 for the header of gzip.
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else {
            throw Problem(.badData, at: place, "cannot be unpacked: there is not enough memory")
        }
        defer { inflateEnd(&stream) }
        var bytes: [UInt8] = []
        var packed = packed
        var code = Z_OK
        var isEnded = false
        packed.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            while code == Z_OK, bytes.count < mostBytes {
                bytes += [UInt8](unsafeUninitializedCapacity: 1 << 18) { output, count in
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    code = inflate(&stream, Z_NO_FLUSH)
                    count = output.count - Int(stream.avail_out)
                }
                guard code == Z_STREAM_END else { continue }
                isEnded = stream.avail_in == 0
                if !isEnded { code = inflateReset(&stream) }
            }
        }
        guard bytes.count < mostBytes else {
            throw Problem(.badData, at: place, "unpacks to 2 GiB or more", wayOut: "unpack it and split it")
        }
        guard isEnded else {
            throw Problem(
                .badData, at: place, "is no whole gzip file", wayOut: "fetch or pack it again, or give it unpacked")
        }
        return bytes
    }
}
