// All written dates of a stretch, and which of them can be dates of the past for the text that tells them.

struct DateMentions {
    let text: WrittenText

    /// Dates with at least a month and a day or a year, in order. "May" and "2,000" alone are none.
    func all(in stretch: Int) -> [DateMention] {
        var found: [DateMention] = []
        let words = text.words(of: stretch)
        var behind = 0
        for word in words where Int(word.start) >= behind && word.kind != .mark {
            guard let mention = mention(at: word, end: text.stretches[stretch].upperBound) else { continue }
            behind = mention.bytes.upperBound
            found.append(mention)
        }
        return found
    }

    private func mention(at word: WrittenWord, end: Int) -> DateMention? {
        if word.kind == .number || DateNames.months[word.key] != nil {
            var scanner = DateScanner(text.utf8, at: Int(word.start), end: end)
            guard let mention = scanner.date(), isPlausible(mention) else { return nil }
            return mention
        }
        // In scripts without spaces the figures stand inside the run of letters.
        guard text.utf8[Int(word.start)] >= 0xE3 else { return nil }
        var isInside = false
        for at in word.bytes {
            let isDigit = text.utf8[at].isASCIIDigit
            if isDigit, !isInside {
                var scanner = DateScanner(text.utf8, at: at, end: end)
                if let mention = scanner.date(), mention.month != nil { return mention }
            }
            isInside = isDigit
        }
        return nil
    }

    /// A year alone must be written with four figures and lie in the time of newspapers.
    private func isPlausible(_ mention: DateMention) -> Bool {
        guard !mention.isAmbiguous else { return false }
        if mention.month != nil { return true }
        guard let year = mention.year, mention.bytes.count == 4, (1700...2100).contains(year) else { return false }
        let end = mention.bytes.upperBound
        return end == text.utf8.count || !text.utf8[end].isASCIILetter && !text.utf8[end].isASCIIDigit
    }

    /// Whether a sentence tells only of what has happened: a verb in the past tense and nothing planned.
    func tellsOfThePast(_ stretch: Int) -> Bool {
        var hasPast = false
        let words = text.words(of: stretch)
        for (word, next) in zip(words, words.dropFirst()) where word.kind != .mark {
            if Self.notPast.contains(word) { return false }
            // "by Friday", "until 2030"; not "was met by the Minister".
            if Self.deadlines.contains(word), next.kind == .number || DateNames.months[next.key] != nil { return false }
            hasPast = hasPast || Self.past.contains(word) || word.kind == .lower && endsInED(word)
        }
        return hasPast
    }

    private func endsInED(_ word: WrittenWord) -> Bool {
        let end = Int(word.end)
        return word.bytes.count >= 5 && text.utf8[end - 1] == 0x64 && text.utf8[end - 2] == 0x65
    }

    private static let past = WordKeys(
        "was were had took held said met gave made came saw went paid rose fell began became sent told won grew stood "
            + "led brought did spoke wrote sought")
    private static let notPast = WordKeys(
        "will would shall should next plan plans planned scheduled expected due upcoming ahead "
            + "target targets goal goals agenda if could forthcoming envisaged projected forecast")
    private static let deadlines = WordKeys("by until till before through")
}
