import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Something outside did not answer as it should: in words for an operator, without anything of what was sent.
package struct WireTrouble: Error, Sendable, Hashable, CustomStringConvertible {
    package let words: String
    package init(_ words: String) { self.words = words }
    package var description: String { words }
}

/// Where another program listens.
package enum Place: Sendable, Hashable {
    case host(String, port: Int)
    case socket(path: String)

    /// Reads `host:port`, `[::1]:port` or `unix:/path`; nil for anything else.
    package init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            guard path.hasPrefix("/"), path.utf8.count < 104 else { return nil }
            self = .socket(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (1...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        let isFit = !host.isEmpty && host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
        guard isFit else { return nil }
        self = .host(host, port: port)
    }

    /// It lies on this machine, so that words to it cross no network.
    package var isHere: Bool {
        switch self {
        case .socket: true
        case .host(let host, _): ["127.0.0.1", "::1", "localhost"].contains(host)
        }
    }

    /// The name a certificate must bear; nil for numbers.
    var name: String? {
        guard case .host(let host, _) = self, !host.contains(":") else { return nil }
        return host.contains { $0.isLetter } ? host : nil
    }
}

/// One connection to another program, with an end to patience: after so many seconds it is cut, whatever was going on.
///
/// It belongs to one task.
struct Wire {
    private let channel: any Channel
    private let deadline: Scheduled<Void>
    private let inbox: Inbox
    private var arriving: AsyncThrowingStream<ByteBuffer, any Error>.Iterator
    private var held: [UInt8] = []
    private var received = 0
    /// More than any answer we wait for.
    private static let mostReceived = 1_048_576

    static func open(to place: Place, tls: NIOSSLContext? = nil, seconds: Int) async throws(WireTrouble) -> Wire {
        let (stream, continuation) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
        let inbox = Inbox(continuation)
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(Int64(min(seconds, 10))))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: place.name))
                    }
                    try channel.pipeline.syncOperations.addHandler(inbox)
                }
            }
        do {
            let channel =
                switch place {
                case .host(let host, let port): try await bootstrap.connect(host: host, port: port).get()
                case .socket(let path): try await bootstrap.connect(unixDomainSocketPath: path).get()
                }
            let deadline = channel.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
                channel.close(promise: nil)
            }
            return Wire(channel: channel, deadline: deadline, inbox: inbox, arriving: stream.makeAsyncIterator())
        } catch { throw WireTrouble("no answer") }
    }

    func send(_ bytes: some Sequence<UInt8> & Sendable) async throws(WireTrouble) {
        do { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) } catch {
            throw WireTrouble("the connection broke")
        }
    }

    func send(_ text: String) async throws(WireTrouble) { try await send(Array(text.utf8)) }

    /// The next line, without its end.
    mutating func line(most: Int = 2_048) async throws(WireTrouble) -> String {
        let bytes = try await until(0x0A, most: most)
        let line = bytes.last == 0x0D ? bytes.dropLast() : bytes[...]
        return String(decoding: line, as: UTF8.self)
    }

    /// What comes before the next such byte, which is taken away.
    mutating func until(_ end: UInt8, most: Int) async throws(WireTrouble) -> [UInt8] {
        while true {
            if let place = held.firstIndex(of: end) {
                defer { held.removeFirst(place + 1) }
                return Array(held[..<place])
            }
            guard held.count <= most else { throw WireTrouble("an answer that does not end") }
            try await more()
        }
    }

    private mutating func more() async throws(WireTrouble) {
        let part: ByteBuffer?
        do { part = try await arriving.next() } catch { throw WireTrouble("the connection broke") }
        guard let part else { throw WireTrouble("no answer in time") }
        received += part.readableBytes
        guard received <= Self.mostReceived else { throw WireTrouble("an answer that does not end") }
        held.append(contentsOf: part.readableBytesView)
    }

    /// Goes on in TLS. What came before in clear must have been read whole: more of it would be somebody else's.
    ///
    /// The count is taken where bytes arrive, once nothing can arrive in clear any more: what waits to be read counts too.
    func encrypt(_ context: NIOSSLContext, as name: String?) async throws(WireTrouble) {
        let (channel, inbox) = (channel, inbox)
        let arrived: Int
        do {
            arrived = try await channel.eventLoop.submit {
                try channel.pipeline.syncOperations.addHandler(
                    NIOSSLClientHandler(context: context, serverHostname: name), position: .first)
                return inbox.arrived
            }.get()
        } catch { throw WireTrouble("encryption failed") }
        guard held.isEmpty, arrived == received else {
            throw WireTrouble("words in clear after encryption was agreed")
        }
    }

    /// Bytes that have arrived and that nobody has read.
    var waiting: Int { inbox.arrived - received + held.count }

    func close() async {
        deadline.cancel()
        do { try await channel.close() } catch { return }
    }
}

/// Hands what arrives to whoever waits for it.
private final class Inbox: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    private let continuation: AsyncThrowingStream<ByteBuffer, any Error>.Continuation
    private let count = Atomic(0)

    init(_ continuation: AsyncThrowingStream<ByteBuffer, any Error>.Continuation) { self.continuation = continuation }

    /// Bytes handed over so far.
    var arrived: Int { count.load(ordering: .acquiring) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        count.add(part.readableBytes, ordering: .releasing)
        continuation.yield(part)
    }
    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        continuation.finish(throwing: error)
        context.close(promise: nil)
    }
}
