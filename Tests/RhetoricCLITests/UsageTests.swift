import Testing

/// Calls that cannot be carried out: exit code 64, and a message that names the thing, the value and the way out.
@Suite struct UsageTests {
    private func message(_ arguments: String...) throws -> String {
        let run = try Command(arguments)
        #expect(run.status == 64)
        #expect(run.output == "")
        return run.errors
    }

    @Test func misspeltCommandsAndOptionsAreAnswered() throws {
        #expect(
            try message("trase", "archive/") == """
                rhetoric: there is no command "trase". Did you mean "trace"? The commands are compare, trace, \
                formulations, search, similarity, cluster, report, ingest, index, meta, judge, serve, verify, cite, export, background, doctor, example, bench.
                See 'rhetoric --help'.

                """)
        #expect(try message("help", "Clustre").contains("Did you mean \"cluster\"?"))
        #expect(!(try message("frobnicate").contains("Did you mean")))
        #expect(
            try message("trace", "archive/", "--tpo", "3")
                == "rhetoric: Unknown option '--tpo'. Did you mean '--top'?\nSee 'rhetoric trace --help'.\n")
    }

    @Test func valuesOutOfRangeAreNamed() throws {
        #expect(
            try message("trace", "a", "--top", "0")
                == "rhetoric: --top is 0; give a number from 1 to 1,000,000\nSee 'rhetoric trace --help'.\n")
        #expect(try message("search", "a", "b", "--top", "-1").contains("--top is -1; give"))
        #expect(try message("trace", "a", "--threads", "-2").contains("--threads is -2; give a number of 1 or more"))
        #expect(try message("cluster", "a", "--count", "few").contains("--count is \"few\"; give auto, or"))
        #expect(try message("cluster", "a", "--height", "1").contains("--method kmeans has no tree to cut or write"))
        #expect(
            try message("cluster", "a", "--method", "ward", "--count", "3", "--height", "1").contains("leave one out"))
        #expect(try message("cluster", "a", "--min-size", "3").contains("--min-size is for --method density"))
        #expect(
            try message("cluster", "a", "--method", "ward", "--tree", "t.txt").contains("ends in .nwk or .json"))
        #expect(try message("cluster", "a", "--assign-to", "m.json", "--count", "3").contains("--assign-to makes no"))
        #expect(
            try message("export", "a", "--language", "klingon").contains("--language is \"klingon\"; give the code"))
        #expect(
            try message("trace", "a", "--before", "soon").contains(
                "--before does not understand the date \"soon\"; write 2024, 2024-05 or 2024-05-08"))
        #expect(
            try message("search", "a", "b", "--from", "2025", "--to", "2020").contains(
                "--from 2025 lies after --to 2020"))
        #expect(try message("trace", "a", "--undated", "maybe").contains("one of 'first', 'skip' or 'error'"))
    }

    @Test func whatIsMissingOrTooMuchIsNamed() throws {
        #expect(try message("compare", "a").contains("compare takes two documents, EARLIER and LATER; 1 given"))
        #expect(try message("compare", "a", "b", "--only", "news").contains("--only does not know \"news\"; it takes"))
        #expect(try message("compare", "a", "b", "--html", "c.html", "--only", "new").contains("leave --only out"))
        #expect(
            try message("compare", "a", "b", "--html", "c.html", "-o", "c.txt").contains("leave -o and --format out"))
        #expect(try message("compare", "a", "b", "--html", "absent/c.html").contains("absent/c.html"))
        #expect(try message("formulations", "a", "--html", "c.html", "--by", "speaker").contains("leave one out"))
        #expect(try message("compare", "--pairs", "p.tsv").contains("--pairs takes its documents from --corpus CORPUS"))
        #expect(try message("search", "a").contains("search takes either TEXT or --queries FILE"))
        #expect(try message("search", "a", " ").contains("TEXT is empty; give words to look for"))
        #expect(try message("similarity", "a").contains("similarity takes two files, or --pairs FILE"))
        #expect(try message("trace").contains("Missing expected argument '<LATER> ...'"))
        #expect(try message("trace", "a", "--json", "--format", "csv").contains("--format csv was given; choose one"))
    }

    @Test(arguments: [
        ("trace", "html"), ("search", "html"), ("compare", "trec"), ("cluster", "trec"), ("similarity", "trec"),
        ("export", "text"), ("doctor", "csv"), ("example", "jsonl"),
    ])
    func formatsThatACommandLacksAreRefused(name: String, format: String) throws {
        let needed = ["compare": ["a", "b"], "similarity": ["a", "b"], "search": ["a", "b"], "doctor": []]
        let run = try Command([name] + (needed[name] ?? ["a"]) + ["--format", format])
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("rhetoric: \(name) has no format \"\(format)\"; it has "))
        #expect(run.errors.hasSuffix("See 'rhetoric \(name) --help'.\n"))
    }
}
