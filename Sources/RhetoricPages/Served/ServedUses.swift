// A statement of a corpus file with what it repeats and what repeats it, found when it is asked for.

import Rhetoric

struct ServedUses {
    private let corpus: Corpus
    private let reference: StatementReference
    private let earlier: TracedStatement?
    private let later: TracedStatement?

    /// Repeats of each kind that are told.
    private static let most = 5

    init(_ session: CorpusSession, _ corpus: Corpus, _ reference: StatementReference) throws {
        (self.corpus, self.reference) = (corpus, reference)
        let document = corpus.documents[reference.document]
        earlier = try session.repeats(of: reference.statement, in: document, top: Self.most).map {
            TracedStatement(ranking: $0.ranking, later: $0.result.later, found: $0.result.repeats)
        }
        later = try session.repeats(ofEarlier: reference.statement, in: document, top: Self.most).map {
            TracedStatement(ranking: $0.ranking, later: nil, found: $0.repeats)
        }
    }

    private var citation: Citation { Citation(corpus, reference) }
    private var uses: HTML {
        let repeats = earlier.flatMap { source in source.later.map(source.repeats) } ?? []
        let shown: HTML =
            earlier.map { StatementMarkup(source: $0).earlier(repeats) } ?? "<p class=\"none\">\(whyNot)</p>"
        let after = (later?.found ?? []).filter(\.band.isRepeat)
        return """
            \(shown)\(later.flatMap { StatementMarkup(source: $0).laterList(after) })\
            \(StatementMarkup(source: UntracedText(corpus: corpus)).cited(reference))
            """
    }

    private var whyNot: String {
        citation.statement.kind.isRanked && citation.document.date == nil
            ? "Nothing tells its date, so nothing is earlier than it: it was not traced." : "It is not ranked."
    }

    /// What the script puts beside the text.
    var part: HTML {
        let anchor = Anchors.statement(reference)
        return """
            <details class="uses" id="u-\(anchor)" data-of="\(anchor)" open><summary>\(citation.statement.id)</summary>\(uses)</details>
            """
    }

    var page: HTML {
        let words: HTML =
            earlier.flatMap { source in source.later.map { StatementMarkup(source: source).words($0) } }
            ?? .text(citation.text)
        let document = corpus.documents[reference.document]
        return """
            <section class="page current" id="statement" data-title="\(citation.name)"><h2 dir="auto">\(citation.statement.id) of \
            <a href="\(ServedAddress.document(document.id))#\(Anchors.statement(reference))">\(document.heading?.onOneLine ?? document.id)</a>\
            </h2>\(DocumentPage.particulars(document))<blockquote dir="auto">\(words)</blockquote><div class="uses">\(uses)</div></section>
            """
    }
}

/// The ranking of one statement.
private struct TracedStatement: RepeatSource {
    let ranking: CausalRanking
    let later: StatementReference?
    let found: [Repeat]

    var corpus: Corpus { ranking.corpus }
    let reach = PageReach.server
    func repeats(of statement: StatementReference) -> [Repeat] {
        statement == later ? found.echoesLast : []
    }
    func laterUses(of statement: StatementReference) -> [Repeat] { [] }
    func ledger(of repeats: [Repeat]) -> NoveltyLedger? { ranking.ledger(of: repeats) }
    func redline(of repeated: Repeat) -> [RedlinePiece]? { ranking.redline(of: repeated) }
    func drift(of repeated: Repeat) -> [DriftRecord] { ranking.drift(of: repeated) }
    func formulations(of repeated: Repeat) -> [Formulation] { [] }
}

/// A text whose statements are traced one by one, when they are asked for.
struct UntracedText: RepeatSource {
    let corpus: Corpus
    let reach = PageReach.server
    func repeats(of statement: StatementReference) -> [Repeat] { [] }
    func laterUses(of statement: StatementReference) -> [Repeat] { [] }
    func ledger(of repeats: [Repeat]) -> NoveltyLedger? { nil }
    func redline(of repeated: Repeat) -> [RedlinePiece]? { nil }
    func drift(of repeated: Repeat) -> [DriftRecord] { [] }
    func formulations(of repeated: Repeat) -> [Formulation] { [] }
}

/// Addresses of a server. Ids of documents may hold anything, and are encoded.
enum ServedAddress {
    static func document(_ id: String) -> String { "/documents/" + encoded(id) }

    /// A statement in its document.
    static func statement(_ citation: Citation) -> String {
        document(citation.document.id) + "#d1-" + citation.statement.id
    }

    /// The page of a statement's uses.
    static func uses(_ document: String, _ statement: String) -> String { self.document(document) + "/" + statement }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
                || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(byte)
            guard !isPlain else { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count < 2 ? "0" : "") + digits
        }.joined()
    }
}
