// Which stems are names: what is written with a capital where nothing but a name would be. Two statements that share
// "President Leona Strand of Valdoria" share four rare words and no formulation, so names weigh less in an alignment.

extension StatementTable {
    /// For each stem of the lexicon the share of its occurrences that have a capital first letter, 0 to 1, the first word
    /// of a statement and statements in capitals or title case left out; 0 for a stem that is never seen elsewhere.
    /// Cost O(tokens).
    func nameShares(in corpus: Corpus) -> [Float] {
        var seen = [Int32](repeating: 0, count: lexicon.stems.count)
        var capitalised = seen
        for row in 0..<count {
            let range = tokenRange(row)
            let text = corpus.documents[rows[row].document].text.utf8
            let isCapital = range.map { tokens[$0].isCapitalised(in: text) }
            let capitals = isCapital.count { $0 }
            guard 2 * capitals <= range.count else { continue }
            for (place, token) in range.enumerated().dropFirst() {
                seen[Int(stems[token])] += 1
                if isCapital[place] { capitalised[Int(stems[token])] += 1 }
            }
        }
        return zip(capitalised, seen).map { $1 > 0 ? Float($0) / Float($1) : 0 }
    }

    /// For each stem of the lexicon whether it is neither stop word nor number nor, mostly, a name.
    func contentStems(nameShares: [Float]) -> [Bool] {
        var isContent = nameShares.map { $0 <= 0.5 }
        for form in lexicon.forms where form.isStopWord || form.isNumber { isContent[Int(form.stem)] = false }
        return isContent
    }
}

extension Token {
    /// Whether the text writes it with a capital first letter.
    func isCapitalised(in text: [UInt8]) -> Bool {
        let first = text[Int(start)]
        guard first >= 0x80 else { return first >= UInt8(ascii: "A") && first <= UInt8(ascii: "Z") }
        return String(decoding: text[bytes], as: UTF8.self).unicodeScalars.first?.properties.isUppercase ?? false
    }
}
