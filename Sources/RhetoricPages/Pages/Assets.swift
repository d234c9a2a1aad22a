// The style sheet and the script that the pages carry.

import CPages

enum Assets {
    static let style = text(rhetoric_style(), rhetoric_style_bytes())
    /// Runs before the page is painted.
    static let boot = text(rhetoric_boot(), rhetoric_boot_bytes())
    /// The script of pages that are one each.
    static let served = text(rhetoric_served(), rhetoric_served_bytes())
    static let script = text(rhetoric_script(), rhetoric_script_bytes())

    private static func text(_ start: UnsafePointer<UInt8>, _ count: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
