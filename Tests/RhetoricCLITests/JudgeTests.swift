import Foundation
import Testing

/// Judgements as the command makes and tells them.
@Suite struct JudgeTests {
    private static let later = "kestria-strait-statement#s8"
    private static let earlier = "valdoria-briefing-2020-11-05#s14"
    private let folder: Folder
    private var file: String { folder["desk.rhet"] }

    init() throws {
        folder = try Folder()
        let run = try Command(["ingest", "-o", folder["desk.rhet"]] + Example.communiques)
        #expect(run.status == 0)
    }

    private func judge(_ arguments: String...) throws -> Command {
        try Command(["judge", file, Self.later, Self.earlier] + arguments)
    }

    @Test func aPairIsJudgedToldAndGivenOut() throws {
        let before = try Command("trace", file).output
        let judged = try judge("not-a-repeat", "--by", "Ada Brandt", "--note", "a set phrase")
        #expect(judged.status == 0)
        #expect(judged.output == "")
        #expect(
            judged.errors
                == "rhetoric: \(file): \(Self.later) and \(Self.earlier): not a repeat, says Ada Brandt\n")
        let exported = try Command("export", file, "--judgements")
        #expect(exported.lines.count == 1)
        #expect(
            exported.output.hasPrefix(#"{"type":"judgement","verdict":"not-a-repeat","by":"Ada Brandt","at":""#))
        #expect(exported.output.contains(#""later":{"document":"kestria-strait-statement","statement":"s8""#))
        #expect(try Command("trace", file).output.hasSuffix("1 pair judged not a repeat is left out.\n"))
        #expect(try Command("trace", file, "--json").output.contains(#""judgement":{"verdict":"not-a-repeat""#))
        #expect(try judge("--withdraw", "--by", "Ada Brandt").status == 0)
        #expect(try judge("--withdraw", "--by", "Ada Brandt").status == 1)
        #expect(try Command("trace", file).output == before)
        #expect(!FileManager.default.fileExists(atPath: file + "-wal"))
    }

    @Test func whatIsExportedCanBeProved() throws {
        _ = try judge("repeat", "--by", "Ada Brandt")
        let exported = try Command("export", file, "--judgements").output
        try folder.write(["gold.jsonl": exported])
        #expect(try Command("verify", folder["gold.jsonl"], "--against", file).status == 0)
    }

    @Test func faultsNameTheWayOut() throws {
        #expect(try judge("--by", "Ada").errors.contains("judge needs a verdict: repeat, not-a-repeat or unsure"))
        #expect(try judge("maybe", "--by", "Ada").status == 64)
        #expect(try judge("repeat", "--withdraw", "--by", "Ada").errors.contains("leave VERDICT and --note out"))
        let unknown = try Command("judge", file, "gone#s1", Self.earlier, "repeat", "--by", "Ada")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("has no statement \"gone#s1\""))
        #expect(
            try Command("judge", file, "gone", Self.earlier, "repeat", "--by", "Ada").errors.contains(
                "names no statement"))
        let folder = try Command("export", "examples/rates", "--judgements")
        #expect(folder.errors.contains("examples/rates: is no corpus file, and holds no judgements"))
    }
}
