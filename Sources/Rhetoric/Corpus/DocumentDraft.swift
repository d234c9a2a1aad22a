// What a reader of one format finds in a file: a document before its id is settled, its date read and its text
// divided. All formats end here, so that everything after them is done once.

struct DocumentDraft: Sendable {
    /// What the file says of itself about its day, with the name of the field that says it.
    struct StatedDate: Sendable, Equatable {
        let field: String
        let text: String
    }

    /// A stretch of the text whose kind the format itself tells (a caption of a page).
    struct Mark: Sendable, Equatable {
        let bytes: Range<Int>
        let kind: StatementKind
    }

    var id: String
    /// The file as named by the user, with the line in a table: "speeches.csv:12".
    let place: String
    /// The path of a file that is one document; nil for the records of a table.
    let path: String?
    /// The path of the table whose row this is, where the row gives itself no id; nil for all others.
    var table: String?
    let text: SourceText
    /// Of the raw source.
    let sha256: String
    /// The bytes of the raw source, where a reader was asked to keep them and they are not those of the text.
    var raw: [UInt8]?
    var title: String?
    /// The most telling first.
    var statedDates: [StatedDate] = []
    var speaker: String?
    var source: String?
    /// As the file gives it ("en-GB"); nil when it does not.
    var language: String?
    var fields: [String: String] = [:]
    /// Ascending and disjoint.
    var marks: [Mark] = []
    var removed: [RemovedStretch] = []
    /// The document that this became when it was read before, with the date that it tells of itself: a draft from a
    /// corpus file. Nil for one that has changed since.
    var known: Document?

    init(id: String, place: String, path: String?, text: SourceText, sha256: String) {
        self.id = id
        self.place = place
        self.path = path
        self.text = text
        self.sha256 = sha256
    }
}
