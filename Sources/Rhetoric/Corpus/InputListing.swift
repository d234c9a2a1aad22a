// From the paths that a user named to the files to read. Folders are walked to their ends in the order of the names'
// bytes, so that a corpus is the same on every file system.

import Glibc

/// The files behind some paths, in order, and what was wrong with the paths.
struct InputListing {
    private(set) var files: [InputFile] = []
    private(set) var problems: [Problem] = []

    /// Folders entered, by device and inode: a link to a folder above must not send the walk round for ever.
    private var entered: Set<[UInt64]> = []
    private let excluded: [UInt64]?

    /// - Parameter excluding: a file that is left out where a folder holds it (the side file of metadata).
    init(_ paths: [String], excluding: String? = nil) {
        excluded = excluding.flatMap { Self.status(of: $0).map(Self.identity) }
        for path in paths { add(path) }
    }

    private mutating func add(_ path: String) {
        if path == InputFile.standardInputPath {
            guard !files.contains(where: { $0.path == path }) else { return }
            files.append(InputFile(path: path))
            return
        }
        guard let status = Self.status(of: path) else {
            problems.append(InputFile.openingProblem(errno, at: path))
            return
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            addFolder(path)
        } else if let problem = Self.refusal(ofEnding: InputFile.ending(of: path), at: path) {
            problems.append(problem)
        } else {
            files.append(InputFile(path: path))
        }
    }

    /// Endings that name a format which cannot be read here.
    private static func refusal(ofEnding ending: String, at path: String) -> Problem? {
        switch ending {
        case "json":
            Problem(
                .badData, at: path, "a .json file is one value, not one record a line",
                wayOut: "make JSON lines of it: jq -c '.[]' FILE > NEW.jsonl")
        default: nil
        }
    }

    private mutating func addFolder(_ path: String) {
        let before = files.count
        let problemsBefore = problems.count
        var otherEndings: [String: Int] = [:]
        walk(path, otherEndings: &otherEndings)
        if files.count == before, problems.count == problemsBefore {
            problems.append(Self.nothingReadable(in: path, otherEndings))
        } else if !otherEndings.isEmpty {
            problems.append(Problem(.notice, at: path, "left out \(Self.told(otherEndings))"))
        }
    }

    private mutating func walk(_ folder: String, otherEndings: inout [String: Int]) {
        guard let status = Self.status(of: folder), entered.insert(Self.identity(status)).inserted else { return }
        guard let names = Self.names(in: folder) else {
            problems.append(InputFile.openingProblem(errno, at: folder))
            return
        }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            guard let status = Self.status(of: path) else {
                problems.append(InputFile.openingProblem(errno, at: path))
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                walk(path, otherEndings: &otherEndings)
            } else if status.st_mode & S_IFMT == S_IFREG, Self.isRead(InputFile(path: path).format) {
                if Self.identity(status) != excluded { files.append(InputFile(path: path)) }
            } else {
                otherEndings[InputFile.ending(of: name), default: 0] += 1
            }
        }
    }

    /// A folder of texts may hold the corpus file that was made of them; it is read where it is named.
    private static func isRead(_ format: InputFile.Format) -> Bool { format != .unknown && format != .corpusFile }

    /// The names in a folder, hidden ones left out, ordered by their bytes; nil (and errno) when it cannot be listed.
    private static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func nothingReadable(in folder: String, _ otherEndings: [String: Int]) -> Problem {
        Problem(
            .missingInput, at: folder,
            "holds nothing that can be read" + (otherEndings.isEmpty ? "" : " (\(told(otherEndings)))"),
            wayOut: "it reads .txt, .md, .html, .docx, .pdf, .xml (TEI), .jsonl, .csv and .tsv files, and .gz of them")
    }

    /// "3 files of other kinds: 2 .docx, 1 .pdf".
    private static func told(_ endings: [String: Int]) -> String {
        let kinds = endings.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "\($0.value) \($0.key.isEmpty ? "without ending" : "." + $0.key)" }
        let total = endings.values.reduce(0, +)
        return "\(counted(total, "file")) of other kinds: \(kinds.joined(separator: ", "))"
    }

    /// Nil (and errno) when there is nothing at the path.
    private static func status(of path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    private static func identity(_ status: stat) -> [UInt64] { [UInt64(status.st_dev), UInt64(status.st_ino)] }
}
