// What a page says about itself, in the vocabularies that publishers use: JSON-LD (schema.org), OpenGraph, Dublin Core,
// citation tags, plain meta names, and `time` elements. For each thing the most specific source is asked first.

import Foundation

struct HTMLMetadata {
    private var title: String?
    private var properties: [(name: String, value: String)] = []
    /// Objects of JSON-LD scripts, those about an article first.
    private var articles: [[String: Any]] = []
    private var otherObjects: [[String: Any]] = []

    private static let dates = [
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dcterms.issued",
        "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "citation_publication_date", "citation_date",
        "pubdate", "publishdate", "publish_date", "publication_date", "parsely-pub-date", "date", "time",
    ]
    private static let titles = ["og:title", "citation_title", "dcterms.title", "dc.title", "articletitle"]
    private static let publishers = [
        "og:site_name", "dcterms.publisher", "dc.publisher", "citation_publisher", "sitename",
    ]
    private static let authors = [
        "author", "article:author", "dcterms.creator", "dc.creator", "citation_author", "parsely-author",
    ]
    private static let languages = ["lang", "content-language", "og:locale"]

    /// False when there is one already.
    mutating func addTitle(_ text: String) -> Bool {
        guard title == nil else { return false }
        title = text
        return true
    }

    mutating func add(property: String, _ value: String) {
        let value = value.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
        if !value.isEmpty { properties.append((property.lowercased(), value)) }
    }

    /// Adds the objects of a script; one that is no JSON says nothing.
    mutating func addJSONLD(_ script: String) {
        guard let value = try? JSONSerialization.jsonObject(with: Data(script.utf8)) else { return }
        for object in Self.objects(in: value) {
            let types = (object["@type"] as? [String]) ?? [object["@type"] as? String ?? ""]
            let isArticle = types.contains { $0.hasSuffix("Article") || $0 == "Report" || $0.hasSuffix("Posting") }
            if isArticle { articles.append(object) } else { otherObjects.append(object) }
        }
    }

    /// Fills what the page tells into a draft.
    func fill(_ draft: inout DocumentDraft) {
        draft.title = jsonLD("headline") ?? first(of: Self.titles) ?? title.flatMap { $0.isEmpty ? nil : $0 }
        draft.source = jsonLD("publisher") ?? first(of: Self.publishers)
        draft.speaker = jsonLD("author") ?? first(of: Self.authors)
        draft.language = first(of: Self.languages) ?? jsonLD("inLanguage")
        draft.statedDates = statedDates
    }

    /// Each value once, under its most specific name.
    private var statedDates: [DocumentDraft.StatedDate] {
        var found: [DocumentDraft.StatedDate] = []
        if let day = jsonLD("datePublished") { found.append(.init(field: "JSON-LD datePublished", text: day)) }
        for name in Self.dates {
            let field = name == "time" ? "time datetime" : "meta \(name)"
            for property in properties
            where property.name == name && !found.contains(where: { $0.text == property.value }) {
                found.append(.init(field: field, text: property.value))
            }
        }
        return found
    }

    /// Addresses stand where names should on some pages; they are no names.
    private func first(of names: [String]) -> String? {
        for name in names {
            if let found = properties.first(where: { $0.name == name && !$0.value.hasPrefix("http") }) {
                return found.value
            }
        }
        return nil
    }

    private func jsonLD(_ key: String) -> String? {
        for object in articles + otherObjects {
            if let name = object[key].flatMap(Self.name), !name.hasPrefix("http") { return name }
        }
        return nil
    }

    /// A string, the `name` of an object, or those of several.
    private static func name(_ value: Any) -> String? {
        if let text = value as? String { return text.isEmpty ? nil : text }
        if let object = value as? [String: Any] { return object["name"].flatMap(name) }
        guard let several = value as? [Any] else { return nil }
        let names = several.compactMap(name)
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    /// The top objects of a script: itself, the members of a list, those of "@graph".
    private static func objects(in value: Any) -> [[String: Any]] {
        if let list = value as? [Any] { return list.flatMap(objects) }
        guard let object = value as? [String: Any] else { return [] }
        return [object] + (object["@graph"].map(objects) ?? [])
    }
}
