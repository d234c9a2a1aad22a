// Documents that are no text themselves (a word processor's, a printed page's, an encoded edition): their words are taken
// out, paragraph by paragraph, and those are what offsets count. The hash stays that of the file.

import Foundation

/// The words of a document, with what its format says of it.
struct ExtractedText {
    var paragraphs: [String] = []
    /// As columns of a table: title, date, source, language.
    var values: [String: String] = [:]

    /// Paragraphs with a blank line between, as in a text file.
    var utf8: [UInt8] {
        Array(
            paragraphs.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
                .joined(separator: "\n\n").utf8)
    }

    /// - Throws: `Problem` (bad data) where the file is not what its ending says.
    static func all(of raw: [UInt8], file: InputFile) throws(Problem) -> [ExtractedText] {
        switch file.format {
        case .wordProcessor: [try WordProcessorFile.text(of: raw, at: file.place)]
        case .encodedEdition: try EncodedEdition.texts(of: raw, at: file.place)
        case .printedPages: [try PrintedPages.text(of: raw, file: file)]
        default: preconditionFailure("\(file.place) is a text itself")
        }
    }
}

/// A .docx file: Office Open XML (ECMA-376), a zip archive whose word/document.xml holds the text.
enum WordProcessorFile {
    static func text(of raw: [UInt8], at place: String) throws(Problem) -> ExtractedText {
        guard let document = try ZipArchive.entry("word/document.xml", of: raw, at: place) else {
            throw Problem(
                .badData, at: place, "holds no word/document.xml, so it is no .docx document",
                wayOut: "save it again as .docx or as plain text")
        }
        var reader = ParagraphReader()
        try XMLEvents.read(document, at: place) { reader.take($0) }
        var extracted = reader.extracted
        if let core = try ZipArchive.entry("docProps/core.xml", of: raw, at: place) {
            extracted.values["title"] = try title(core, at: place)
        }
        return extracted
    }

    /// The days in a document's properties are those of a clerk's work, and no dates of the document.
    private static func title(_ core: [UInt8], at place: String) throws(Problem) -> String? {
        var title = ""
        var isTitle = false
        try XMLEvents.read(core, at: place) { event in
            switch event {
            case .open("title", _): isTitle = true
            case .close("title"): isTitle = false
            case .words(let words): if isTitle { title += words }
            default: break
            }
        }
        let told = title.trimmingCharacters(in: .whitespacesAndNewlines)
        return told.isEmpty ? nil : told
    }
}

/// The paragraphs of a word processor's document. Text boxes hold paragraphs within paragraphs.
private struct ParagraphReader {
    private(set) var extracted = ExtractedText()
    /// The open paragraphs, the outermost first.
    private var open: [String] = []
    private var isText = false
    /// How many elements are open whose text is not to be read: where it was before it was moved, and the second form of
    /// what a program may not be able to draw. (What was struck out stands in elements of its own, and so do fields' codes.)
    private var skipped = 0

    private static let unread: Set<String> = ["moveFrom", "Fallback"]

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .open(let name, _) where Self.unread.contains(name): skipped += 1
        case .close(let name) where Self.unread.contains(name): skipped -= 1
        case _ where skipped > 0: break
        case .open("p", _): open.append("")
        case .close("p"): if let paragraph = open.popLast() { extracted.paragraphs.append(paragraph) }
        case .open("t", _): isText = true
        case .close("t"): isText = false
        case .words(let words): if isText { add(words) }
        case .open("tab", _): add("\t")
        case .open("br", _), .open("cr", _): add("\n")
        case .open("noBreakHyphen", _): add("\u{2011}")
        default: break
        }
    }

    private mutating func add(_ text: String) {
        if !open.isEmpty { open[open.count - 1] += text }
    }
}

/// A .pdf file, by poppler's pdftotext: a program that the user may not have.
enum PrintedPages {
    private static let program = "pdftotext"

    static func text(of raw: [UInt8], file: InputFile) throws(Problem) -> ExtractedText {
        guard raw.starts(with: Array("%PDF-".utf8)) else {
            throw Problem(
                .badData, at: file.place, "is no PDF document", wayOut: "give it the ending of what it is")
        }
        guard file.path != InputFile.standardInputPath, !file.isPacked else {
            throw Problem(
                .badData, at: file.place, "is a PDF document, which is read from a file of its own",
                wayOut: "give the unpacked .pdf file by its name")
        }
        let (status, output, fault) = try run(file)
        guard status == 0 else {
            let reason = fault.split(separator: "\n").first.map(String.init) ?? "exit code \(status)"
            throw Problem(
                .badData, at: file.place, "cannot be read by \(program) (\(reason))",
                wayOut: "print it to a new PDF, or save it as plain text")
        }
        var extracted = ExtractedText()
        // Page breaks end a paragraph only where the page says so.
        extracted.paragraphs = [output.replacingOccurrences(of: "\u{0C}", with: "\n")]
        guard !extracted.utf8.isEmpty else {
            throw Problem(
                .badData, at: file.place, "holds no text: its pages are pictures",
                wayOut: "have it recognised first, with ocrmypdf or the like")
        }
        return extracted
    }

    private static func run(_ file: InputFile) throws(Problem) -> (status: Int32, output: String, fault: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            program, "-enc", "UTF-8", "-q", file.path.hasPrefix("-") ? "./\(file.path)" : file.path, "-",
        ]
        let (output, fault) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = fault
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch { throw missing(file) }
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = fault.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // What env says of a program that is not there.
        if process.terminationStatus == 127 { throw missing(file) }
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self), String(decoding: complaint, as: UTF8.self)
        )
    }

    private static func missing(_ file: InputFile) -> Problem {
        // Left out, as other kinds of files in a folder are.
        Problem(
            .notice, at: file.place, "is a PDF document, and there is no \(program) to read it with",
            wayOut: "install poppler-utils, or make a text of it elsewhere")
    }
}
