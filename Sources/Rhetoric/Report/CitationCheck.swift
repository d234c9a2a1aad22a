// Proof of what results cite: the source is opened again, its hash compared, and the words looked up at their place.

import Foundation

/// A citation as it stands in a results file.
public struct CitedPlace: Sendable, Equatable {
    /// Line of the results file, from 1.
    public let line: Int
    public let document: String
    public let statement: String?
    public let date: String?
    /// Nil where the results do not say; empty where they say that nobody is named.
    public let speaker: String?
    /// Unicode scalars of the raw source; -1 where the results give no whole number.
    public let start: Int
    public let end: Int
    /// Bytes of the raw source; nil where the results do not give them.
    public let bytes: Range<Int>?
    public let text: String
    public let sha256: String?
    /// Whether tabs and line ends of the words stand as spaces, as in TSV.
    public let isFlattened: Bool
}

/// The citations of a results file: JSON lines, a JSON array, CSV or TSV, as the commands print them.
public struct ResultsFile: Sendable {
    public let path: String
    public let citations: [CitedPlace]

    /// Throws when the file cannot be read, or holds no citation.
    public init(path: String) throws(Problem) {
        self.path = path
        let file = InputFile(path: path)
        let utf8 = DecodedText(try file.contents()).text.utf8
        switch file.format {
        case .commaSeparated, .tabSeparated: citations = Self.citations(inTable: utf8, format: file.format)
        default: citations = try Self.citations(inJSON: utf8, at: file.place)
        }
        guard !citations.isEmpty else {
            throw Problem(
                .badData, at: file.place, "cites nothing",
                wayOut: "give results with their places: --format jsonl, json, csv or tsv")
        }
    }

    private static func citations(inJSON utf8: [UInt8], at place: String) throws(Problem) -> [CitedPlace] {
        var found: [CitedPlace] = []
        for (index, line) in utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { !TableReading.isSpace($0) }) {
            guard let value = try? JSONSerialization.jsonObject(with: Data(line)) else {
                throw Problem(
                    .badData, at: "\(place):\(index + 1)", "is no JSON",
                    wayOut: "give results of --format jsonl, json, csv or tsv, with the ending of their form")
            }
            collect(value, line: index + 1, into: &found)
        }
        return found
    }

    /// Whatever has a document, a place and the words is a citation, however deep it stands.
    private static func collect(_ value: Any, line: Int, into found: inout [CitedPlace]) {
        if let list = value as? [Any] {
            for item in list { collect(item, line: line, into: &found) }
        } else if let object = value as? [String: Any] {
            if let document = object["document"] as? String, let text = object["text"] as? String,
                object["start"] != nil, object["end"] != nil
            {
                let (start, end) = (object["start"] as? Int ?? -1, object["end"] as? Int ?? -1)
                let bytes = (object["bytes"] as? [Int]).flatMap {
                    $0.count == 2 && $0[0] <= $0[1] ? $0[0]..<$0[1] : nil
                }
                found.append(
                    CitedPlace(
                        line: line, document: document, statement: object["statement"] as? String,
                        date: object["date"] as? String, speaker: object["speaker"].map { $0 as? String ?? "" },
                        start: start, end: end, bytes: bytes, text: text,
                        sha256: object["sha256"] as? String, isFlattened: false))
            }
            if let later = object["later"] as? [String: Any], let parts = object["parts"] as? [[String: Any]] {
                // The parts of a ledger are stretches of its statement.
                for part in parts {
                    let shared = later.filter { ["document", "statement", "date", "sha256"].contains($0.key) }
                    collect(part.merging(shared) { $1 }, line: line, into: &found)
                }
            }
            for key in object.keys.sorted() { collect(object[key]!, line: line, into: &found) }
        }
    }

    /// The program quotes no field of TSV, so a quotation mark there is one of the words.
    private static func rows(of utf8: [UInt8], format: InputFile.Format) -> [(fields: [String], line: Int)] {
        if format == .tabSeparated {
            return utf8.split(separator: UInt8(ascii: "\n")).enumerated().map { index, line in
                let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                return (fields.map { String(decoding: $0, as: UTF8.self) }, index + 1)
            }
        }
        var rows = DelimitedTable.rows(of: utf8, format: format)
        var found: [(fields: [String], line: Int)] = []
        while let row = rows.next() {
            found.append((row.fields.map { String(decoding: $0, as: UTF8.self) }, row.line))
        }
        return found
    }

    /// Columns as `Citation.columns` names them, behind any prefix.
    private static func citations(inTable utf8: [UInt8], format: InputFile.Format) -> [CitedPlace] {
        var rows = rows(of: utf8, format: format)[...]
        guard let columns = rows.popFirst()?.fields else { return [] }
        let prefixes = columns.compactMap { $0.hasSuffix("start") ? String($0.dropLast(5)) : nil }
        var found: [CitedPlace] = []
        for row in rows {
            let values = Dictionary(zip(columns, row.fields)) { first, _ in first }
            for prefix in prefixes {
                guard let document = values["\(prefix)document"], let text = values["\(prefix)text"], !text.isEmpty
                else {
                    continue
                }
                let start = values["\(prefix)start"].flatMap { Int($0) } ?? -1
                let end = values["\(prefix)end"].flatMap { Int($0) } ?? -1
                found.append(
                    CitedPlace(
                        line: row.line, document: document, statement: values["\(prefix)statement"],
                        date: values["\(prefix)date"],
                        speaker: columns.contains("\(prefix)speaker") ? values["\(prefix)speaker"] ?? "" : nil,
                        start: start, end: end, bytes: nil, text: text,
                        sha256: values["\(prefix)sha256"], isFlattened: format == .tabSeparated))
            }
        }
        return found
    }
}

