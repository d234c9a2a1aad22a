// swift-tools-version: 6.2
// A package of its own, so that nobody who builds the library builds this.
import PackageDescription

let package = Package(
    name: "benchmarks",
    dependencies: [.package(name: "rhetoric", path: "..")],
    targets: [
        .executableTarget(
            name: "Benchmarks", dependencies: [.product(name: "Rhetoric", package: "rhetoric")],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
