// Measures spans, kinds and speakers on an expert's reading of press articles that is kept outside the project: the
// folder named by RHETORIC_DATA, or `shared` beside the package. Without it these tests are skipped and say so.

import Foundation
import Testing

@testable import Rhetoric

struct PressGold: Decodable {
    struct Statement: Decodable {
        let id: String
        let seed: String
        let byteStart: Int
        let byteEnd: Int
        let kind: String
        let speaker: String?
        let speechMode: String?
    }
    struct Seed: Decodable {
        struct Published: Decodable { let published: String }
        let id: String
        let file: String
        let date: Published
    }
    let seeds: [Seed]
    let statements: [Statement]

    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["RHETORIC_DATA"] { return URL(fileURLWithPath: path) }
        var package = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { package.deleteLastPathComponent() }
        return package.deletingLastPathComponent().appendingPathComponent("shared")
    }()

    static var isThere: Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("gold/press_gold.json").path)
    }

    static func load() throws -> PressGold {
        let data = try Data(contentsOf: folder.appendingPathComponent("gold/press_gold.json"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(PressGold.self, from: data)
    }
}

@Suite(.enabled(if: PressGold.isThere, "no press gold: set RHETORIC_DATA to the folder that holds gold and seeds"))
struct PressGoldTests {
    private func read() throws -> [(gold: PressGold.Statement, found: (ClutterMark, Attribution?)?)] {
        let gold = try PressGold.load()
        return try gold.seeds.flatMap { seed in
            let url = PressGold.folder.appendingPathComponent("seeds/\(seed.file)")
            let text = ReadText([UInt8](try Data(contentsOf: url)))
            return gold.statements.filter { $0.seed == seed.id }.map { statement in
                let index = text.segments.firstIndex {
                    $0.bytes == statement.byteStart..<statement.byteEnd
                }
                return (statement, index.map { (text.marks[$0], text.attributions[$0]) })
            }
        }
    }

    @Test func spansAndKinds() throws {
        let pairs = try read()
        let statements = pairs.filter { $0.gold.kind == "statement" }
        let exact = statements.count { $0.found != nil }
        #expect(Double(exact) >= 0.9 * Double(statements.count), "\(exact) of \(statements.count) spans")
        for (gold, found) in pairs {
            guard let found else { continue }
            let isRanked = !["boilerplate", "caption", "metadata"].contains(gold.kind)
            #expect(found.0.kind.isRanked == isRanked, "\(gold.id) is \(gold.kind), marked \(found.0.kind)")
        }
    }

    @Test func explicitSpeakers() throws {
        let explicit = try read().filter {
            $0.gold.kind == "statement" && ["direct", "indirect"].contains($0.gold.speechMode)
        }
        let right = explicit.filter { isSame($0.found?.1?.speaker, $0.gold.speaker) }
        #expect(Double(right.count) >= 0.8 * Double(explicit.count), "\(right.count) of \(explicit.count)")
    }

    /// Reported apart: speakers that no cue of the statement's own names, and the outlet's own voice.
    @Test func carriedSpeakers() throws {
        let statements = try read().filter { $0.gold.kind == "statement" }
        let implicit = statements.filter { $0.gold.speechMode == "implicit" }
        let right = implicit.count { isSame($0.found?.1?.speaker, $0.gold.speaker) }
        #expect(Double(right) >= 0.6 * Double(implicit.count), "\(right) of \(implicit.count)")
        let own = statements.filter { $0.gold.speechMode == "narration" }
        let silent = own.count { $0.found?.1?.speaker == nil }
        #expect(Double(silent) >= 0.8 * Double(own.count), "\(silent) of \(own.count)")
    }

    @Test func dates() throws {
        let gold = try PressGold.load()
        let documents = try gold.seeds.map { seed in
            let url = PressGold.folder.appendingPathComponent("seeds/\(seed.file)")
            return ReadText([UInt8](try Data(contentsOf: url))).document(seed.id)
        }
        let inferred = DateInference.estimates(for: documents)
        for (index, seed) in gold.seeds.enumerated() {
            guard case .days(let day, _) = DateParser.read(seed.date.published) else { continue }
            let estimate = try #require(inferred[index] ?? documents[index].date, "\(seed.id) has no date")
            #expect(estimate.first <= day && day <= estimate.last, "\(seed.id): \(estimate), \(day)")
        }
    }

    /// Equal when case is folded, or when all words of the shorter naming are in the longer one ("the expert").
    private func isSame(_ found: String?, _ gold: String?) -> Bool {
        guard let found, let gold else { return false }
        func words(_ name: String) -> Set<Substring> {
            Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }).subtracting(["the", "a", "an", "of", "to"])
        }
        let (a, b) = (words(found), words(gold))
        return !a.isEmpty && (a.isSubset(of: b) || b.isSubset(of: a))
    }
}
