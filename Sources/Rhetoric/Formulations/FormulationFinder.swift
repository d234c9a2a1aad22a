// The formulations of a corpus: what recurs in two documents or more, found without being asked for.

import Foundation

/// What counts as a formulation.
public struct FormulationOptions: Sendable {
    /// Documents that it must stand in; copies of one text count once.
    public var leastDocuments = 2
    /// Also those that one document alone repeats: then two statements are enough.
    public var isWithinDocuments = false
    /// Wordings that are one formula though they share no words.
    public var variants = DeclaredVariants()
    public var background: Background?
    public var workers = Workers.all

    public init() {}
}

/// The families of a corpus.
public struct FormulationFinder: Sendable {
    /// What a formula must tell in a corpus of up to `reference` statements, in wholly rare words, and what that rises by
    /// when the corpus grows e-fold: the more statements, the more words meet by accident.
    private static let leastInformation = 1.1
    private static let rise = 0.12
    private static let reference = 200.0
    /// Telling words that a formula has at least.
    private static let fewestWords = 2

    public let corpus: Corpus
    /// The heaviest first.
    public let formulations: [Formulation]
    public let copies: DocumentCopies
    let table: StatementTable
    /// Of each document, by its place in the corpus.
    let sizes: [DocumentSize]
    /// Nil for families that were kept: other wordings cannot be asked for then.
    let reader: FormulationReader?

    /// Families that were found before.
    ///
    /// - Parameters:
    ///   - corpus: all documents; those without a told family may lack their texts.
    ///   - table: of the corpus; nil where no places in the texts are asked for.
    init(
        restoring formulations: [Formulation], in corpus: Corpus, sizes: [DocumentSize], copies: DocumentCopies,
        table: StatementTable? = nil
    ) {
        (self.formulations, self.corpus, self.sizes, self.copies) = (formulations, corpus, sizes, copies)
        self.table = table ?? StatementTable(Corpus(documents: []), spans: [])
        reader = nil
    }

    /// Cost: O(n log n) for n words, plus the alignments of what is linked: a few for every telling word of a formula.
    public init(_ corpus: Corpus, options: FormulationOptions = FormulationOptions()) {
        self.corpus = corpus
        let table = StatementTable(corpus, spans: corpus.documents.map { $0.date.map(DocumentSpan.init) ?? .beforeAll })
        self.table = table
        sizes = table.sizes(documents: corpus.documents.count)
        let nameShares = table.nameShares(in: corpus)
        let isKnown = table.rows.contains { corpus.documents[$0.document].language == options.background?.language }
        let information = WordRarity(
            table, nameShares: nameShares, background: isKnown ? options.background : nil, countsEqualOnce: true
        ).information
        copies = DocumentCopies(table, in: corpus)
        var isTelling = [Bool](repeating: true, count: table.lexicon.stems.count)
        for form in table.lexicon.forms where form.isStopWord || form.isNumber { isTelling[Int(form.stem)] = false }
        let grown = max(0, log(Double(max(1, table.count)) / Self.reference))
        let aligner = FormulaAligner(
            table: table, information: zip(information, isTelling).map { $1 ? $0 : min($0, 0.1) },
            isEdge: table.edges(in: corpus), isJoined: table.joined(in: corpus),
            leastInformation: Float(Self.leastInformation + Self.rise * grown))
        let links = TellingWords(table, isTelling: isTelling).links(workers: options.workers)
        let spans = aligner.spans(links, workers: options.workers)
        let declared = options.variants.lists.map { list in
            Set(list.flatMap { table.places(of: $0, in: corpus) }).sorted { $0.lowerBound < $1.lowerBound }
        }
        let families = FormulaFamily.joining(
            FormulaFamilies(table: table, information: information, isTelling: isTelling)
                .families(spans, workers: options.workers), declared)
        let reader = FormulationReader(
            table: table, information: information, isTelling: isTelling, nameShares: nameShares,
            originals: copies.originals)
        self.reader = reader
        let found = options.workers.map(parts: families.count) { reader.formulation(families[$0]) }.filter {
            let words = $0.occurrences[$0.medoid].tokens.count { isTelling[Int(table.stems[$0])] }
            guard words >= Self.fewestWords else { return false }
            return options.isWithinDocuments || $0.textCount >= max(2, options.leastDocuments)
        }
        var kept = reader.livingAlone(found).sorted {
            ($1.weight, $0.occurrences[0].tokens.lowerBound) < ($0.weight, $1.occurrences[0].tokens.lowerBound)
        }
        for place in kept.indices { kept[place].id = "f\(place + 1)" }
        formulations = kept
    }

