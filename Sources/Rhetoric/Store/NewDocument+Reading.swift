// From a draft to what is stored of it: divided, dated, its wordings hashed, and what a person should look at listed.

extension NewDocument {
    /// Statements of fewer words may be alike by chance.
    private static let fewestWords = 6

    /// - Parameters:
    ///   - draft: as read from its source.
    ///   - corrections: what was set by hand or by a side file, by field.
    init(_ draft: DocumentDraft, identity: String, corrections: [Correction]) {
        self.identity = identity
        self.draft = draft
        recordHash = Self.recordHash(of: draft)
        var corrected = draft
        for correction in corrections { correction.apply(to: &corrected) }
        let (document, fault) = Annotation.document(from: corrected, defaultLanguage: nil)
        self.document = document
        needsReview = [ReviewPoint(dateOf: document, fault: fault)].compactMap(\.self)
        wordings = Self.wordings(of: document)
    }

    /// Of the text and of all that the source says of it, whichever row or file it stands in.
    static func recordHash(of draft: DocumentDraft) -> String {
        var bytes = Array(draft.sha256.utf8)
        for entry in MetadataEntry.entries(of: draft) {
            for part in [entry.field, entry.value, entry.field == "date" ? entry.origin : ""] {
                bytes.append(0)
                bytes += part.utf8
            }
        }
        return ContentHash.sha256(bytes)
    }

    private static func wordings(of document: Document) -> [Wording] {
        document.text.utf8.withUnsafeBufferPointer { text in
            document.statements.map { statement in
                guard statement.kind.isRanked else { return Wording(words: 0, hash: nil) }
                let (words, spelled) = Lexicon.spelling(of: text, in: statement.bytes, language: document.language)
                guard words >= fewestWords else { return Wording(words: words, hash: nil) }
                let digest = spelled.withUnsafeBytes { ContentHash.digest($0) }
                return Wording(words: words, hash: digest.prefix(8).reduce(0) { $0 << 8 | Int64($1) })
            }
        }
    }
}

/// Something of a document that a person should look at before it is cited.
struct ReviewPoint: Sendable, Equatable {
    /// "date" or "copy".
    let field: String
    let reason: String

    init(field: String, reason: String) {
        self.field = field
        self.reason = reason
    }

    /// A date that is not stated, or not clearly.
    init?(dateOf document: Document, fault: StatedDates.Fault?) {
        if let fault {
            let what = fault.isAmbiguous ? "may be day or month first" : "is no date that can be read"
            self.init(field: "date", reason: "\(fault.date.field) \"\(fault.date.text)\" \(what)")
        } else if let date = document.date {
            guard date.certainty != .stated else { return nil }
            let ground = date.evidence.first.map { " from \"\($0.quote)\" (\($0.reason))" } ?? ""
            self.init(field: "date", reason: "\(date) is \(date.certainty.rawValue)\(ground)")
        } else {
            self.init(field: "date", reason: "nothing tells it")
        }
    }
}
