// A formulation: the variants of one formula with every place where they stand.

import Foundation

/// What an occurrence is beside the first of its family.
public enum VariantKind: String, Sendable, CaseIterable {
    /// The first in this corpus.
    case first
    /// The same words.
    case verbatim
    /// The same but for inflections, articles and the like.
    case nearVerbatim = "near-verbatim"
    /// All of the first and more.
    case extended
    /// A part of the first.
    case truncated
    case reworded
}

/// One place where a formula stands.
public struct FormulationOccurrence: Sendable, Equatable {
    public let statement: StatementReference
    /// In the document's text.
    public let bytes: Range<Int>
    public let kind: VariantKind
    /// Tokens of the statement table.
    let tokens: Range<Int>
}

/// A family of variants. Undated documents come before all dated ones.
public struct Formulation: Sendable, Equatable {
    /// "f1", "f2", ... in the order of weight, whatever is shown; the same corpus gives the same numbers.
    public internal(set) var id: String
    /// In the order of time: date, document, offset.
    public let occurrences: [FormulationOccurrence]
    /// Index of the occurrence that is most like the others: its words are the label.
    public let medoid: Int
    /// Information of its telling words, in wholly rare words.
    public let information: Double
    /// Documents that it stands in.
    public let documentCount: Int
    /// The same with copies of one text counted once.
    public let textCount: Int
    /// Whether most of its telling words are names: an office, a place, an organisation.
    public let isDesignation: Bool

    /// What it counts for: its information, the more the more texts have it.
    public var weight: Double { information * log(Double(textCount + 1)) }

    /// The same with its occurrences' places known.
    func with(_ occurrences: [FormulationOccurrence]) -> Formulation {
        Formulation(
            id: id, occurrences: occurrences, medoid: medoid, information: information, documentCount: documentCount,
            textCount: textCount, isDesignation: isDesignation)
    }

    /// The words of its medoid, on one line. `corpus` is the one that it was found in.
    public func label(in corpus: Corpus) -> String {
        let use = occurrences[medoid]
        return corpus.documents[use.statement.document].text[use.bytes].onOneLine
    }
}
