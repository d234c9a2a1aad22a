// Corpora made by hand or at random: documents whose statements are given one by one, so that no reader stands between
// a test and what it tests.

@testable import Rhetoric

extension Document {
    /// - Parameters:
    ///   - date: anything that `DateParser` reads; nil for an undated document.
    ///   - hash: equal for two documents that are one text under two names; the id itself when it is nil.
    static func of(
        _ id: String, _ statements: [String], dated date: String? = nil, speaker: String? = nil, title: String? = nil,
        hash: String? = nil
    ) -> Document {
        var utf8: [UInt8] = []
        var made: [Statement] = []
        for (number, text) in statements.enumerated() {
            if number > 0 { utf8.append(UInt8(ascii: "\n")) }
            let start = utf8.count
            utf8 += text.utf8
            made.append(Statement(id: "s\(number + 1)", bytes: start..<utf8.count, kind: .statement))
        }
        return Document(
            id: id, place: id, text: SourceText(utf8: utf8), sha256: hash ?? id, title: title,
            date: date.map(DateEstimate.reading), speaker: speaker, statements: made)
    }
}

extension DateEstimate {
    static func reading(_ text: String) -> DateEstimate {
        guard case .days(let first, let last) = DateParser.read(text) else { preconditionFailure("no date: \(text)") }
        return DateEstimate(first: first, last: last, certainty: .stated, evidence: [])
    }
}

extension Corpus {
    static func of(_ documents: Document...) -> Corpus { Corpus(documents: documents) }

    /// Each text a document of one statement; equal texts stay apart.
    static func ofTexts(_ texts: [String]) -> Corpus {
        Corpus(documents: texts.enumerated().map { .of("d\($0)", $1.isEmpty ? [] : [$1]) })
    }

    func text(_ reference: StatementReference) -> String {
        documents[reference.document].text[documents[reference.document].statements[reference.statement].bytes]
    }
}

/// Invented words and sentences of them, from a seed.
struct TestProse {
    var random: RandomSource
    let words: [String]

    /// - Parameter count: of words, the first of them the most frequent in sentences.
    init(words count: Int, seed: UInt64) {
        random = RandomSource(seed: seed)
        words = (0..<count).map(TestProse.word)
    }

    /// The same word for the same number: "bado", "bamu", ...
    static func word(_ number: Int) -> String {
        let (onsets, vowels) = (Array("bdfgklmnprtvz"), Array("aou"))
        var (rest, word) = (number, "")
        repeat {
            word.append(onsets[rest % onsets.count])
            rest /= onsets.count
            word.append(vowels[rest % vowels.count])
            rest /= vowels.count
        } while rest > 0
        return word + "kom"
    }

    /// Words drawn so that the first are far more frequent than the last.
    mutating func sentence(of count: Int) -> String {
        (0..<count).map { _ in
            let place = random.unit()
            return words[min(words.count - 1, Int(place * place * place * Double(words.count)))]
        }.joined(separator: " ")
    }
}
