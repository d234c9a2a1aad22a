import Testing

@testable import Rhetoric

@Suite struct TrecRunTests {
    @Test func theBestPairOfAQueryAndAnItemCounts() {
        var run = TrecRun()
        run.add(query: "q 1", item: "b", score: 0.5)
        run.add(query: "q 1", item: "a", score: 0.4)
        run.add(query: "q2", item: "a", score: 1)
        run.add(query: "q 1", item: "a", score: 0.75)
        run.add(query: "q 1", item: "b", score: 0.1)
        #expect(
            run.text == """
                q_1 Q0 a 1 0.750000 rhetoric
                q_1 Q0 b 2 0.500000 rhetoric
                q2 Q0 a 1 1.000000 rhetoric

                """)
    }

    @Test func equalScoresKeepTheirOrder() {
        var run = TrecRun()
        for item in ["c", "a", "b"] { run.add(query: "q", item: item, score: 0.5) }
        #expect(run.text.split(separator: "\n").map { $0.split(separator: " ")[2] } == ["c", "a", "b"])
        #expect(TrecRun().text == "")
    }

    @Test func anIdStaysOneField() {
        var run = TrecRun()
        run.add(query: "a\nb\r", item: "c\td\u{A0}e", score: 1)
        #expect(run.text == "a_b_ Q0 c_d_e 1 1.000000 rhetoric\n")
    }
}
