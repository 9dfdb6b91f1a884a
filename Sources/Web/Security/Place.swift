import HTTPTypes
import Hummingbird
import NIOCore

/// Where a request came from, for rates and for the log of operators: an address, or a network of IPv6.
enum Place {
    /// Forwarding headers count only from a proxy that the operator named, and then only its own last word.
    static func of(_ request: Request, from channel: any Channel, trusting proxies: Set<String>) -> String {
        let peer = channel.remoteAddress?.ipAddress ?? "local"
        guard proxies.contains(peer),
            let last = request.headers[values: .forwardedFor].last?.split(separator: ",").last,
            let address = try? SocketAddress(ipAddress: String(last).trimmed, port: 0)
        else { return network(of: peer) }
        return network(of: address.ipAddress ?? peer)
    }

    /// A subscriber holds a whole /64 of IPv6 and would otherwise have as many tries as there are addresses
    /// in it.
    static func network(of address: String) -> String {
        guard address.contains(":"), let parsed = try? SocketAddress(ipAddress: address, port: 0),
            case .v6(let v6) = parsed
        else { return address }
        let bytes = withUnsafeBytes(of: v6.address.sin6_addr) { Array($0) }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        if isMapped { return bytes[12...].map { String($0) }.joined(separator: ".") }
        return bytes[..<8].map { $0 }.hex + "/64"
    }

    /// Whether the other end is this machine itself, with nobody behind it.
    static func isThisMachine(_ request: Request, from channel: any Channel) -> Bool {
        let names: [HTTPField.Name] = [.forwardedFor, .forwarded, .forwardedProto]
        guard names.allSatisfy({ request.headers[$0] == nil }) else { return false }
        guard let address = channel.remoteAddress?.ipAddress else { return false }
        return address == "::1" || address.hasPrefix("127.") || address.hasPrefix("::ffff:127.")
    }
}
