// Agreement of partitions against values worked out by hand.

import Testing

@testable import Rhetoric

@Suite struct PartitionAgreementTests {
    @Test func byHand() {
        // Sizes 3 3 against 2 2 2, in common 2 1, 1 2. Pairs together 2, expected 6 * 3 / 15 = 1.2, at most 4.5.
        let agreement = PartitionAgreement([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])
        #expect(abs(agreement.mutualInformation - 0.5158037429793887) < 1e-12)
        #expect(abs(agreement.adjustedRand - 0.8 / 3.3) < 1e-12)
    }

    @Test func namesDoNotCount() {
        let agreement = PartitionAgreement([0, 0, 1, 2, 2], [2, 2, 0, 1, 1])
        #expect(abs(agreement.mutualInformation - 1) < 1e-12 && agreement.adjustedRand == 1)
    }

    @Test func unrelatedPartitions() {
        let agreement = PartitionAgreement([0, 0, 1, 1], [0, 1, 0, 1])
        // Pairs together 0, expected 2 * 2 / 6, at most 2.
        #expect(abs(agreement.mutualInformation) < 1e-12)
        #expect(abs(agreement.adjustedRand - (0 - 2.0 / 3) / (2 - 2.0 / 3)) < 1e-12)
    }

    @Test func oneClusterAndNoItems() {
        let one = PartitionAgreement([0, 0, 0], [0, 0, 0])
        #expect(one.mutualInformation == 1 && one.adjustedRand == 1)
        let apart = PartitionAgreement([0, 0, 0], [0, 1, 2])
        #expect(apart.mutualInformation == 0 && apart.adjustedRand == 0)
        #expect(PartitionAgreement([], []).adjustedRand == 1)
    }
}
