import Testing

@testable import Rhetoric

@Suite struct RedlineTests {
    @Test func anEconomistsRedline() {
        #expect(
            TestWords.redline(
                "The Council decided to maintain the lending rate at 4 percent. Inflation remains low.",
                "The Council decided today to raise the lending rate to 5 percent. Inflation remained low.")
                == "the council decided {+today+} to [-maintain-]{+raise+} the lending rate [-at 4-]{+to 5+} percent inflation [-remains-]{+remained+} low"
        )
    }

    @Test func equalTextsAreKept() {
        #expect(TestWords.redline("Merania keeps its word.", "Merania keeps its word.") == "merania keeps its word")
        #expect(TestWords.redline("", "") == "")
        #expect(TestWords.redline("Growth slowed.", "") == "[-growth slowed-]")
        #expect(TestWords.redline("", "Growth slowed.") == "{+growth slowed+}")
    }

    @Test func loneEqualWordsDoNotShatterARewrittenStretch() {
        #expect(
            TestWords.redline(
                "The Bank expects a gradual recovery of the export sector and firmer prices this year.",
                "The Bank expects demand to weaken in the coming months and credit to tighten this year.")
                == "the bank expects [-a gradual recovery of the export sector and firmer prices-]"
                + "{+demand to weaken in the coming months and credit to tighten+} this year")
    }

    @Test func aKeptWordBetweenTwoSmallChangesStays() {
        #expect(
            TestWords.redline(
                "The labour market is strong and exports grew.", "The labour market was strong but exports grew.")
                == "the labour market [-is-]{+was+} strong [-and-]{+but+} exports grew")
        #expect(
            TestWords.redline("Risks will continue to be closely monitored.", "Risks will be monitored.")
                == "risks will [-continue to-] be [-closely-] monitored")
    }

    @Test func loneNumbersHoldNothingTogether() {
        #expect(
            TestWords.redline(
                "The corridor stays at 2-1/4 to 2-1/2 percent.", "The corridor stays at 2 to 2-1/4 percent.")
                == "the corridor stays at [-2-1-4 to 2-1-2-]{+2 to 2-1-4+} percent")
    }

    @Test func aWrittenWordChangesAsAWhole() {
        #expect(
            TestWords.redline("The range is 4 to 4-1/4 percent.", "The range is 3-3/4 to 4 percent.")
                == "the range is [-4 to 4-1-4-]{+3-3-4 to 4+} percent")
        #expect(
            TestWords.redline("Valdoria stands for alliance and trade.", "Valdoria stands for non-alliance and trade.")
                == "valdoria stands for [-alliance-]{+non-alliance+} and trade")
    }

    @Test func additionsSlideToBreaks() {
        #expect(
            TestWords.redline(
                "In favour: Ada B. Lindt; Boris C. Maro.", "In favour: Ada B. Lindt; Ada D. Kern; Boris C. Maro.")
                == "in favour ada b lindt {+ada d kern+} boris c maro")
        #expect(
            TestWords.redline("We want peace and trade.", "We want peace and security and trade.")
                == "we want peace {+and security+} and trade")
    }

    @Test func textThatWasCutAndPastedIsLinked() {
        #expect(
            TestWords.redline(
                "In light of muted price pressures, the Council will wait for firmer data. Growth is firm.",
                "The Council will wait for firmer data. Growth is firm, in light of muted price pressures.")
                == "<1-in light of muted price pressures-1> the council will wait for firmer data growth is firm "
                + "<1+in light of muted price pressures+1>"
        )
    }

    @Test func aMoveMayDifferByAWord() {
        var words = TestWords()
        let earlier = words.sequence(
            "Together with partners on every continent, Valdoria defends open sea lanes. The Ministry met envoys of nine coastal states on Monday morning in Ostrel."
        )
        let later = words.sequence(
            "The Ministry met envoys of nine coastal states on Monday morning in Ostrel. Together with friends on every continent, Valdoria defends open sea lanes."
        )
        let redline = Redline(earlier: earlier, later: later)
        #expect(redline.moves.count == 1)
        #expect(redline.moves.first?.isVerbatim == false)
        #expect(redline.moves.first.map { words.text(later, $0.later) }?.hasPrefix("together with friends") == true)
    }

    @Test func aFormulaThatStandsElsewhereIsNotAMove() {
        let drawn = TestWords.redline(
            "The Central Bank of Merania met. The Central Bank of Merania acted. Prices rose.",
            "The Central Bank of Merania met. Prices rose. The Central Bank of Merania acted today.")
        #expect(!drawn.contains("<1-the central bank of merania-1>"))
    }

    /// Half of the seeds with hyphens and slashes all over, so that changes widen into one another.
    @Test(arguments: 0..<160) func bothTextsCanBeReadBack(seed: UInt64) {
        var random = TestRandom(seed: seed)
        var (earlier, later) = random.relatedSequences()
        if seed % 2 == 1 { (earlier, later) = (random.joining(earlier), random.joining(later)) }
        let redline = Redline(earlier: earlier, later: later)
        #expect(readBack(redline, \.earlier) == Array(earlier.indices), "seed \(seed)")
        #expect(readBack(redline, \.later) == Array(later.indices), "seed \(seed)")
        for change in redline.changes {
            #expect(isWellFormed(change, in: redline, earlier, later), "seed \(seed), \(change)")
        }
        #expect(redline == Redline(earlier: earlier, later: later), "seed \(seed)")
    }

    private func readBack(_ redline: Redline, _ side: KeyPath<Redline.Change, Range<Int>>) -> [Int] {
        redline.changes.flatMap { Array($0[keyPath: side]) }
    }

    private func isWellFormed(
        _ change: Redline.Change, in redline: Redline, _ earlier: TokenSequence, _ later: TokenSequence
    ) -> Bool {
        switch change.kind {
        case .kept: !change.later.isEmpty && earlier.forms[change.earlier] == later.forms[change.later]
        case .removed: !change.earlier.isEmpty && change.later.isEmpty
        case .added: change.earlier.isEmpty && !change.later.isEmpty
        case .substituted: !change.earlier.isEmpty && !change.later.isEmpty
        case .movedAway: change.later.isEmpty && redline.moves[change.move!].earlier == change.earlier
        case .movedHere: change.earlier.isEmpty && redline.moves[change.move!].later == change.later
        }
    }
}

