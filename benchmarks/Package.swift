// swift-tools-version: 6.2
// A package of its own, that runs the suite of Sources/RhetoricBench: `make bench`.
import PackageDescription

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "rhetoric", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                .product(name: "Rhetoric", package: "rhetoric"), .product(name: "RhetoricBench", package: "rhetoric"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ],
    swiftLanguageModes: [.v6]
)
