// One file, whatever its format, to drafts of documents. Every fault ends in a problem that names the file; nothing is
// thrown from here, so that one bad file never costs the others.

/// What one file gave.
struct FileReading: Sendable {
    var drafts: [DocumentDraft] = []
    var problems: [Problem] = []

    init(drafts: [DocumentDraft] = [], problems: [Problem] = []) {
        self.drafts = drafts
        self.problems = problems
    }

    /// Opens and reads a file. Memory: the file and its texts, about two to three times its size.
    /// - Parameter keepingRaw: whether drafts keep the bytes of a file whose text they do not hold as it is.
    init(of file: InputFile, keepingRaw: Bool = false) {
        do throws(Problem) {
            guard file.format != .corpusFile else { throw Self.misplacedCorpusFile(file) }
            let raw = try file.contents()
            if file.isExtracted {
                drafts = try Self.extracted(raw, of: file)
                if drafts.isEmpty { throw Self.nothingSaid(in: file) }
                return
            }
            if let problem = ForeignContent.problem(with: raw, at: file.place) { throw problem }
            let decoded = DecodedText(raw)
            guard decoded.text.utf8.count <= Self.mostBytes else { throw Self.tooLong(file) }
            self = Self.read(decoded.text, raw: raw, of: file)
            if keepingRaw { keepRaw(raw) }
            if let notice = decoded.notice(at: file.place) { problems.append(notice) }
            if drafts.isEmpty, problems.isEmpty {
                throw Self.nothingSaid(in: file)
            }
        } catch {
            problems.append(error)
        }
    }

    /// A record of a table is its own raw source, and so is a text that was taken as it is.
    private mutating func keepRaw(_ raw: [UInt8]) {
        for index in drafts.indices where drafts[index].path != nil && drafts[index].text.utf8 != raw {
            drafts[index].raw = raw
        }
    }

    private static func misplacedCorpusFile(_ file: InputFile) -> Problem {
        Problem(
            .usage, at: file.place, "is a corpus file, and not a source",
            wayOut: "give the folder, table or texts that it was made of")
    }

    /// Places of words are kept in 32 bits.
    private static let mostBytes = Int(Int32.max)

    private static func tooLong(_ file: InputFile) -> Problem {
        Problem(
            .badData, at: file.place, "holds 2 GiB of text or more", wayOut: "split it")
    }

    private static func read(_ text: SourceText, raw: [UInt8], of file: InputFile) -> FileReading {
        switch file.format == .unknown ? likelyFormat(of: text.utf8) : file.format {
        case .jsonLines: JSONLines.read(text.utf8, of: file)
        case .commaSeparated, .tabSeparated: DelimitedTable.read(text.utf8, of: file)
        case .html: page(text, raw: raw, of: file)
        case .markdown: single(markdown(text, raw: raw, of: file))
        default: single(plain(text, raw: raw, of: file))
        }
    }

    private static func likelyFormat(of utf8: [UInt8]) -> InputFile.Format {
        if JSONLines.isLikely(utf8) { return .jsonLines }
        let start = utf8.drop(while: TableReading.isSpace).prefix(9)
        let opening = String(decoding: start, as: UTF8.self).lowercased()
        return opening.hasPrefix("<html") || opening == "<!doctype" ? .html : .text
    }

    /// A text of white space alone is no document.
    private static func single(_ draft: DocumentDraft?) -> FileReading {
        guard let draft, draft.text.utf8.contains(where: { !TableReading.isSpace($0) }) else { return FileReading() }
        return FileReading(drafts: [draft])
    }

    private static func page(_ text: SourceText, raw: [UInt8], of file: InputFile) -> FileReading {
        if HTMLPage.isTooDeep(text.utf8) {
            return FileReading(problems: [
                Problem(
                    .badData, at: file.place, "nests more than \(HTMLTree.depthLimit) elements",
                    wayOut: "save the page as plain text")
            ])
        }
        guard let draft = HTMLPage.draft(of: text, raw: raw, file: file) else {
            return FileReading(problems: [
                Problem(
                    .badData, at: file.place, "holds no text outside its menus, forms and scripts",
                    wayOut: "save the page after it has loaded, or as plain text")
            ])
        }
        return single(draft)
    }

    private static func plain(_ text: SourceText, raw: [UInt8], of file: InputFile) -> DocumentDraft {
        DocumentDraft(id: file.stem, place: file.place, path: file.path, text: text, sha256: ContentHash.sha256(raw))
    }

    private static func extracted(_ raw: [UInt8], of file: InputFile) throws(Problem) -> [DocumentDraft] {
        let texts = try ExtractedText.all(of: raw, file: file).map { (text: $0, utf8: $0.utf8) }.filter {
            !$0.utf8.isEmpty
        }
        let sha256 = ContentHash.sha256(raw)
        return texts.enumerated().map { index, text in
            let isOne = texts.count == 1
            var draft = DocumentDraft(
                id: isOne ? file.stem : "\(file.stem):\(index + 1)",
                place: isOne ? file.place : "\(file.place):\(index + 1)", path: isOne ? file.path : nil,
                text: SourceText(utf8: text.utf8), sha256: isOne ? sha256 : ContentHash.sha256(text.utf8))
            var values = text.text.values
            if isOne { values["id"] = nil }
            if !isOne, values["id"] == nil { draft.table = file.path }
            draft.take(values, dateField: "date in the file")
            return draft
        }
    }

    private static func nothingSaid(in file: InputFile) -> Problem {
        Problem(.badData, at: file.place, "holds no text", wayOut: "give a file that holds text")
    }

    private static func markdown(_ text: SourceText, raw: [UInt8], of file: InputFile) -> DocumentDraft {
        guard let front = FrontMatter(of: text.utf8), front.bytes.upperBound < text.utf8.count else {
            return plain(text, raw: raw, of: file)
        }
        var builder = SourceTextBuilder(from: text)
        builder.append(front.bytes.upperBound..<text.utf8.count)
        var draft = plain(builder.sourceText(), raw: raw, of: file)
        draft.take(front.values, dateField: "front matter date")
        draft.removed = [
            RemovedStretch(
                scalars: text.rawScalars(of: front.bytes), bytes: text.rawBytes(of: front.bytes),
                text: text[front.bytes], reason: "front matter")
        ]
        return draft
    }
}

extension DocumentDraft {
    /// Takes over what columns (or keys) tell of a document; those that are not given stay as they are.
    mutating func take(_ values: [String: String], dateField: String) {
        id = values["id"] ?? id
        title = values["title"] ?? title
        speaker = values["speaker"] ?? speaker
        source = values["source"] ?? source
        language = values["language"] ?? language
        if let date = values["date"] { statedDates.insert(.init(field: dateField, text: date), at: 0) }
        for (name, value) in values where !TableReading.readColumns.contains(name) { fields[name] = value }
        known = nil
    }
}
