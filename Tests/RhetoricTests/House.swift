// The rules of the house: which folder of the library may know of which. The compiler cannot keep them, because the
// library is one module; `HouseTests` does, by reading the sources.

/// A source file as the rules see it.
struct HouseFile {
    /// Folder directly under Sources/Rhetoric; empty for a file that lies beside the folders.
    let floor: String
    let name: String
    let text: String
}

enum House {
    /// From the ground up: a folder names types of itself and of those before it.
    static let floors = [
        "Kernels", "Matrix", "Text", "Corpus", "Terms", "Latent", "Alignment", "Evidence", "Reuse", "Formulations",
        "Clustering", "Store", "Report",
    ]
    /// Folders that ignore one another, whatever their order.
    static let siblings: [Set<String>] = [["Matrix", "Text"], ["Evidence", "Reuse", "Clustering"]]
    /// The only folder that imports each C module. A C module that is not listed is for other C modules alone.
    static let importers = [
        "CSimilarity": "Kernels", "CText": "Text", "CStemmer": "Text", "CGumbo": "Corpus", "CCrypto": "Corpus",
        "CZip": "Corpus", "CXML": "Corpus", "CZlib": "Corpus", "CBackground": "Latent", "GRDB": "Store",
    ]
    /// Folders that open files; everything else is handed what it works on.
    static let fileFloors: Set<String> = ["Corpus", "Store", "Report"]
    static let fileTypes: Set<Substring> = ["FileManager", "FileHandle", "InputStream", "OutputStream"]
    static let fileCalls: Set<Substring> = ["open", "fopen", "freopen", "creat", "opendir", "mmap"]
    static let fileLabels: Set<Substring> = ["contentsOfFile", "contentsOfDirectory"]
    /// Longer files hide more than one concept.
    static let longest = 500

    /// What breaks the rules, one sentence each, in the order of the files.
    /// - Parameter cModules: names of the C targets and system libraries of the package.
    static func faults(in files: [HouseFile], cModules: Set<String>) -> [String] {
        let read = files.map { (file: $0, code: SwiftCode($0.text)) }
        var homes: [Substring: String] = [:]
        for (file, code) in read { for type in code.topLevelTypes { homes[type] = file.floor } }
        return read.flatMap { file, code in
            let place = "\(file.floor)/\(file.name)"
            guard floors.contains(file.floor) else { return ["\(place) lies in no floor of the house"] }
            return namingFaults(of: code, in: file.floor, homes: homes).map { "\(place) \($0)" }
                + importFaults(of: code, in: file.floor, cModules: cModules).map { "\(place) \($0)" }
                + fileFaults(of: code, in: file.floor).map { "\(place) \($0)" }
        }
    }

    /// The sentence for a file that is too long, or nil.
    static func lengthFault(of place: String, text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
        return lines > longest ? "\(place) has \(lines) lines, more than \(longest)" : nil
    }

    static func may(_ floor: String, name other: String) -> Bool {
        if floor == other { return true }
        if siblings.contains(where: { $0.contains(floor) && $0.contains(other) }) { return false }
        guard let own = floors.firstIndex(of: floor), let its = floors.firstIndex(of: other) else { return false }
        return its < own
    }

    private static func namingFaults(of code: SwiftCode, in floor: String, homes: [Substring: String]) -> [String] {
        let own = code.allTypes
        return Set(code.tokens).subtracting(own).sorted().compactMap { name in
            guard let home = homes[name], !may(floor, name: home) else { return nil }
            return "names \(name), which lives in \(home)"
        }
    }

    private static func importFaults(of code: SwiftCode, in floor: String, cModules: Set<String>) -> [String] {
        code.imports.map(String.init).compactMap { module in
            guard cModules.contains(module), importers[module] != floor else { return nil }
            return "imports \(module), which is for \(importers[module] ?? "C modules") alone"
        }
    }

    private static func fileFaults(of code: SwiftCode, in floor: String) -> [String] {
        if fileFloors.contains(floor) { return [] }
        let named = Set(code.tokens).intersection(fileTypes.union(fileLabels))
        return named.union(code.bareCalls.intersection(fileCalls)).sorted().map { "touches files through \($0)" }
    }
}
