import CText

/// The Unicode library in use.
enum UnicodeLibrary {
    /// The version of ICU: "72.1".
    static var version: String { String(cString: ctext_icu_version()) }
}
