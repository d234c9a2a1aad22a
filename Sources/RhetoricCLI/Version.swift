import Rhetoric

enum Version {
    static let number = "0.1.0"

    /// The version with the numeric libraries that are really in use.
    static var text: String {
        let provider = NumericProvider.current
        return "rhetoric \(number) (\(provider.name) at \(provider.library), kernels \(provider.kernelLevel))"
    }
}
