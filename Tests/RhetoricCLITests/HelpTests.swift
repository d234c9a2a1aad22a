import Testing

@Suite struct HelpTests {
    private static let options = [
        "compare": ["--view", "--only", "--pairs", "--corpus", "--meta", "--show-removed", "--background"],
        "trace": [
            "--against", "--top", "--before", "--undated", "--same-document", "--why", "--exit-code", "--background",
        ],
        "search": ["--queries", "--level", "--top", "--exact", "--from", "--to", "--speaker", "--background"],
        "similarity": ["--pairs", "--background"],
        "cluster": ["--level", "--count", "--method", "--seed", "--background"],
        "export": ["--statements", "--documents", "--matrix", "--level", "--weighting"],
        "bench": ["--only", "--quick", "--runs", "--baseline", "--check", "--slack"],
        "judge": ["--by", "--note", "--withdraw"],
        "serve": ["--port", "--host", "--token", "--judge-as", "--background"],
        "doctor": [],
        "example": [],
    ]

    @Test(arguments: options.keys.sorted())
    func helpNamesTheOptionsOfTheContract(name: String) throws {
        let help = try Command(name, "--help")
        #expect(help.status == 0)
        #expect(help.errors == "")
        let shared = ["--format", "--json", "-o,", "--quiet", "--threads", "--seed"]
        for option in (Self.options[name] ?? []) + shared {
            #expect(help.output.contains("  \(option)") || help.output.contains(", \(option)"), "\(option)")
        }
        #expect(name == "doctor" || help.output.contains("EXAMPLES:\n  rhetoric \(name)"))
    }

    @Test func theProgramListsItsCommands() throws {
        let help = try Command("--help")
        #expect(help.status == 0)
        for name in Self.options.keys { #expect(help.output.contains("\n  \(name) ")) }
        #expect(try Command().output == help.output)
        #expect(try Command("help").output == help.output)
    }

    @Test func versionNamesTheNumericLibraries() throws {
        let version = try Command("--version")
        #expect(version.status == 0)
        #expect(version.output.hasPrefix("rhetoric "))
        #expect(version.output.contains(", kernels "))
    }
}
