@testable import Rhetoric

/// What the readers of clutter, speakers and dates say of one English text.
struct ReadText {
    let text: WrittenText
    let segments: [Segment]
    let marks: [ClutterMark]
    let attributions: [Attribution?]

    init(_ bytes: [UInt8], speaker: String? = nil) {
        segments = Segmentation.segments(of: bytes, language: .english)
        text = WrittenText(utf8: bytes, segments: segments)
        marks = Clutter.marks(of: text, segments: segments)
        attributions = AttributionReader.attributions(
            of: text, segments: segments, marks: marks, documentSpeaker: speaker)
    }

    init(_ text: String, speaker: String? = nil) { self.init(Array(text.utf8), speaker: speaker) }

    var kinds: [StatementKind] { marks.map(\.kind) }
    /// "Lena Orlo/indirect", "-/own".
    var speakers: [String] { attributions.map { ($0?.speaker ?? "-") + "/" + ($0?.mode.rawValue ?? "") } }
    var date: DateEstimate? { DateReader.fromText(text, marks: marks) }

    func document(_ id: String, dated date: DateEstimate? = nil) -> Document {
        let statements = segments.indices.map {
            Statement(id: "s\($0 + 1)", bytes: segments[$0].bytes, kind: marks[$0].kind)
        }
        return Document(
            id: id, place: id, text: SourceText(utf8: text.utf8), sha256: "", date: date ?? self.date,
            statements: statements)
    }
}
