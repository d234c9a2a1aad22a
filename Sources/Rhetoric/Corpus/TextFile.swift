// A text file that holds no documents, as a list of pairs: read as documents are, with the same messages for what is not
// there, empty, binary or broken.

public struct TextFile: Sendable {
    /// For messages: the path, or "standard input".
    public let place: String
    /// The lines without their ends (LF or CRLF); an end of line at the end of the file opens no further line.
    public let lines: [String]
    /// What was repaired.
    public let notice: Problem?

    /// Reads a file; "-" is standard input. Throws a `Problem` when it is not there, empty or no UTF-8 text.
    public init(path: String) throws(Problem) {
        let file = InputFile(path: path)
        let raw = try file.contents()
        if let problem = ForeignContent.problem(with: raw, at: file.place) { throw problem }
        let decoded = DecodedText(raw)
        place = file.place
        notice = decoded.notice(at: file.place)
        let utf8 = decoded.text.utf8
        let body = utf8.last == UInt8(ascii: "\n") ? utf8.dropLast() : utf8[...]
        lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }
    }
}
