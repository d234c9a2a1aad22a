import Testing

/// The same input gives the same bytes, at any number of threads.
@Suite struct DeterminismTests {
    @Test(arguments: [
        ["compare", Example.june, Example.december, "--json"],
        ["trace"] + Example.communiques + ["--json", "--top", "20"],
        ["trace"] + Example.communiques + ["--why"],
        ["search"] + Example.communiques + ["a partnership of equals", "--json"],
        ["similarity", Example.june, Example.december],
        ["cluster"] + Example.communiques + ["--json"],
        ["cluster", "examples/communiques", "--level", "statement", "--count", "6", "--json"],
        ["export", "examples/communiques", "--statements", "--documents"],
    ])
    func bytesDoNotDependOnThreads(arguments: [String]) throws {
        let one = try Command(arguments + ["--threads", "1"])
        let three = try Command(arguments + ["--threads", "3"])
        #expect(one.status == 0)
        #expect(!one.output.isEmpty)
        #expect(one.output == three.output)
        #expect(one.errors == three.errors)
    }
}
