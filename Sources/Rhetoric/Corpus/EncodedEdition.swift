// TEI: the XML of the Text Encoding Initiative, in which parliaments and archives publish debates and papers. Turns of
// speech come out as a transcript, so that what reads transcripts reads them.

import Foundation

enum EncodedEdition {
    /// One text, or all of a teiCorpus.
    static func texts(of raw: [UInt8], at place: String) throws(Problem) -> [ExtractedText] {
        var reader = EditionReader()
        try XMLEvents.read(raw, at: place) { reader.take($0) }
        guard reader.isEdition else {
            // Left out, as other kinds of files in a folder are.
            throw Problem(
                .notice, at: place, "is XML of another kind (its root is <\(reader.root)>), not TEI",
                wayOut: "make text, HTML or a table of it")
        }
        return reader.editions
    }
}

private struct EditionReader {
    private(set) var root = ""
    private(set) var editions = [ExtractedText()]
    /// The one at hand.
    private var extracted: ExtractedText {
        get { editions[editions.count - 1] }
        set { editions[editions.count - 1] = newValue }
    }
    /// Names of the open elements.
    private var open: [String] = []
    private var paragraph = ""
    private var words = ""
    /// Persons of the header by their xml:id, and the one at hand.
    private var persons: [String: String] = [:]
    private var person = (id: "", names: [String]())
    /// Whether the date is that of the sitting.
    private var hasSitting = false
    private var isDateSure = true
    /// Who speaks in each paragraph, in the order of the paragraphs; nil for what is nobody's turn.
    private var turns: [String?] = []
    /// Who speaks in the turn that has begun and has no words yet.
    private var turn: String?

    var isEdition: Bool { root == "TEI" || root == "teiCorpus" || root == "TEI.2" }

    /// Elements that end a paragraph.
    private static let blocks: Set<String> = [
        "p", "ab", "head", "l", "lg", "u", "sp", "item", "div", "note", "row", "opener", "closer", "salute", "signed",
        "dateline", "trailer", "byline", "titlePage", "docTitle", "stage", "kinesic", "incident", "vocal", "list",
        "table",
    ]
    /// What stands in the text and is not said in it.
    private static let unsaid: Set<String> = [
        "note", "stage", "kinesic", "incident", "vocal", "fw", "desc", "del", "orig", "sic",
    ]

    mutating func take(_ event: XMLEvent) {
        switch event {
        case .open(let name, let attributes):
            if open.isEmpty { root = name }
            begin(name, attributes)
            open.append(name)
        case .close(let name):
            open.removeLast()
            end(name)
        case .words(let text):
            if isInText {
                if !open.contains(where: Self.unsaid.contains) { add(text) }
            } else {
                words += text
            }
        }
    }

    private var isInText: Bool { open.contains("text") }

    private mutating func begin(_ name: String, _ attributes: [String: String]) {
        words = ""
        if name == "TEI", root == "teiCorpus" {
            // What the header of the corpus says was of all of them, and of none.
            if open == ["teiCorpus"], editions.count == 1, editions[0].paragraphs.isEmpty { editions = [] }
            editions.append(ExtractedText())
            hasSitting = false
            extracted.values["id"] = attributes["n"] ?? attributes["id"]
        }
        if open.isEmpty || name == "text" {
            extracted.values["language"] = attributes["lang"] ?? extracted.values["language"]
        }
        if isInText {
            if Self.blocks.contains(name) { endParagraph() }
            if name == "u", let who = attributes["who"] { turn = speaker(who) }
            if name == "lb" || name == "pb" || name == "cb" { add(" ") }
            return
        }
        if name == "person" { person = (attributes["id"] ?? "", []) }
        if name == "date", isDateOfText {
            isDateSure = attributes["cert"].map { $0 == "high" } ?? true
            setDate(Self.days(attributes))
        }
    }

    private mutating func end(_ name: String) {
        if isInText || name == "text" {
            if name == "speaker" {
                turn = paragraph.trimmed.trimmingCharacters(in: [":", "."])
                paragraph = ""
            } else if Self.blocks.contains(name) || name == "text" {
                endParagraph()
            }
            if name == "text", !open.contains("text") { endText() }
            return
        }
        let told = words.trimmed
        words = ""
        switch name {
        case "title" where open.contains("titleStmt"): set("title", told)
        case "date" where isDateOfText: if isDateSure { setDate(told) }
        case "publisher" where open.contains("sourceDesc"): set("source", told)
        case "surname", "forename", "roleName", "nameLink": if open.contains("person") { person.names.append(told) }
        case "persName": if open.contains("person"), person.names.isEmpty { person.names = [told] }
        case "person": persons[person.id] = person.names.filter { !$0.isEmpty }.joined(separator: " ")
        default: break
        }
    }

    /// The day of the sitting or of the source; the edition's own day is another one.
    private var isDateOfText: Bool { open.contains("settingDesc") || open.contains("sourceDesc") }

    /// The sitting's own day goes before what its source says.
    private mutating func setDate(_ value: String?) {
        let isOfSitting = open.contains("settingDesc")
        if isOfSitting, !hasSitting, let value, !value.isEmpty {
            extracted.values["date"] = nil
            hasSitting = true
        }
        set("date", value)
    }

    /// A day, or the first and the last of an interval.
    ///
    /// Nil where the edition is not sure of it itself: it would be taken for stated.
    private static func days(_ attributes: [String: String]) -> String? {
        if let certainty = attributes["cert"], certainty != "high" { return nil }
        if let when = attributes["when"] { return when }
        let (first, last) = (attributes["from"] ?? attributes["notBefore"], attributes["to"] ?? attributes["notAfter"])
        if let first, let last { return first == last ? first : "\(first)/\(last)" }
        // One end alone tells no interval; what the element says in words may.
        return nil
    }

    private mutating func set(_ field: String, _ value: String?) {
        if let value, !value.isEmpty, extracted.values[field] == nil { extracted.values[field] = value }
    }

    /// Runs of white space are layout.
    private mutating func add(_ text: String) {
        let isSpaced = text.first?.isWhitespace ?? false
        let told = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if isSpaced, !paragraph.isEmpty, !paragraph.hasSuffix(" ") { paragraph += " " }
        paragraph += told
        if !told.isEmpty, text.last?.isWhitespace ?? false { paragraph += " " }
    }

    private mutating func endParagraph() {
        defer { paragraph = "" }
        guard !paragraph.trimmed.isEmpty else { return }
        extracted.paragraphs.append(paragraph.trimmed)
        turns.append(turn)
        turn = nil
    }

    /// One speaker says all of it, as a table's column says of a row. Of several each opens a turn by the name, as in a
    /// transcript; in capitals where none of them comes again, since only those are known for names then.
    private mutating func endText() {
        defer { turns = [] }
        let named = turns.compactMap(\.self)
        let speakers = Set(named)
        guard turns.count == extracted.paragraphs.count, let first = named.first else { return }
        if speakers.count == 1, turns[0] != nil || extracted.paragraphs.count == named.count {
            extracted.values["speaker"] = first
            return
        }
        for (index, turn) in turns.enumerated() {
            guard let turn else { continue }
            let name = speakers.count < named.count ? turn : turn.uppercased()
            extracted.paragraphs[index] = "\(name): \(extracted.paragraphs[index])"
        }
    }

    private func speaker(_ who: String) -> String {
        let id = who.hasPrefix("#") ? String(who.dropFirst()) : who
        return persons[id].flatMap { $0.isEmpty ? nil : $0 } ?? id
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
