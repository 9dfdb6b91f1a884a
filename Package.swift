// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "kith",
    products: [.executable(name: "kith", targets: ["kith"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log.git", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
    ],
    targets: [
        // Pure rooms: no SQL, HTTP, wall clock, `async` or environment.
        .target(
            name: "Guidance", dependencies: ["Yams"], resources: [.copy("Content")]),
        .target(name: "Practice", dependencies: ["Guidance"]),
        .target(name: "Access", dependencies: ["Guidance", "Practice"]),
        .target(name: "Matching"),
        .target(name: "HTML"),

        // The record and what is read from it.
        .systemLibrary(
            name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
        .target(name: "Store", dependencies: [.product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "Record", dependencies: ["Store", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "Readings", dependencies: ["Guidance", "Practice", "Record", "Store", "Matching"]),
        .target(
            name: "Casework",
            dependencies: ["Guidance", "Practice", "Access", "Matching", "Store", "Record", "Readings"]),
        .target(name: "Returns", dependencies: ["Guidance", "Practice", "Store", "Readings"]),

        // Doors.
        .target(
            name: "Web",
            dependencies: [
                "Guidance", "Practice", "Access", "Casework", "Readings", "Returns", "HTML", "Store",
                "CArgon2",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], resources: [.copy("Resources")]),
        // What leaves the house and what is asked of other programs: mail, scanner, printer.
        .target(
            name: "Post",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .target(name: "Cast", dependencies: ["Guidance", "Practice", "Record", "Store", "Readings", "Casework"]),
        .executableTarget(
            name: "kith",
            dependencies: [
                "Guidance", "Practice", "Access", "Casework", "Readings", "Returns", "Record", "Store", "Web",
                "Cast", "Post",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        // Figures only: never shipped.
        .executableTarget(
            name: "kith-bench",
            dependencies: [
                "Guidance", "Practice", "Record", "Store", "Readings", "Casework", "Cast",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ], path: "Sources/Bench"),

        .target(name: "Editions", dependencies: ["Guidance"], path: "Tests/Editions"),
        .testTarget(name: "GuidanceTests", dependencies: ["Guidance", "Editions"]),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"]),
        .testTarget(name: "StoreTests", dependencies: ["Store"]),
        .testTarget(name: "RecordTests", dependencies: ["Record", "Store"]),
        .testTarget(name: "PracticeTests", dependencies: ["Practice", "Guidance"]),
        .testTarget(name: "AccessTests", dependencies: ["Access", "Practice", "Guidance"]),
        .testTarget(name: "MatchingTests", dependencies: ["Matching"]),
        .testTarget(name: "CaseworkTests", dependencies: ["Casework", "Practice"]),
        .testTarget(
            name: "PostTests",
            dependencies: [
                "Post",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        .testTarget(
            name: "HouseTests",
            dependencies: [
                "Guidance", "Practice", "Access", "Matching", "Store", "Record", "Readings", "Casework",
            ]),
        .testTarget(
            name: "StoryTests",
            dependencies: [
                "Cast", "Casework", "Practice", "Guidance", "Editions", "Record", "Returns", "Store", "Readings",
            ]),
        .testTarget(
            name: "WebTests",
            dependencies: ["Web", "Cast", .product(name: "HummingbirdTesting", package: "hummingbird")]),
    ],
    swiftLanguageModes: [.v6]
)

// A warning in our own code is an error, on every machine and in every build.
for target in package.targets where target.type != .system {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
}

// Rooms that compute much are optimised in debug builds too: the tests read thousands of pages and draw hundreds of
// families, and take a third less time so.
for target in package.targets where ["Guidance", "HTML", "Record"].contains(target.name) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-O"], .when(configuration: .debug))]
}
