import Foundation
import GRDB
import Testing

@testable import Rhetoric

@Suite struct JudgementTests {
    private static let pair = JudgedPair(
        later: StatementName(document: "reply", statement: "s2"),
        earlier: StatementName(document: "note", statement: "s2"))

    private func desk() throws -> Desk {
        let desk = try Desk([
            "in/note.txt":
                "Kestria, 4 May 2021\n\nThe ferry will run on all days, in every season and under every flag.",
            "in/reply.txt":
                "Kestria, 6 June 2022\n\nThe ferry will run on all days, in every season and under every flag.",
        ])
        try desk.ingest("in")
        return desk
    }

    private func judge(
        _ desk: Desk, _ verdict: Verdict, by judge: String = "Ada Brandt", note: String? = nil,
        at: String = "2026-01-01"
    ) throws { try CorpusFile(existing: desk.file).judge(Self.pair, verdict, by: judge, note: note, madeAt: at) }

    private func standing(_ desk: Desk) throws -> Judgements { try CorpusFile(reading: desk.file).judgements() }

    private func told(_ desk: Desk) throws -> (lines: [String], text: String) {
        let report = TraceReport(
            try CausalRanking(desk.corpus(), options: RankingOptions()), judgements: [try standing(desk)])
        var lines: [String] = []
        report.jsonLines { lines += $0.split(separator: "\n").map(String.init) }
        return (lines, report.text(TextStyle(isColoured: false, width: 100), why: false))
    }

    @Test func theLatestVerdictOfAPersonStandsAndTheOthersAreHistory() throws {
        let desk = try desk()
        try judge(desk, .isRepeat, at: "2026-01-01")
        try judge(desk, .unsure, note: "see the date", at: "2026-01-02")
        try judge(desk, .unsure, note: "see the date", at: "2026-01-03")
        let all = try standing(desk).all
        #expect(all.map(\.verdict) == [.unsure])
        #expect(all[0].madeAt == "2026-01-02")
        #expect(all[0].note == "see the date")
        let rows = try DatabaseQueue(path: desk.file).read {
            try Row.fetchAll($0, sql: "SELECT verdict, ended_at FROM judgement ORDER BY number")
        }
        #expect(rows.map { $0[0] as String } == ["repeat", "unsure"])
        #expect(rows.map { $0[1] as String? } == ["2026-01-02", nil])
    }

    @Test func aVerdictIsWithdrawn() throws {
        let desk = try desk()
        try judge(desk, .isNoRepeat)
        try judge(desk, .isRepeat, by: "Bo Lind")
        let file = try CorpusFile(existing: desk.file)
        #expect(try file.withdraw(Self.pair, by: "  Ada  Brandt ", madeAt: "2026-02-01"))
        #expect(try !file.withdraw(Self.pair, by: "Ada Brandt", madeAt: "2026-02-01"))
        #expect(try standing(desk).all.map(\.judge) == ["Bo Lind"])
    }

    @Test func withoutJudgementsNothingChanges() throws {
        let desk = try desk()
        let ranking = try CausalRanking(desk.corpus(), options: RankingOptions())
        let plain = TraceReport(ranking).text(TextStyle(isColoured: false, width: 100), why: false)
        #expect(try told(desk).text == plain)
        #expect(try !told(desk).lines.joined().contains("judgement"))
    }

