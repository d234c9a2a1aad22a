@testable import Rhetoric

/// Texts about invented subjects, each with fifteen words of its own beside eight that all share.
struct TestTopics {
    let texts: [String]
    /// Subject of each text.
    let subjects: [Int]

    init(_ count: Int, texts number: Int, words: Int = 14, seed: UInt64) {
        var random = RandomSource(seed: seed)
        subjects = (0..<number).map { $0 % count }
        texts = subjects.map { subject in
            (0..<words).map { place in
                place % 5 == 0
                    ? TestProse.word(900 + random.index(below: 8))
                    : TestProse.word(subject * 15 + random.index(below: 15))
            }.joined(separator: " ")
        }
    }

    var corpus: Corpus { .ofTexts(texts) }

    /// Whether a partition is the one by subjects.
    func isFound(_ assignment: [Int?]) -> Bool {
        var names: [Int: Int] = [:]
        for (cluster, subject) in zip(assignment, subjects) {
            guard let cluster else { return false }
            if names[subject, default: cluster] != cluster { return false }
            names[subject] = cluster
        }
        return Set(names.values).count == Set(subjects).count
    }
}
