import Hummingbird
import Synchronization

/// Which methods each address takes, so that a wrong one is told from an address that does not exist.
package final class Methods: Sendable {
    private struct Route: Sendable {
        let path: RouterPath
        let method: HTTPRequest.Method
    }

    private let routes = Mutex<[Route]>([])

    package init() {}

    /// To be called once every route has been added.
    package func learn(from router: Router<KithContext>) {
        let known = router.routes.map { Route(path: $0.path, method: $0.method) }
        routes.withLock { $0 = known }
    }

    /// The methods of the routes that match this path; empty when none does.
    func allowed(at path: String) -> [HTTPRequest.Method] {
        let parts = path.split(separator: "/")
        let known = routes.withLock { $0 }
        var names = Set(known.filter { Self.matches($0.path, parts) }.map(\.method.rawValue))
        if names.contains("GET") { names.insert("HEAD") }
        return names.sorted().compactMap { HTTPRequest.Method(rawValue: $0) }
    }

    private static func matches(_ path: RouterPath, _ parts: [Substring]) -> Bool {
        let elements = Array(path)
        for (index, element) in elements.enumerated() {
            if element == .recursiveWildcard { return index < parts.count }
            guard index < parts.count, element ~= parts[index] else { return false }
        }
        return elements.count == parts.count
    }
}