/// Whether citations are true of a corpus.
public struct CitationCheck: Sendable {
    public enum Finding: Sendable, Equatable {
        /// The source is the one that was cited, and has these words at this place.
        case proved
        /// No document of the corpus has this id.
        case missing
        /// The document is there, with another text: its hash now.
        case changed(sha256: String)
        /// The words that stand at the place, or nil where the source ends before it.
        case otherWords(String?)
        /// The words are right, and stand in another statement than the results say: in these.
        case otherStatement(String)
        /// The words are right, and somebody else says them: whom the source names.
        case otherSpeaker(String?)
        /// The words are right, and the document has another date than the results say.
        case otherDate(String?)
    }

    private let byHash: [String: [Document]]
    private let byID: [String: [Document]]

    /// - Parameter corpus: the sources, read again.
    public init(_ corpus: Corpus) {
        byHash = Dictionary(grouping: corpus.documents, by: \.sha256)
        byID = Dictionary(grouping: corpus.documents, by: \.id)
    }

    public func finding(for citation: CitedPlace) -> Finding {
        let named = byID[citation.document] ?? []
        guard let sha256 = citation.sha256 else {
            guard let first = named.first else { return .missing }
            return named.map { finding(for: citation, in: $0) }.first { $0 == .proved }
                ?? finding(for: citation, in: first)
        }
        // A text that came back has several revisions of one hash; the newest is the last.
        guard let source = byHash[sha256]?.last(where: { $0.id == citation.document }) else {
            return named.last.map { .changed(sha256: $0.sha256) } ?? .missing
        }
        return finding(for: citation, in: source)
    }

    private func finding(for citation: CitedPlace, in document: Document) -> Finding {
        guard let words = document.text.words(atRawScalars: citation.start, citation.end) else {
            return .otherWords(nil)
        }
        let isThere = document.text.holds(
            Array(citation.text.utf8), atRawScalars: citation.start..<max(citation.start, citation.end),
            rawBytes: citation.bytes, isFlattened: citation.isFlattened)
        guard isThere else { return .otherWords(words) }
        if let statement = citation.statement, !statement.isEmpty {
            let holders = document.statements.filter {
                let place = document.text.rawScalars(of: $0.bytes)
                return place.lowerBound < citation.end && citation.start < place.upperBound
            }.map(\.id)
            guard holders.contains(statement) else { return .otherStatement(holders.joined(separator: ", ")) }
        }
        if let speaker = citation.speaker, let holder = citation.statement {
            let said = document.statements.first { $0.id == holder }?.attribution?.speaker ?? document.speaker
            guard speaker == said ?? "" else { return .otherSpeaker(said) }
        }
        let date = document.date?.description
        return citation.date == date || citation.date == "" && date == nil ? .proved : .otherDate(date)
    }
}

extension SourceText {
    /// The words of the text that come from a range of the raw source; nil where that is no range of it.
    fileprivate func words(atRawScalars start: Int, _ end: Int) -> String? {
        let (first, last) = (offset(ofRawScalar: start), offset(ofRawScalar: end))
        guard 0 <= start, start < end, first < utf8.count, first < last else { return nil }
        return self[first..<last]
    }

    /// Whether some words stand in the text just where their place says.
    fileprivate func holds(_ words: [UInt8], atRawScalars range: Range<Int>, rawBytes: Range<Int>?, isFlattened: Bool)
        -> Bool
    {
        guard !words.isEmpty, words.count <= utf8.count else { return false }
        // What stands for a stretch of the source as a whole (an entity) may lie across either end.
        let first = piece(at: min(utf8.count - 1, offset(ofRawScalar: range.lowerBound)))
        var start = pieces[max(0, first - 1)].text
        let end = min(utf8.count - words.count, offset(ofRawScalar: range.upperBound))
        while start <= end {
            let isSame = zip(utf8[start..<start + words.count], words).allSatisfy { byte, word in
                byte == word || isFlattened && word == UInt8(ascii: " ") && [0x09, 0x0A, 0x0D].contains(byte)
            }
            if isSame {
                let place = start..<start + words.count
                if rawScalars(of: place) == range, rawBytes.map({ self.rawBytes(of: place) == $0 }) ?? true {
                    return true
                }
            }
            start += 1
        }
        return false
    }

    /// The first byte of the text whose place in the raw source is not before a scalar of it; cost O(log n) look-ups.
    private func offset(ofRawScalar scalar: Int) -> Int {
        var (low, high) = (0, utf8.count)
        while low < high {
            let middle = (low + high) / 2
            if position(of: middle).scalar < scalar { low = middle + 1 } else { high = middle }
        }
        while low < utf8.count, utf8[low] & 0xC0 == 0x80 { low += 1 }
        return low
    }
}
