// The pages that `serve` shows, made of what the server reads.

import Foundation
import Rhetoric
import RhetoricPages
import RhetoricServer

struct ServedPageProvider: PageProvider {
    let pages: ServedPages
    let api: API

    func page(_ path: [String], _ query: [String: String]) async throws -> Page? {
        try await api.read { session in try pages.page(path, query, session) }.map { answer in
            Page(contentType: answer.contentType, bytes: Data(answer.text.utf8))
        }
    }
}
