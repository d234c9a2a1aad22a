// One agency's words in two papers were said once.

import Testing

@testable import Rhetoric

@Suite struct DocumentCopiesTests {
    /// An invented agency's report, a paper that prints it with a paragraph of its own, and a later speech with one of
    /// its formulas.
    private static func corpus(copyDated date: String?, changed: Int = 0) -> Corpus {
        var prose = TestProse(words: 4000, seed: 5)
        let report = (0..<14).map { _ in prose.sentence(of: 12) }
        let own = (0..<4).map { _ in prose.sentence(of: 12) }
        let reprint = report.enumerated().map { $0 < changed ? prose.sentence(of: 12) : $1 }
        let speech = (0..<10).map { _ in prose.sentence(of: 12) }
        return .of(
            .of("paper", reprint + own, dated: date, speaker: "The Courier"),
            .of("wire", report, dated: "2021-03-01", speaker: "Northern Wire"),
            .of("speech", speech + [report[13]], dated: "2021-06-01", speaker: "Mara Voss"))
    }

    private static func finder(_ corpus: Corpus) -> FormulationFinder {
        var options = FormulationOptions()
        options.workers = Workers(count: 2)
        return FormulationFinder(corpus, options: options)
    }

    @Test func aCopyIsCountedOnce() {
        let finder = Self.finder(Self.corpus(copyDated: "2021-03-03"))
        #expect(finder.copies.copies == [DocumentCopy(original: 1, copy: 0, share: 1)])
        #expect(finder.formulations.map(\.textCount) == [2])
        #expect(finder.formulations.map(\.documentCount) == [3])
        #expect(finder.echoes(by: .speaker).map(\.later) == ["Mara Voss"])
    }

    @Test(arguments: ["2021-03-09", "2021-02-21", "2021", "2021-03", nil])
    func whatMayBeLaterThanAWeekIsNoCopy(date: String?) {
        let finder = Self.finder(Self.corpus(copyDated: date))
        #expect(finder.copies.copies.isEmpty)
        #expect(finder.formulations.count == 14)
    }

    @Test func halfOfATextIsNoCopy() {
        let most = Self.finder(Self.corpus(copyDated: "2021-03-01", changed: 5)).copies.copies
        #expect(most == [DocumentCopy(original: 0, copy: 1, share: 9.0 / 14)])
        #expect(Self.finder(Self.corpus(copyDated: "2021-03-01", changed: 6)).copies.copies.isEmpty)
    }
}
