// Formulas of invented ministries: found unasked, dated, counted, told apart from what merely stands beside them.

import Testing

@testable import Rhetoric

@Suite struct FormulationFinderTests {
    private static let formula = "lasting peace through patient dialogue and shared prosperity"

    /// Invented prose with a formula inside some of its statements.
    private static func document(
        _ id: String, seed: UInt64, dated date: String?, with formulas: [String], speaker: String? = nil
    ) -> Document {
        var prose = TestProse(words: 4000, seed: seed)
        let plain = (0..<8).map { _ in prose.sentence(of: 12) + "." }
        let holders = formulas.map { "\(prose.sentence(of: 5)) \($0) \(prose.sentence(of: 4))." }
        return .of(id, plain + holders, dated: date, speaker: speaker)
    }

    private static func corpus() -> Corpus {
        .of(
            document("c", seed: 3, dated: "2023-06-01", with: [formula], speaker: "Ode Lund"),
            document("a", seed: 1, dated: "2021-03-01", with: [formula], speaker: "Mara Voss"),
            document("b", seed: 2, dated: "2022-03-01", with: [], speaker: "Mara Voss"),
            document("d", seed: 4, dated: "2024-01-15", with: ["lasting peace through dialogue and shared prosperity"]),
            document("e", seed: 5, dated: "2025-01-15", with: []))
    }

    private static func finder(_ corpus: Corpus, within: Bool = false) -> FormulationFinder {
        var options = FormulationOptions()
        options.isWithinDocuments = within
        options.workers = Workers(count: 2)
        return FormulationFinder(corpus, options: options)
    }

    private static func texts(_ formulation: Formulation, _ corpus: Corpus) -> [String] {
        formulation.occurrences.map { corpus.documents[$0.statement.document].text[$0.bytes] }
    }

