// How clusters hang together: the tree of their centres.

extension CorpusClustering {
    /// The clusters by average linkage of their centres among the words; leaf i is cluster i.
    ///
    /// Cost O(k^2 t) for k clusters and t terms.
    package func hierarchy() throws -> Dendrogram {
        try Dendrogram(
            of: DenseMatrix<Float>(
                rows: centres.centroids.rows, columns: centres.centroids.columns,
                values: centres.centroids.values.map(Float.init)),
            linkage: .average, workers: options.workers)
    }
}
