// A dendrogram as other programs read it.

extension Dendrogram {
    /// The tree in Newick's format, "((a:1,b:1):2,c:3);": a branch is as long as the height of its upper end less that
    /// of its lower end, leaves being at 0. Names with other signs than letters, digits, '_', '.' and '-' are put in
    /// quotes; a quote within is doubled. ";" for no item. Cost O(n).
    ///
    /// - Parameter names: of the leaves.
    public func newick(names: [String]) -> String {
        precondition(names.count == leafCount, "\(names.count) names for \(leafCount) items")
        guard leafCount > 0 else { return ";" }
        var text = ""
        // Trees can be as deep as there are items, so what is still to be written stands in a list, not on the stack.
        var left: [Piece] = [.node(Int32(leafCount + merges.count - 1), from: nil)]
        while let piece = left.popLast() {
            switch piece {
            case .text(let sign): text += sign
            case .node(let node, let upper):
                let length = upper.map { ":\($0 - height(of: node))" } ?? ""
                if Int(node) < leafCount {
                    text += Self.quoted(names[Int(node)]) + length
                } else {
                    let merge = merges[Int(node) - leafCount]
                    text += "("
                    left += [
                        .text(")" + length), .node(merge.right, from: merge.height), .text(","),
                        .node(merge.left, from: merge.height),
                    ]
                }
            }
        }
        return text + ";"
    }

    private enum Piece {
        case text(String)
        /// A node below a merge of that height; nil for the root.
        case node(Int32, from: Double?)
    }

    private func height(of node: Int32) -> Double { Int(node) < leafCount ? 0 : merges[Int(node) - leafCount].height }

    private static func quoted(_ name: String) -> String {
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9") ~= $0 || "_.-".unicodeScalars.contains($0)
        }
        guard !isPlain || name.isEmpty else { return name }
        return "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
}
