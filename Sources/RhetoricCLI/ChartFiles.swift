// The folder that charts are written to.

import Foundation
import Rhetoric
import RhetoricPages

struct ChartFiles {
    let folder: String
    let talk: Talk

    /// - Throws: `Problem` where the folder cannot be made or a file cannot be written; PNGs that cannot be made are said.
    func write(_ files: [ReportCharts.File]) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Problem(
                .usage, at: "--charts \(folder)", "cannot be made a folder (\(error.localizedDescription))",
                wayOut: "name a folder that you may write to")
        }
        let painter = Self.painter
        for file in files {
            try Output(path: path(file.name, "svg"), isPaged: false).write(file.svg)
            try Output(path: path(file.name, "csv"), isPaged: false).write(file.csv)
            if let painter { paint(file.name, painter) }
        }
        if painter == nil {
            talk.say("no PNGs: rsvg-convert was not found (Debian: apt-get install librsvg2-bin)")
        }
    }

    private func path(_ name: String, _ ending: String) -> String { "\(folder)/\(name).\(ending)" }

    private static var painter: URL? {
        let folders = (Environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: "\($0)/rsvg-convert") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    /// At twice the size, so that it is sharp in print.
    private func paint(_ name: String, _ painter: URL) {
        let process = Process()
        process.executableURL = painter
        process.arguments = ["--zoom", "2", "--output", path(name, "png"), path(name, "svg")]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return }
        process.waitUntilExit()
        if process.terminationStatus != 0 { talk.say("\(path(name, "png")) could not be made by \(painter.path)") }
    }
}
