// Spans that are chosen so that none overlaps a better one, against the plain definition.

import Testing

@testable import Rhetoric

@Suite struct PassageSpanTests {
    private static func spans(_ count: Int, seed: UInt64) -> [PassageSpan] {
        var random = RandomSource(seed: seed)
        func number(below bound: Int) -> Int { Int(random.unit() * Double(bound)) }
        return (0..<count).map { _ in
            let (later, earlier) = (number(below: 200), number(below: 200))
            return PassageSpan(
                later: later..<later + 1 + number(below: 20), earlier: earlier..<earlier + 1 + number(below: 20),
                cosine: Float(number(below: 5)) / 5)
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func apartIsWhatAGreedyChoiceLeaves(seed: UInt64) {
        let spans = Self.spans(60, seed: seed)
        var left = spans
        var expected: [PassageSpan] = []
        while let best = left.min(by: { Self.key($0).lexicographicallyPrecedes(Self.key($1)) }) {
            expected.append(best)
            left.removeAll { $0.later.overlaps(best.later) }
        }
        #expect(
            PassageSpan.apart(spans) == expected.sorted { $0.later.lowerBound < $1.later.lowerBound }, "seed \(seed)")
    }

    private static func key(_ span: PassageSpan) -> [Double] {
        [
            -Double(span.cosine), -Double(span.later.count), Double(span.later.lowerBound),
            Double(span.earlier.lowerBound),
        ]
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func overlappingIsFoundByBisection(seed: UInt64) {
        let apart = PassageSpan.apart(Self.spans(40, seed: seed))
        for other in Self.spans(40, seed: seed + 100) {
            let expected = apart.indices.filter { apart[$0].later.overlaps(other.later) }
            #expect(Array(apart.overlapping(other.later)) == expected, "seed \(seed)")
        }
    }
}
