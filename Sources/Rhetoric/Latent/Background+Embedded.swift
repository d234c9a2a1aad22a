import CBackground

extension Background {
    /// The background of official English that the program brings with it: UN General Debate speeches, FOMC statements
    /// and presidential addresses, as numbers. Read when it is first asked for, in a few milliseconds; its checksum is not
    /// compared (`isSound` does).
    public static let embedded: Background = {
        let bytes = UnsafeRawBufferPointer(start: cbackground_english(), count: cbackground_english_count())
        let place = "the embedded background"
        do throws(Problem) {
            return try Background(
                BackgroundFile(BackgroundBytes(embedded: bytes), at: place, isChecked: false), at: place)
        } catch {
            preconditionFailure("the program was built with a background that it cannot read: \(error)")
        }
    }()
}
