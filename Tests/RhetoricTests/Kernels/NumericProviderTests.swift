// The tests run twice: on the BLAS of the system, and on the reference BLAS through LD_LIBRARY_PATH. A second run that
// was silently the first again would prove nothing.

import Foundation
import Testing

@testable import Rhetoric

@Suite struct NumericProviderTests {
    @Test func theLibraryInUseIsTheOneAskedFor() {
        let folders = (ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] ?? "").split(separator: ":")
        let asked = folders.map { "\($0)/libblas.so.3" }.first { FileManager.default.fileExists(atPath: $0) }
        let provider = NumericProvider.current
        if let asked {
            #expect(provider.library == URL(filePath: asked).resolvingSymlinksInPath().path())
        } else {
            #expect(provider.library != "unknown")
        }
        #expect(["baseline", "x86-64-v3", "x86-64-v4"].contains(provider.kernelLevel))
    }
}
