import Foundation
import Rhetoric

/// What a figure depends on besides the program.
struct Machine {
    let processor: String
    let cores: Int
    let blas = NumericProvider.current

    init() {
        let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        processor =
            line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
        cores = ProcessInfo.processInfo.activeProcessorCount
    }

    var json: JSONValue {
        .object([
            "processor": .string(processor), "cores": .integer(cores), "blas": .string(blas.name),
            "library": .string(blas.library), "configuration": .optional(blas.configuration),
            "core": .optional(blas.core), "kernels": .string(blas.kernelLevel),
        ])
    }

    var text: String {
        let core = blas.core.map { " with kernels for \($0)" } ?? ""
        return "\(processor), \(cores) cores; \(blas.name)\(core) at \(blas.library); own kernels \(blas.kernelLevel)"
    }
}
