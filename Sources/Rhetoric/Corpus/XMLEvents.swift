// XML as a sequence of tags and words, by libxml2's pull reader. It fetches nothing, from the network or the disk, and
// entities that a document declares itself are left out: that is how XML is made to fill the memory.

import CXML

enum XMLEvent {
    /// Names without their prefix.
    case open(name: String, attributes: [String: String])
    case close(name: String)
    case words(String)
}

enum XMLEvents {
    /// Calls `body` for each event, in the order of the document.
    ///
    /// - Throws: `Problem` (bad data) with the line where the document is not well-formed.
    static func read(_ bytes: [UInt8], at place: String, _ body: (XMLEvent) -> Void) throws(Problem) {
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        var line = 0
        var code: Int32 = -1
        bytes.withUnsafeBytes { bytes in
            let text = bytes.bindMemory(to: CChar.self).baseAddress
            guard let reader = xmlReaderForMemory(text, Int32(clamping: bytes.count), nil, nil, options) else { return }
            defer { xmlFreeTextReader(reader) }
            code = xmlTextReaderRead(reader)
            while code == 1 {
                if let event = event(reader) {
                    body(event)
                    if case .open(let name, _) = event, xmlTextReaderIsEmptyElement(reader) == 1 {
                        body(.close(name: name))
                    }
                }
                code = xmlTextReaderRead(reader)
            }
            line = Int(xmlTextReaderGetParserLineNumber(reader))
        }
        guard code == 0 else {
            throw Problem(
                .badData, at: "\(place):\(line)", "is no well-formed XML", wayOut: "check it with xmllint --noout")
        }
    }

    private static func event(_ reader: xmlTextReaderPtr) -> XMLEvent? {
        switch UInt32(xmlTextReaderNodeType(reader)) {
        case XML_READER_TYPE_ELEMENT.rawValue: .open(name: name(reader), attributes: attributes(reader))
        case XML_READER_TYPE_END_ELEMENT.rawValue: .close(name: name(reader))
        case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
            XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue, XML_READER_TYPE_WHITESPACE.rawValue:
            .words(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
        default: nil
        }
    }

    private static func name(_ reader: xmlTextReaderPtr) -> String {
        xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
    }

    private static func attributes(_ reader: xmlTextReaderPtr) -> [String: String] {
        var attributes: [String: String] = [:]
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            attributes[name(reader)] = xmlTextReaderConstValue(reader).map { String(cString: $0) }
        }
        xmlTextReaderMoveToElement(reader)
        return attributes
    }
}
