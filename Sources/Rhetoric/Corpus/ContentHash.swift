import CCrypto

/// The hash that ties a citation to the exact bytes it was taken from, and a file to what was written.
enum ContentHash {
    /// Bytes of a digest.
    static let size = Int(SHA256_DIGEST_LENGTH)

    /// SHA-256 in lower-case hexadecimal.
    static func sha256(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes { hexadecimal(digest($0)) } }

    /// SHA-256 as `size` bytes.
    static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: size)
        _ = SHA256(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, &digest)
        return digest
    }

    /// Two lower-case digits for each byte.
    static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
