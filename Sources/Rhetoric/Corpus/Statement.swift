// A statement: a sentence, heading or headline of a document, with its place, its kind and who says it.

/// What a stretch of a document is. Only `statement`, `heading` and `headline` are ever ranked.
public enum StatementKind: String, Sendable, CaseIterable {
    case statement, heading, headline
    /// The words under a picture.
    case caption
    /// A date line, byline, paragraph number or the like: read as metadata, never ranked.
    case metadata
    /// Clutter of a saved page: cookie banners, breadcrumbs, share links.
    case boilerplate

    /// Whether statements of this kind take part in rankings.
    public var isRanked: Bool { self == .statement || self == .heading || self == .headline }
}

/// How a speaker's words are given.
public enum SpeechMode: String, Sendable, CaseIterable {
    /// In quotation marks.
    case direct
    /// Reported with a cue of its own: "Liu said that ...".
    case indirect
    /// Without a cue of its own: the speaker carries over from the statements around it.
    case implicit
    /// The author's or the outlet's own voice.
    case own
}

/// Who says a statement, and how the text shows it.
public struct Attribution: Sendable, Equatable {
    /// The fullest form of the name that the document gives ("Leona Strand", "the expert"); nil for the author's own voice.
    public let speaker: String?
    public let mode: SpeechMode
    /// The words that say so ("Wang said"); nil when carried.
    public let cue: String?

    public init(speaker: String?, mode: SpeechMode, cue: String?) {
        self.speaker = speaker
        self.mode = mode
        self.cue = cue
    }
}

public struct Statement: Sendable, Equatable {
    /// "s1", "s2", ... in the order of the document; every stretch has one, clutter too, so that ids do not move
    /// when a rule for clutter changes.
    public let id: String
    /// Where it stands in the document's `text.utf8`, trimmed of white space. Never empty.
    public let bytes: Range<Int>
    public var kind: StatementKind
    public var attribution: Attribution?
    /// Why it is left out of rankings, for `--show-removed`; nil for ranked kinds.
    public var removal: String?

    public init(
        id: String, bytes: Range<Int>, kind: StatementKind, attribution: Attribution? = nil, removal: String? = nil
    ) {
        self.id = id
        self.bytes = bytes
        self.kind = kind
        self.attribution = attribution
        self.removal = removal
    }
}
