extension Language {
    /// The language that a tag names: "en", "en-GB" and "EN_us" are English. Nil for what is no tag.
    init?(tag: String) {
        let primary = tag.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }).first ?? ""
        guard (2...3).contains(primary.utf8.count), primary.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            return nil
        }
        self.init(code: String(primary))
    }
}
