// From a draft to a document: its language, its statements with their kinds and speakers, its date. Each draft is annotated by
// itself, so that all of them can be at once.

struct Annotation {
    private let draft: DocumentDraft
    private let language: Language
    private let segments: [Segment]
    private let text: WrittenText
    /// One for each segment.
    private let marks: [ClutterMark]

    /// Divides and dates a document, unless that was done before.
    static func document(
        from draft: DocumentDraft, defaultLanguage: Language?
    ) -> (Document, StatedDates.Fault?) {
        if var known = draft.known {
            known.id = draft.id
            return (known, nil)
        }
        return Annotation(draft, defaultLanguage: defaultLanguage).document()
    }

    private init(_ draft: DocumentDraft, defaultLanguage: Language?) {
        self.draft = draft
        language = draft.language.flatMap(Language.init(tag:)) ?? defaultLanguage ?? Language.detect(draft.text.utf8)
        segments = Segmentation.segments(of: draft.text.utf8, language: language)
        text = WrittenText(utf8: draft.text.utf8, segments: segments)
        marks = Self.combined(Clutter.marks(of: text, segments: segments), draft.marks, segments)
    }

    private func document() -> (Document, StatedDates.Fault?) {
        let (stated, fault) = StatedDates.read(draft.statedDates, at: draft.place)
        let attributions = AttributionReader.attributions(
            of: text, segments: segments, marks: marks, documentSpeaker: draft.speaker)
        let statements = segments.indices.map { index in
            Statement(
                id: "s\(index + 1)", bytes: segments[index].bytes, kind: marks[index].kind,
                attribution: attributions[index], removal: marks[index].reason)
        }
        let document = Document(
            id: draft.id, place: draft.place, text: draft.text, sha256: draft.sha256, title: draft.title,
            date: stated ?? ownDate(), speaker: draft.speaker, source: draft.source, language: language,
            fields: draft.fields, statements: statements, removed: draft.removed)
        return (document, fault)
    }

    /// The date line of the text, the file's name, what else the text tells: the surer goes first. Where the name gives
    /// a month and the text a day of that month, the day says more.
    private func ownDate() -> DateEstimate? {
        let written = DateReader.fromText(text, marks: marks)
        if let written, written.certainty == .stated { return written }
        guard let named = draft.path.flatMap({ DateReader.fromFileName(InputFile(path: $0).stem) }) else {
            return written
        }
        guard let written, named.first < named.last, named.first <= written.first, written.last <= named.last else {
            return named
        }
        return written
    }

    /// What the words look like, and what the format of the file says, which knows captions and headings for sure.
    private static func combined(
        _ marks: [ClutterMark], _ told: [DocumentDraft.Mark], _ segments: [Segment]
    ) -> [ClutterMark] {
        var told = told[...]
        return zip(marks, segments).map { mark, segment in
            while let first = told.first, first.bytes.upperBound <= segment.bytes.lowerBound { told.removeFirst() }
            guard let first = told.first, first.bytes.overlaps(segment.bytes) else { return mark }
            switch (first.kind, mark.kind) {
            case (.caption, _): return .caption("caption of the page")
            case (let kind, .statement): return ClutterMark(kind: kind)
            default: return mark
            }
        }
    }
}
