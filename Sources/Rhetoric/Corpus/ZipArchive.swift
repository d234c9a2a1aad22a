// The zip around SciPy's matrices and word processors' documents, by libzip. Its directory, its checksums and the wide sizes beyond 4 GiB are a format of
// their own, read from files that anybody may have made: a library that has been attacked for twenty years reads it.

import CZip

/// A zip archive in memory.
enum ZipArchive {
    /// Entries are unpacked up to this size; what unpacks to more may be made to fill the memory.
    private static let mostBytes = 1 << 30

    /// Bytes of every entry by its name.
    ///
    /// - Parameter place: the file, for messages.
    /// - Throws: `Problem` when the bytes are no whole archive, or an entry is larger than 1 GiB or fails its checksum.
    static func entries(of bytes: [UInt8], at place: String) throws(Problem) -> [String: [UInt8]] {
        try open(bytes, at: place) { archive throws(Problem) in
            var entries: [String: [UInt8]] = [:]
            for index in 0..<UInt64(max(0, zip_get_num_entries(archive, 0))) {
                let (name, content) = try entry(index, of: archive, at: place)
                entries[name] = content
            }
            return entries
        }
    }

    /// Bytes of one entry; nil when there is none of that name. Throws as `entries(of:at:)` does.
    static func entry(_ name: String, of bytes: [UInt8], at place: String) throws(Problem) -> [UInt8]? {
        try open(bytes, at: place) { archive throws(Problem) in
            let index = zip_name_locate(archive, name, 0)
            return index < 0 ? nil : try entry(UInt64(index), of: archive, at: place).content
        }
    }

    private static func open<Value>(
        _ bytes: [UInt8], at place: String, _ body: (OpaquePointer) throws(Problem) -> Value
    ) throws(Problem) -> Value {
        guard !bytes.isEmpty else {
            throw Problem(.badData, at: place, "is empty", wayOut: "save the file again")
        }
        let result: Result<Value, Problem> = bytes.withUnsafeBytes { bytes in
            do throws(Problem) { return .success(try open(bytes, at: place, body)) } catch { return .failure(error) }
        }
        return try result.get()
    }

    private static func open<Value>(
        _ bytes: UnsafeRawBufferPointer, at place: String, _ body: (OpaquePointer) throws(Problem) -> Value
    ) throws(Problem) -> Value {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        // Closed with the archive, which takes it over.
        let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
        guard let source, let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            if let source { zip_source_free(source) }
            throw Problem(
                .badData, at: place,
                "is no zip archive, or was cut short (\(String(cString: zip_error_strerror(&error))))",
                wayOut: "save the file again")
        }
        defer { zip_discard(archive) }
        return try body(archive)
    }

    private static func entry(
        _ index: UInt64, of archive: OpaquePointer, at place: String
    ) throws(Problem) -> (name: String, content: [UInt8]) {
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name.map({ String(cString: $0) })
        else {
            throw Problem(.badData, at: place, "entry \(index + 1) cannot be read", wayOut: "save the file again")
        }
        guard status.size <= mostBytes, let file = zip_fopen_index(archive, index, 0) else {
            throw damaged(name, at: place)
        }
        defer { zip_fclose(file) }
        // Grown as it is read: a damaged entry may claim any size.
        var content: [UInt8] = []
        while true {
            let block = [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, count in
                count = max(0, Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count))))
            }
            if block.isEmpty { break }
            content += block
            guard content.count <= status.size else { throw damaged(name, at: place) }
        }
        // The read that finds the end is the one that compares the checksum.
        var end: UInt8 = 0
        guard content.count == status.size, zip_fread(file, &end, 1) == 0 else { throw damaged(name, at: place) }
        return (name, content)
    }

    private static func damaged(_ name: String, at place: String) -> Problem {
        Problem(
            .badData, at: place, "its entry \(name) is damaged or was cut short", wayOut: "save the file again")
    }

    /// An archive of these entries in their order, all of one date, so that the same entries give the same bytes.
    static func bytes(of entries: [(name: String, content: [UInt8])]) -> [UInt8] {
        // Kept for as long as libzip, which copies nothing, may read them.
        let contents = entries.map { entry in
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: entry.content.count, alignment: 16)
            copy.copyBytes(from: entry.content)
            return copy
        }
        defer { for content in contents { content.deallocate() } }
        let source = zip_source_buffer_create(nil, 0, 0, nil)!
        zip_source_keep(source)
        defer { zip_source_free(source) }
        let archive = zip_open_from_source(source, ZIP_TRUNCATE, nil)!
        for (entry, content) in zip(entries, contents) {
            let part = zip_source_buffer(archive, content.baseAddress, UInt64(content.count), 0)
            let index = UInt64(zip_file_add(archive, entry.name, part, zip_flags_t(ZIP_FL_ENC_UTF_8)))
            zip_set_file_compression(archive, index, ZIP_CM_STORE, 0)
            zip_file_set_dostime(archive, index, 0, firstDay, 0)
        }
        precondition(zip_close(archive) == 0, "an archive of \(entries.count) entries needs more memory than there is")
        return written(to: source)
    }

    /// 1 January 1980, the first day that the format can tell.
    private static let firstDay: UInt16 = 1 << 5 | 1

    private static func written(to source: OpaquePointer) -> [UInt8] {
        var status = zip_stat_t()
        zip_source_stat(source, &status)
        zip_source_open(source)
        defer { zip_source_close(source) }
        return [UInt8](unsafeUninitializedCapacity: Int(status.size)) { buffer, count in
            count = Int(zip_source_read(source, buffer.baseAddress, status.size))
        }
    }
}
