import Foundation
import Testing

/// Where results go, and how a run ends when they cannot.
@Suite struct OutputTests {
    private let folder: Folder
    private static let trace = "$R trace examples/communiques --meta examples/dates.csv --quiet --json"

    init() throws { folder = try Folder(["old.txt": "old\n"]) }

    @Test func aFileIsWrittenWhole() throws {
        let printed = try Command("compare", Example.june, Example.december)
        let written = try Command("compare", Example.june, Example.december, "-o", folder["old.txt"])
        #expect(written.status == 0)
        #expect(written.output == "")
        #expect(try folder.read("old.txt") == printed.output)
        #expect(folder.names == ["old.txt"])
    }

    @Test func whereNothingCanBeWrittenTheOldFileStays() throws {
        let run = try Command("compare", Example.june, Example.december, "-o", folder["none/new.txt"])
        #expect(run.status == 64)
        #expect(
            run.errors.replacingOccurrences(of: folder.path, with: "F") == """
                rhetoric: F/none/new.txt: there is no folder "F/none" to write the results to; make it, or name another one
                See 'rhetoric compare --help'.

                """)
        #expect(try Command("doctor", "-o", folder.path).errors.contains("is a folder; name a file in it"))
        // A file that may grow no further than a block.
        let full = try Command(shell: "ulimit -f 1; \(Self.trace) -o '\(folder["old.txt"])'")
        #expect(full.status == 64)
        #expect(full.errors.contains("the results cannot be written (File too large)"))
        #expect(try folder.read("old.txt") == "old\n")
        #expect(folder.names == ["old.txt"])
    }

    @Test func linksAndDevicesStay() throws {
        try FileManager.default.createSymbolicLink(atPath: folder["link"], withDestinationPath: "old.txt")
        #expect(try Command("doctor", "-o", folder["link"]).status == 0)
        #expect(try folder.read("old.txt").hasPrefix("BLAS"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["link"]) == "old.txt")
        #expect(
            try Command(
                shell: "mkfifo '\(folder["pipe"])'; cat '\(folder["pipe"])' & $R doctor -o '\(folder["pipe"])'; wait"
            ).output.hasPrefix("BLAS"))
    }

    @Test func aReaderThatLeavesEarlyIsNoFault() throws {
        let run = try Command(shell: "{ \(Self.trace); echo $? > '\(folder["status"])'; } | head -n 1")
        #expect(run.lines.count == 1)
        #expect(run.errors == "")
        #expect(try folder.read("status") == "0\n")
    }

    @Test func closedAndFullStreamsAreNoCrash() throws {
        let full = try Command(shell: "$R doctor > /dev/full")
        #expect(full.status == 64)
        #expect(
            full.errors
                == "rhetoric: standard output: the results could not be written (No space left on device); write them to a file: -o FILE\n"
        )
        #expect(try Command(shell: "$R doctor >&-").status == 64)
        #expect(try Command(shell: "$R trace gone.txt 2>&-").status == 66)
        #expect(try Command(shell: "$R trace gone.txt 2>/dev/full").status == 66)
    }

    @Test func anInterruptEndsWith130() throws {
        let process = Process()
        process.executableURL = Command.executable
        process.arguments = ["export", "-"]
        process.standardInput = Pipe()
        // The command heeds whoever ignores interrupts, and a shell in the background does.
        let rule = signal(SIGINT, SIG_DFL)
        try process.run()
        signal(SIGINT, rule)
        Thread.sleep(forTimeInterval: 0.5)
        process.interrupt()
        let end = Date() + 5
        while process.isRunning, Date() < end { Thread.sleep(forTimeInterval: 0.02) }
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 130)
    }

    @Test func coloursAndPagersAreForTerminals() throws {
        let run = try Command(
            "compare", Example.june, Example.december, "--view", "redline", environment: ["PAGER": "echo paged"])
        #expect(run.status == 0)
        #expect(!run.output.contains("\u{1B}"))
        #expect(!run.output.contains("paged"))
        #expect(run.output.contains("[-") && run.output.contains("{+"))
    }

    @Test func quietLeavesTheResultsAlone() throws {
        let loud = try Command(["trace"] + Example.communiques)
        let quiet = try Command(["trace"] + Example.communiques + ["-q"])
        #expect(loud.errors != "")
        #expect(quiet.errors == "")
        #expect(quiet.output == loud.output)
    }
}
