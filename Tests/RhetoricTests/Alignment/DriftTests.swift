import Testing

@testable import Rhetoric

@Suite struct DriftTests {
    /// Each note as "kind: earlier words > later words".
    private func drift(_ earlier: String, _ later: String, lists: DriftWords? = .english) -> [String] {
        var words = TestWords()
        let (first, second) = (words.sequence(earlier), words.sequence(later))
        let redline = Redline(earlier: first, later: second)
        let lexicon = lists.map { DriftLexicon(spellings: words.spellings, lists: $0) }
        let drift = Drift(changes: redline.changes, earlier: first, later: second, lexicon: lexicon)
        return drift.notes.map { "\($0.kind): \(words.text(first, $0.earlier)) > \(words.text(second, $0.later))" }
    }

    @Test func changesWithoutFlags() {
        #expect(drift("Growth slowed.", "Growth slowed.").isEmpty)
        #expect(drift("Trade is open.", "Trade is open and fair.") == ["added:  > and fair"])
        #expect(drift("Trade is open and fair.", "Trade is open.") == ["removed: and fair > "])
        #expect(drift("Trade remains open.", "Trade remained open.") == ["substituted: remains > remained"])
    }

    @Test func negation() {
        #expect(
            drift("The Bank will act.", "The Bank will not act.") == ["added:  > not", "negation:  > not"])
        #expect(
            drift("Talks cannot go on.", "Talks can go on.")
                == ["substituted: cannot > can", "negation: cannot > "])
        #expect(
            drift("The outlook is certain.", "The outlook is uncertain.")
                == ["substituted: certain > uncertain", "negation: certain > uncertain"])
        #expect(drift("They don't agree.", "They agree.") == ["removed: don't > ", "negation: don't > "])
    }

    @Test func notEveryNegatorDenies() {
        #expect(drift("It serves no one.", "It serves not one.") == ["substituted: no > not"])
        #expect(drift("It helps trade and peace.", "It helps not only trade and peace.") == ["added:  > not only"])
        // The new clause denies something else.
        let notes = drift(
            "Valdoria opposes tariffs.",
            "Valdoria opposes tariffs because the large countries of this region have never gained from raising them again."
        )
        #expect(notes.count == 1 && notes[0].hasPrefix("added"))
    }

    @Test func numbers() {
        #expect(
            drift("The members voted 12-0.", "The members voted 9-3.")
                == ["substituted: 12-0 > 9-3", "number: 12-0 > 9-3"])
        #expect(
            drift("It rose by 1/4 percent.", "It rose by 1/2 percent.")
                == ["substituted: 1-4 > 1-2", "number: 1-4 percent > 1-2 percent"])
        #expect(
            drift("Trade of nearly $240 billion.", "Trade of $250 billion.")
                == ["substituted: nearly $240 > $250", "number: $240 billion > $250 billion", "hedge: nearly > "])
        #expect(
            drift("Five million people.", "Five billion people.")
                == ["substituted: million > billion", "number: five million > five billion"])
    }

    @Test func hedges() {
        #expect(drift("The Bank will act.", "The Bank may act.") == ["substituted: will > may", "hedge: will > may"])
        #expect(
            drift("Prices are elevated.", "Prices are somewhat elevated.")
                == ["added:  > somewhat", "hedge:  > somewhat"])
        // The month is no modal verb.
        #expect(drift("They met in June.", "They met in May.") == ["substituted: june > may"])
    }

    @Test func parties() {
        #expect(
            drift("We thank our friends in Valdoria.", "We thank our friends in Merania.")
                == ["substituted: valdoria > merania", "party: valdoria > merania"])
        // A capital at the start of a sentence is no name, unless the text shows that it is.
        #expect(drift("Recent data are weak.", "Available data are weak.") == ["substituted: recent > available"])
        #expect(
            drift("Valdoria agreed, and Merania thanked Valdoria.", "Merania agreed, and Merania thanked Valdoria.")
                == ["substituted: valdoria > merania", "party: valdoria > merania"])
    }

    @Test func aFlagNamesItsWordsAndNotWhatStandsBetweenThem() {
        let flags = drift(
            "The ministry marked the 75th year of ties, and saw more than 10 papers signed.",
            "The ministry exchanged 20 papers.")
        #expect(flags.filter { $0.hasPrefix("number") } == ["number: 10 > 20"])
        let parties = drift(
            "Our envoy met Anselm Vorrick of the Republic of Kestria.", "Our envoy met Petra Sandau of Valdoria.")
        #expect(
            parties.filter { $0.hasPrefix("party") } == [
                "party: anselm vorrick of the republic of kestria > petra sandau of valdoria"
            ])
        // The word that "no" denies was there before; "faces no one" and the names are of new text.
        #expect(
            drift("It faces a bloc.", "It joins no bloc, faces no one and thanks Valdoria, Kestria.")
                .filter { !$0.hasPrefix("added") && !$0.hasPrefix("sub") && !$0.hasPrefix("removed") }
                == ["negation:  > no"])
    }

    @Test func reordering() {
        #expect(
            drift("We want peace and stability.", "We want stability and peace.").map { $0.prefix(9) } == ["reordered"])
        let notes = drift(
            "In light of muted price pressures, the Council will wait for firmer data. Growth is firm.",
            "The Council will wait for firmer data. Growth is firm, in light of muted price pressures.")
        #expect(notes == ["reordered: in light of muted price pressures > in light of muted price pressures"])
    }

    @Test func otherLanguagesHaveNoFlags() {
        #expect(drift("Wir sind 12.", "Wir sind 13.", lists: nil) == ["substituted: 12 > 13"])
    }

    @Test func rawValuesAreTheContract() {
        #expect(
            DriftKind.allCases.map(\.rawValue) == [
                "added", "removed", "substituted", "reordered", "negation", "number", "hedge", "party",
            ])
    }
}