    @Test func aFormulaIsFoundWithItsVariantsInTheOrderOfTime() throws {
        let corpus = Self.corpus()
        let finder = Self.finder(corpus)
        let family = try #require(finder.formulations.first)
        #expect(
            Self.texts(family, corpus) == [
                Self.formula, Self.formula, "lasting peace through dialogue and shared prosperity",
            ])
        #expect(family.id == "f1" && family.documentCount == 3 && !family.isDesignation)
        #expect(family.occurrences.map { corpus.documents[$0.statement.document].id } == ["a", "c", "d"])
        #expect(family.occurrences.map(\.kind) == [.first, .verbatim, .truncated])
    }

    @Test func itsBiographyCountsWhatWasSaidMeanwhile() throws {
        let finder = Self.finder(Self.corpus())
        let life = try #require(CorpusCalendar(finder).biography(of: finder.formulations[0]))
        #expect(life.first.description == "2021-03-01" && life.last.description == "2024-01-15")
        #expect(life.carriers == ["Mara Voss", "Ode Lund"])
        #expect(life.periods.map(\.name) == ["2021", "2022", "2023", "2024", "2025"])
        #expect(life.periods.map(\.uses) == [1, 0, 1, 1, 0] && life.periods.allSatisfy { $0.words > 90 })
        #expect(life.longestSilence?.days == 822 && life.longestSilence?.documents == 1)
        #expect(life.longestSilence?.statements == 8)
        #expect(life.documentsSince == 1 && life.statementsSince == 8 && life.daysSince == 366)
    }

    @Test func whoRepeatsWhom() {
        let echoes = Self.finder(Self.corpus()).echoes(by: .speaker)
        #expect(
            echoes == [Echo(first: "Mara Voss", later: "Ode Lund", families: ["f1"], medianDays: 822, isSure: true)])
    }

    /// From the last day of the one date to the first of the other: the least it can be.
    @Test func aLagBetweenMonthsIsAtLeastWhatIsTold() {
        let corpus = Corpus.of(
            Self.document("a", seed: 1, dated: "2021-03", with: [Self.formula], speaker: "Mara Voss"),
            Self.document("b", seed: 2, dated: "2021-05", with: [Self.formula], speaker: "Ode Lund"))
        let finder = Self.finder(corpus)
        #expect(
            finder.echoes(by: .speaker) == [
                Echo(first: "Mara Voss", later: "Ode Lund", families: ["f1"], medianDays: 31, isSure: false)
            ])
        #expect(EchoReport(finder, by: .speaker).text(TextStyle()).contains("1 formula, lag at least 31 days"))
    }

    @Test func writtenWordsAreNotCutAndLongFormulasNeither() {
        var prose = TestProse(words: 4000, seed: 21)
        let long = prose.sentence(of: 90)
        let corpus = Corpus.of(
            Self.document("a", seed: 1, dated: "2021", with: ["a no-tariff regime of orbital commerce", long]),
            Self.document("b", seed: 2, dated: "2022", with: ["the non-tariff regime of orbital commerce", long]))
        let texts = Self.finder(corpus).formulations.map { Self.texts($0, corpus) }
        #expect(texts.contains(["no-tariff regime of orbital commerce", "non-tariff regime of orbital commerce"]))
        #expect(texts.contains([long, long]))
    }

    @Test func aWordingThatIsAskedForIsFoundInEveryInflection() throws {
        let finder = Self.finder(Self.corpus())
        let found = try #require(finder.formulation(of: "shared Prosperity"))
        #expect(found.id == "shared Prosperity" && found.occurrences.count == 3 && found.documentCount == 3)
        #expect(finder.formulation(of: "prosperity shared") == nil && finder.formulation(of: "") == nil)
        #expect(finder.formulation(of: "walrus") == nil)
    }

    @Test func declaredVariantsAreOneFamily() throws {
        let other = "enduring calm by unhurried talks"
        let corpus = Corpus.of(
            Self.document("a", seed: 1, dated: "2021", with: [Self.formula]),
            Self.document("b", seed: 2, dated: "2022", with: [Self.formula]),
            Self.document("c", seed: 3, dated: "2023", with: [other]))
        #expect(Self.finder(corpus).formulations.map(\.documentCount) == [2])
        var options = FormulationOptions()
        options.variants = DeclaredVariants([
            ["lasting peace through patient dialogue", other], ["no such words", "nor these"],
        ])
        let families = FormulationFinder(corpus, options: options).formulations
        #expect(families.map { Self.texts($0, corpus) } == [[Self.formula, Self.formula, other]])
        #expect(families[0].occurrences.map(\.kind) == [.first, .verbatim, .reworded])
    }

    @Test func variantsStandWordUnderWord() {
        let finder = Self.finder(Self.corpus())
        let table = VariantTable(finder.formulations[0], finder)
        #expect(table.rows.map(\.count) == [2, 1])
        #expect(
            table.rows[0].cells == [
                "lasting", "peace", "through", "patient", "dialogue", "and", "shared", "prosperity",
            ])
        #expect(table.rows[1].cells == ["lasting", "peace", "through", "", "dialogue", "and", "shared", "prosperity"])
    }

    /// The short formula is one of its own only where it stands outside the long one.
    @Test(arguments: [false, true])
    func aFormulaInsideALongerOne(standsAlone: Bool) {
        let long = "steadfast guardians of orbital commerce and lunar fisheries beyond rivalry"
        let short = "orbital commerce and lunar fisheries"
        let corpus = Corpus.of(
            Self.document("a", seed: 1, dated: "2021", with: [long]),
            Self.document("b", seed: 2, dated: "2022", with: [long]),
            Self.document("c", seed: 3, dated: "2023", with: standsAlone ? [short] : []))
        let found = Self.finder(corpus).formulations.filter { Self.texts($0, corpus).contains { $0.contains("lunar") } }
        #expect(found.map(\.occurrences.count) == (standsAlone ? [2, 3] : [2]))
    }

    @Test func oneDocumentAloneCountsOnlyWhereAsked() {
        let corpus = Corpus.of(Self.document("a", seed: 1, dated: "2021", with: [Self.formula, Self.formula]))
        #expect(Self.finder(corpus).formulations.isEmpty)
        #expect(Self.finder(corpus, within: true).formulations.count == 1)
    }

    @Test func documentsWithoutDatesHaveNoBiography() {
        let corpus = Corpus.of(
            Self.document("a", seed: 1, dated: nil, with: [Self.formula]),
            Self.document("b", seed: 2, dated: nil, with: [Self.formula]))
        let finder = Self.finder(corpus)
        #expect(finder.formulations.count == 1)
        #expect(CorpusCalendar(finder).biography(of: finder.formulations[0]) == nil)
    }

    @Test func awkwardCorpora() {
        #expect(Self.finder(Corpus.of()).formulations.isEmpty)
        #expect(Self.finder(Corpus.of(.of("a", ["Yes."]), .of("b", ["Yes."]))).formulations.isEmpty)
        let sentence = "Orbital commerce and lunar fisheries flourish under steadfast guardians."
        // A statement that comes again does not make its own words common: it is one formula, alone or among others.
        let repeated = [String](repeating: sentence, count: 60)
        let alone = Self.finder(Corpus.of(.of("a", repeated), .of("b", repeated))).formulations
        #expect(alone.map(\.occurrences.count) == [120])
        var prose = TestProse(words: 4000, seed: 8)
        let plain = (0..<1200).map { _ in prose.sentence(of: 12) }
        let families = Self.finder(Corpus.of(.of("a", repeated + plain[..<600]), .of("b", repeated + plain[600...])))
            .formulations
        #expect(families.map(\.occurrences.count).max() == 120)
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func threadsChangeNothing(seed: UInt64) {
        var prose = TestProse(words: 60, seed: seed)
        let corpus = Corpus(
            documents: (0..<12).map { number in
                .of("d\(number)", (0..<6).map { _ in prose.sentence(of: 9) }, dated: "20\(10 + number)")
            })
        let results = [1, 2, 5].map { threads in
            var options = FormulationOptions()
            options.workers = Workers(count: threads)
            return FormulationFinder(corpus, options: options).formulations
        }
        #expect(results[0] == results[1] && results[0] == results[2] && !results[0].isEmpty, "seed \(seed)")
    }
}
