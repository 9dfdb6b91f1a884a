import HTML

/// Where to go back to after signing in: a path of our own or the first page, nothing else.
package enum Way {
    /// A path that is safe to send a browser to. What would lead out, loop, or sign out again becomes `/`.
    package static func safe(_ path: String?) -> String {
        guard let path, path.utf8.count <= 2_000, Link(path: path) != nil else { return "/" }
        let plain = path.prefix { $0 != "?" && $0 != "#" }
        let isOwnDoor = ["/sign-in", "/sign-out", "/session", "/demo", "/api", "/account/confirm"].contains {
            plain == $0 || plain.hasPrefix($0 + "/")
        }
        let hasDots = plain.split(separator: "/").contains { $0 == "." || $0 == ".." }
        return isOwnDoor || hasDots ? "/" : path
    }

    /// The same, written so that it may stand in a query.
    static func back(_ path: String?) -> String {
        let path = safe(path)
        let kept = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        return path.utf8.map { kept.contains($0) ? String(UnicodeScalar($0)) : "%" + [$0].hex.uppercased() }
            .joined()
    }
}