    @Test func whatIsNoRepeatIsLeftOutOfTheTextAlone() throws {
        let desk = try desk()
        try judge(desk, .isNoRepeat, note: "a set phrase")
        let (lines, text) = try told(desk)
        #expect(text.hasPrefix("0 of 2 statements repeat"))
        #expect(text.hasSuffix("1 pair judged not a repeat is left out.\n"))
        #expect(
            lines.contains {
                $0.hasSuffix(
                    #""judgement":{"verdict":"not-a-repeat","verdicts":[{"verdict":"not-a-repeat","by":"Ada Brandt","at":"2026-01-01","note":"a set phrase","earlierRevision":false}]}}"#
                )
            })
    }

    @Test func whereTwoDisagreeThePairStays() throws {
        let desk = try desk()
        try judge(desk, .isNoRepeat)
        try judge(desk, .unsure, by: "Cy Holt")
        #expect(try told(desk).text.contains("left out"))
        try judge(desk, .isRepeat, by: "Bo Lind")
        let text = try told(desk).text
        #expect(text.contains("# disputed: not a repeat (Ada Brandt), unsure (Cy Holt), a repeat (Bo Lind)"))
        #expect(!text.contains("left out"))
        #expect(try told(desk).lines.contains { $0.contains(#""judgement":{"verdict":"disputed""#) })
    }

    @Test func itOutlivesWhatIsIngestedAgain() throws {
        let desk = try desk()
        try judge(desk, .isRepeat)
        try desk.ingest("in")
        #expect(try standing(desk).all.map(\.isOfEarlierRevision) == [false])
        #expect(try told(desk).text.contains("# judged: a repeat (Ada Brandt)"))
    }

    @Test func afterARevisionItIsToldAsOfAnEarlierOne() throws {
        let desk = try desk()
        try judge(desk, .isRepeat)
        let before = try JudgementReport.records(standing(desk)).map(\.line)
        // A sentence in front: the same words are another statement now.
        try desk.folder.write(
            Array(
                "Kestria, 6 June 2022\n\nThe bridge is open. The ferry will run on all days, in every season and under every flag."
                    .utf8),
            to: "in/reply.txt")
        try desk.ingest("in")
        let judgements = try standing(desk)
        #expect(judgements.all.map(\.isOfEarlierRevision) == [true])
        #expect(
            JudgementReport.records(judgements).map(\.line)
                == before.map { $0.replacing("\"earlierRevision\":false", with: "\"earlierRevision\":true") })
        #expect(try told(desk).text.contains("# judged: a repeat (Ada Brandt, of an earlier revision)"))
        let file = try CorpusFile(existing: desk.file)
        let pair = JudgedPair(later: StatementName(document: "reply", statement: "s3"), earlier: Self.pair.earlier)
        try file.judge(pair, .unsure, by: "Ada Brandt", madeAt: "2026-03-01")
        #expect(try told(desk).text.contains("# judged: unsure (Ada Brandt)\n"))
        // The older verdict does not come back.
        #expect(try file.withdraw(pair, by: "Ada Brandt", madeAt: "2026-03-02"))
        #expect(try standing(desk).all.isEmpty && !told(desk).text.contains("judged"))
    }

    @Test func aDocumentThatIsDividedAnewKeepsItsJudgements() throws {
        let desk = try desk()
        try judge(desk, .isRepeat)
        try DatabaseQueue(path: desk.file).write {
            try $0.execute(sql: "UPDATE statement SET text_end = text_end - 1 WHERE number = 2")
        }
        let judgements = try standing(desk)
        #expect(judgements.all.map(\.isOfEarlierRevision) == [true])
        #expect(Citation(judgements.corpus, judgements.all[0].later).text.hasSuffix("under every flag."))
    }

    @Test func whatCannotBeIsRefused() throws {
        let desk = try desk()
        let file = try CorpusFile(existing: desk.file)
        func fault(_ later: String, _ earlier: String, by judge: String = "Ada") -> String {
            let pair = JudgedPair(later: StatementName(later)!, earlier: StatementName(earlier)!)
            do throws(Problem) {
                try file.judge(pair, .isRepeat, by: judge, madeAt: "2026")
                return ""
            } catch { return desk.folder.relative(error) }
        }
        #expect(
            fault("note#s2", "reply#s2").hasPrefix("note#s2: is earlier than reply#s2; name the later statement first"))
        #expect(fault("note#s2", "note#s2").contains("is named twice"))
        #expect(fault("note#s1", "note#s2").contains("is earlier than"))
        #expect(fault("reply#s9", "note#s2").hasPrefix("desk.rhet: has no statement \"reply#s9\""))
        #expect(fault("reply#s02", "note#s2").contains("has no statement"))
        #expect(fault("gone#1#s2", "note#s2").contains("has no statement \"gone#1#s2\""))
        #expect(fault("reply#s2", "note#s2", by: " \n").contains("needs a name"))
        #expect(try standing(desk).all.isEmpty)
    }

    @Test func keptFormulationsStayThoseOfTheCorpus() throws {
        let desk = try desk()
        let file = try CorpusFile(existing: desk.file)
        _ = try file.keepFormulations(background: nil)
        try judge(desk, .isRepeat)
        #expect(try file.keptFormulations().areCurrent)
    }

    @Test func twoWhoJudgeAtOnceAreBothHeard() async throws {
        let desk = try desk()
        let path = desk.file
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let file = try CorpusFile(existing: path)
                    for verdict in [Verdict.isRepeat, .unsure] {
                        try file.judge(Self.pair, verdict, by: "Judge \(number)", madeAt: "2026")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try standing(desk).all.map(\.verdict) == Array(repeating: .unsure, count: 8))
    }

    @Test func aFileThatMayOnlyBeReadIsNotJudged() throws {
        let desk = try desk()
        try judge(desk, .isRepeat)
        try CorpusFile(existing: desk.file).settle()
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: desk.file)
        #expect(try standing(desk).all.count == 1)
        // The superuser may write anything.
        guard getuid() != 0 else { return }
        #expect(throws: Problem.self) { try judge(desk, .unsure) }
    }
}
