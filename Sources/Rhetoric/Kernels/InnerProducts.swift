import CSimilarity

enum InnerProducts {
    /// sum_i a_i b_i of single-precision rows, in an order that is the same at every instruction level.
    static func dot(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int) -> Float {
        csim_float_dot(a, b, Int64(count))
    }
}