    /// By "f1", "f2", ...; nil where there is none. Cost O(1).
    public subscript(id: String) -> Formulation? {
        guard let number = Int(id.dropFirst()), formulations.indices.contains(number - 1) else { return nil }
        return formulations[number - 1].id == id ? formulations[number - 1] : nil
    }
}

/// How much a document says.
struct DocumentSize: Sendable, Equatable {
    /// Ranked ones.
    var statements = 0
    /// Of these.
    var words = 0
}

extension StatementTable {
    /// Of each document of the corpus.
    func sizes(documents: Int) -> [DocumentSize] {
        var sizes = [DocumentSize](repeating: DocumentSize(), count: documents)
        for (row, reference) in rows.enumerated() {
            sizes[reference.document].statements += 1
            sizes[reference.document].words += tokenRange(row).count
        }
        return sizes
    }
}

/// Reads what is told of a family.
struct FormulationReader: Sendable {
    let table: StatementTable
    let information: [Float]
    let isTelling: [Bool]
    let nameShares: [Float]
    /// See `DocumentCopies`.
    let originals: [Int]

    func formulation(_ family: FormulaFamily) -> Formulation {
        let first = family.occurrences[0]
        let occurrences = family.occurrences.enumerated().map { number, tokens in
            FormulationOccurrence(
                statement: table.rows[table.row(ofToken: tokens.lowerBound)], bytes: table.bytes(of: tokens),
                kind: number == 0 ? .first : kind(tokens, beside: first), tokens: tokens)
        }
        let telling = family.occurrences[family.medoid].map { Int(table.stems[$0]) }.filter { isTelling[$0] }
        return Formulation(
            id: "", occurrences: occurrences, medoid: family.medoid,
            information: telling.reduce(0) { $0 + Double(information[$1]) },
            documentCount: Set(occurrences.map(\.statement.document)).count,
            textCount: Set(occurrences.map { originals[$0.statement.document] }).count,
            isDesignation: 2 * telling.count { nameShares[$0] > 0.5 } > telling.count)
    }

    private func kind(_ tokens: Range<Int>, beside first: Range<Int>) -> VariantKind {
        if table.forms[tokens].elementsEqual(table.forms[first]) { return .verbatim }
        let stems = { (range: Range<Int>) in range.map { table.stems[$0] }.filter { isTelling[Int($0)] } }
        let (own, before) = (stems(tokens), stems(first))
        if own == before { return .nearVerbatim }
        let (laterShare, earlierShare) = (share(of: own, in: before), share(of: before, in: own))
        if laterShare >= 0.9, earlierShare >= 0.9 { return .nearVerbatim }
        return earlierShare >= 0.9 ? .extended : laterShare >= 0.9 ? .truncated : .reworded
    }

    /// Information of the stems that others have too.
    private func share(of stems: [Int32], in others: [Int32]) -> Float {
        let known = Set(others)
        let all = stems.reduce(0) { $0 + information[Int($1)] }
        return all > 0 ? stems.reduce(0) { $0 + (known.contains($1) ? information[Int($1)] : 0) } / all : 0
    }

    /// Those that stand at least once outside all longer ones.
    func livingAlone(_ formulations: [Formulation]) -> [Formulation] {
        let places = formulations.enumerated().flatMap { number, formulation in
            formulation.occurrences.map { (family: number, tokens: $0.tokens) }
        }.sorted {
            ($0.tokens.lowerBound, $1.tokens.upperBound, $0.family) < (
                $1.tokens.lowerBound, $0.tokens.upperBound, $1.family
            )
        }
        var alone = [Int](repeating: 0, count: formulations.count)
        // Of those that began before, the one that reaches farthest encloses what any of them encloses.
        var reach = (end: 0, count: 0)
        for place in places {
            let isEnclosed = place.tokens.upperBound <= reach.end && place.tokens.count < reach.count
            if !isEnclosed { alone[place.family] += 1 }
            if place.tokens.upperBound > reach.end { reach = (place.tokens.upperBound, place.tokens.count) }
        }
        return formulations.indices.filter { alone[$0] > 0 }.map { formulations[$0] }
    }
}
