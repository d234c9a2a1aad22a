// From a draft to a document: its language, its date, its statements. Each draft is annotated by itself, so that all
// of them can be at once.

enum Annotation {
    /// Divides and dates a document.
    static func document(
        from draft: DocumentDraft, defaultLanguage: Language?
    ) -> (Document, StatedDates.Fault?) {
        let language =
            draft.language.flatMap(ScriptLanguage.named) ?? defaultLanguage ?? ScriptLanguage.of(draft.text)
        let (date, fault) = StatedDates.read(draft.statedDates, at: draft.place)
        let document = Document(
            id: draft.id, place: draft.place, text: draft.text, sha256: draft.sha256, title: draft.title, date: date,
            speaker: draft.speaker, source: draft.source, language: language, fields: draft.fields,
            statements: annotate(draft, language: language), removed: draft.removed)
        return (document, fault)
    }

    /// Every segment of the text as a statement, of the kind that the format tells.
    private static func annotate(_ draft: DocumentDraft, language: Language) -> [Statement] {
        let segments = Segmentation.segments(of: draft.text.utf8, language: language)
        var marks = draft.marks[...]
        return segments.enumerated().map { index, segment in
            while let mark = marks.first, mark.bytes.upperBound <= segment.bytes.lowerBound { marks.removeFirst() }
            let mark = marks.first.flatMap { $0.bytes.overlaps(segment.bytes) ? $0 : nil }
            let kind = mark?.kind ?? .statement
            return Statement(
                id: "s\(index + 1)", bytes: segment.bytes, kind: kind,
                removal: kind == .caption ? "caption of a picture or table" : nil)
        }
    }
}
