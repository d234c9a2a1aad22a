import Rhetoric

enum Version {
    static let number = Release.number

    /// The version with the numeric libraries that are really in use.
    static var text: String {
        let provider = NumericProvider.current
        return "rhetoric \(number) (\(provider.name) at \(provider.library), kernels \(provider.kernelLevel))"
    }
}
