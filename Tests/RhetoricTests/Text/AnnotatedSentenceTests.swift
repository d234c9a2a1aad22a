import Foundation
import Testing

@testable import Rhetoric

/// Sentences of press articles against an expert's reading. The articles are not part of the project: the test looks
/// for them in `RHETORIC_DATA` (default `../shared`) and is skipped without them.
@Suite struct AnnotatedSentenceTests {
    private struct Annotation: Decodable {
        let statements: [Span]
    }

    private struct Span: Decodable, Hashable {
        let seed: String
        let byteStart: Int
        let byteEnd: Int
        let kind: String
    }

    private static let root = URL(
        fileURLWithPath: ProcessInfo.processInfo.environment["RHETORIC_DATA"] ?? "../shared")
    private static let annotations = root.appending(path: "gold/press_gold.json")
    private static var areThere: Bool { FileManager.default.fileExists(atPath: annotations.path) }

    @Test(.enabled(if: areThere, "RHETORIC_DATA has no annotated articles"))
    func sentencesAreThoseOfAReader() throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let annotation = try decoder.decode(Annotation.self, from: Data(contentsOf: AnnotatedSentenceTests.annotations))
        let folder = AnnotatedSentenceTests.root.appending(path: "seeds")
        var expected = 0
        var found = 0
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let spans = annotation.statements.filter {
                $0.kind == "statement" && file.lastPathComponent.hasPrefix($0.seed + "_")
            }
            let segments = Segmentation.segments(of: [UInt8](try Data(contentsOf: file)), language: .english)
            let ranges = Set(segments.map(\.bytes))
            expected += spans.count
            found += spans.count { ranges.contains($0.byteStart..<$0.byteEnd) }
        }
        #expect(expected > 0)
        #expect(Double(found) >= 0.95 * Double(expected), "\(found) of \(expected)")
    }
}
