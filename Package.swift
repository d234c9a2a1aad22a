// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [
    .define("_GNU_SOURCE"), .enableWarning("all"), .enableWarning("extra"), .treatAllWarnings(as: .error),
]

let package = Package(
    name: "rhetoric",
    products: [
        .library(name: "Rhetoric", targets: ["Rhetoric"]),
        .library(name: "RhetoricBench", targets: ["RhetoricBench"]),
        .library(name: "RhetoricPages", targets: ["RhetoricPages"]),
        .executable(name: "rhetoric", targets: ["RhetoricCLI"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(name: "CBLAS", pkgConfig: "blas", providers: [.apt(["libblas-dev"])]),
        .systemLibrary(name: "CLAPACK", pkgConfig: "lapack", providers: [.apt(["liblapack-dev"])]),
        .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
        .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "CSimilarity", dependencies: ["CBLAS", "CLAPACK"], cSettings: strictC,
            linkerSettings: [.linkedLibrary("m")]),
        .target(
            name: "CExamples",
            cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error), .disableWarning("c23-extensions")]),
        .target(
            name: "CBackground", exclude: ["english.background"],
            cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error), .disableWarning("c23-extensions")]),
        .target(
            name: "CPages",
            exclude: [
                "pages.css", "boot.js", "pages.js", "pages-basics.js", "pages-compare.js", "pages-document.js",
                "pages-judgements.js", "pages-pedigree.js", "pages-routes.js", "pages-search.js", "pages-tables.js",
                "served.js",
            ],
            cSettings: [.enableWarning("all"), .treatAllWarnings(as: .error), .disableWarning("c23-extensions")]),
        .target(name: "CText", dependencies: ["CICU"], cSettings: strictC),
        .target(
            name: "Rhetoric",
            dependencies: [
                "CSimilarity", "CText", "CGumbo", "CStemmer", "CCrypto", "CZip", "CXML", "CZlib", "CBackground",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .target(name: "RhetoricPages", dependencies: ["Rhetoric", "CPages"], swiftSettings: strict),
        .target(
            name: "RhetoricBench",
            dependencies: ["Rhetoric", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: strict),
        .target(
            name: "RhetoricServer",
            dependencies: ["Rhetoric", .product(name: "FlyingSocks", package: "FlyingFox")],
            swiftSettings: strict),
        .executableTarget(
            name: "RhetoricCLI",
            dependencies: [
                "Rhetoric", "RhetoricBench", "RhetoricPages", "RhetoricServer", "CExamples",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .testTarget(name: "CSimilarityTests", dependencies: ["CSimilarity"], swiftSettings: strict),
        .testTarget(
            name: "RhetoricTests", dependencies: ["Rhetoric", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
        .testTarget(name: "RhetoricServerTests", dependencies: ["RhetoricServer"], swiftSettings: strict),
        .testTarget(name: "RhetoricBenchTests", dependencies: ["RhetoricBench"], swiftSettings: strict),
        .testTarget(
            name: "RhetoricCLITests", dependencies: ["RhetoricCLI", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c17
)
