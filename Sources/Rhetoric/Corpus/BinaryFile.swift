// A file that holds no text, as a background: its bytes as they are, with the same messages for what is not there or may
// not be read as those of documents.

public struct BinaryFile: Sendable {
    /// For messages: the path, or "standard input".
    public let place: String
    /// All of the file; empty for an empty one.
    public let bytes: [UInt8]

    /// Reads a file; "-" is standard input. Throws a `Problem` when it is not there or cannot be read.
    public init(path: String) throws(Problem) {
        let file = InputFile(path: path)
        place = file.place
        bytes = try file.bytes()
    }
}
