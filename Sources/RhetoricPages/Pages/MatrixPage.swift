// Who repeats whom, as a table: its cells say how many, by number and by shade.

import Rhetoric

struct MatrixPage {
    let findings: CorpusFindings

    var html: HTML {
        let matrix = RepeatMatrix(findings)
        return """
            <section class="page" id="matrix" data-title="Who repeats whom"><h2>Who repeats whom</h2>\
            <p class="lead">Statements of the row whose nearest earlier formulation is in the column, by \(matrix.unit).\(left(matrix))</p>\
            \(table(matrix))</section>
            """
    }

    private func left(_ matrix: RepeatMatrix) -> HTML? {
        matrix.left > 0 ? " Of others: \(Decimals.grouped(matrix.left))." : nil
    }

    private func table(_ matrix: RepeatMatrix) -> HTML {
        guard matrix.most > 0 else { return "<p class=\"none\">No statement repeats an earlier one.</p>" }
        let head = matrix.names.indices.map { "<th scope=\"col\">\(name($0, matrix))</th>" as HTML }
        let rows = matrix.names.indices.map { later -> HTML in
            let cells = matrix.counts[later].enumerated().map { earlier, count -> HTML in
                guard count > 0 else { return "<td></td>" }
                // Five steps of shade.
                let step = 1 + 4 * count / max(1, matrix.most)
                return "<td class=\"heat h\(step)\">\(cell(count, later, earlier, matrix))</td>"
            }
            return "<tr><th scope=\"row\">\(name(later, matrix))</th>\(cells)</tr>"
        }
        return """
            <div class="scroll" tabindex="0" role="group" aria-label="Who repeats whom"><table class="matrix">\
            <caption>Rows repeat columns</caption><thead><tr><td>later \\ earlier</td>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private func cell(_ count: Int, _ later: Int, _ earlier: Int, _ matrix: RepeatMatrix) -> HTML {
        guard let documents = matrix.documents else { return "\(count)" }
        return """
            <a href="#compare/\(Anchors.document(documents[earlier]))/\(Anchors.document(documents[later]))">\(count)</a>
            """
    }

    private func name(_ place: Int, _ matrix: RepeatMatrix) -> HTML {
        let name = matrix.names[place].onOneLine
        guard let document = matrix.documents?[place] else { return "<bdi>\(name)</bdi>" }
        let date = findings.corpus.documents[document].date?.description ?? "undated"
        return "<a href=\"#\(Anchors.document(document))\"><time>\(date)</time> <bdi>\(name.cut(to: 24))</bdi></a>"
    }
}
