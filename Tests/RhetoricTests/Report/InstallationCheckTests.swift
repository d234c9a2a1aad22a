import Testing

@testable import Rhetoric

@Suite struct InstallationCheckTests {
    /// As embedded: read without a look at the checksum.
    private func background(changing place: Int?) throws -> Background {
        var bytes = try TestBackground.build().fileBytes
        if let place { bytes[place] ^= 1 }
        return try Background(BackgroundFile(BackgroundBytes(bytes), at: "f", isChecked: false), at: "f")
    }

    @Test func aWholeBackgroundIsSound() throws {
        let check = InstallationCheck(background: try background(changing: nil))
        #expect(check.isSound)
        #expect(check.text.contains("check     sparse and dense singular values agree\n"))
    }

    @Test func aDamagedBackgroundIsFound() throws {
        let size = try TestBackground.build().size
        let check = InstallationCheck(background: try background(changing: size - 40))
        #expect(!check.isSound)
        #expect(
            check.text.contains("check     FAILED: the embedded background is damaged; build the program again\n"))
        #expect(check.record.line.contains("\"sound\":false"))
    }
}
