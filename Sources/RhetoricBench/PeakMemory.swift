// How much memory a piece of work takes beyond what there was before, as the kernel counts it: /proc/self of Linux.

import Foundation
import Glibc

enum PeakMemory {
    /// The most that was resident while the work ran less what was resident before, in bytes; nil where the system does
    /// not tell. What the allocator holds in reserve is given back before, so that it does not hide new demand.
    static func measure<Result>(_ work: () throws -> Result) rethrows -> (result: Result, bytes: Int?) {
        giveBackReserve()
        let isReset = resetPeak()
        let before = status("VmRSS")
        let result = try work()
        guard isReset, let before, let peak = status("VmHWM") else { return (result, nil) }
        return (result, max(0, peak - before))
    }

    /// glibc's malloc_trim, which its Swift module lacks.
    private static func giveBackReserve() {
        guard let symbol = dlsym(nil, "malloc_trim") else { return }
        _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
    }

    /// Sets the peak to what is resident now: proc(5), clear_refs.
    private static func resetPeak() -> Bool {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return false }
        let isWritten = fputs("5", file) >= 0
        return fclose(file) == 0 && isWritten
    }

    /// A line of /proc/self/status, in bytes.
    private static func status(_ name: String) -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
        return line?.split(separator: " ", omittingEmptySubsequences: true).dropFirst().first
            .flatMap { Int($0.filter(\.isNumber)) }.map { 1024 * $0 }
    }
}