extension TestRandom {
    /// The same tokens, some of them joined to the one before.
    mutating func joining(_ sequence: TokenSequence) -> TokenSequence {
        TokenSequence(
            forms: sequence.forms, stems: sequence.stems, traits: sequence.traits, weights: sequence.weights,
            breaks: sequence.indices.map {
                $0 == 0 ? .sentence : [.joined, .none, .comma].randomElement(using: &self)!
            })
    }

    /// A sequence over a small vocabulary, and a copy with words exchanged, dropped, inserted and a block moved.
    mutating func relatedSequences(length: ClosedRange<Int> = 0...60) -> (TokenSequence, TokenSequence) {
        let earlier = symbols(count: length, below: 40)
        var later = earlier
        for _ in 0..<Int.random(in: 0...8, using: &self) where !later.isEmpty {
            let place = Int.random(in: later.indices, using: &self)
            switch Int.random(in: 0..<4, using: &self) {
            case 0: later[place] = Int32.random(in: 0..<40, using: &self)
            case 1: later.remove(at: place)
            case 2: later.insert(contentsOf: symbols(count: 1...4, below: 40), at: place)
            default:
                let block = Array(later[place...].prefix(6))
                later.removeSubrange(place..<(place + block.count))
                later.insert(contentsOf: block, at: Int.random(in: 0...later.count, using: &self))
            }
        }
        return (sequence(earlier), sequence(later))
    }

    /// Forms below 8 are stop words; two neighbouring forms share a stem; breaks fall anywhere.
    private mutating func sequence(_ forms: [Int32]) -> TokenSequence {
        TokenSequence(
            forms: forms, stems: forms.map { $0 / 2 }, traits: forms.map { $0 < 8 ? .stopWord : [] },
            breaks: forms.map { _ in Int.random(in: 0..<6, using: &self) == 0 ? .comma : .none })
    }
}
