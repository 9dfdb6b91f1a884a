import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import Post

@Suite("Going on in TLS")
struct EncryptionTests {
    /// Says what it is given, each part when it is told to.
    private static func server(_ parts: [String]) async throws -> any Channel {
        try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Speaker(parts: parts))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// Answers each line it receives with its next part.
    private final class Speaker: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private var parts: [String]

        init(parts: [String]) { self.parts = parts }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard !parts.isEmpty else { return }
            let next = parts.removeFirst()
            context.writeAndFlush(NIOAny(ByteBuffer(string: next)), promise: nil)
        }
    }

    private static func wire(to server: any Channel) async throws -> Wire {
        let port = try #require(server.localAddress?.port)
        return try await Wire.open(to: .host("127.0.0.1", port: port), seconds: 600)
    }

    private static func tls() throws -> NIOSSLContext { try NIOSSLContext(configuration: .makeClientConfiguration()) }

    @Test("What was said in clear after STARTTLS ends the talk, though nobody has read it yet")
    func waiting() async throws {
        let server = try await Self.server(["220 go ahead\r\n", "250 AUTH PLAIN\r\n"])
        var wire = try await Self.wire(to: server)
        try await wire.send("STARTTLS\r\n")
        #expect(try await wire.line() == "220 go ahead")
        // Somebody on the way adds an answer of their own, which arrives before encryption begins.
        try await wire.send("x\r\n")
        for _ in 0..<500 where wire.waiting == 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(wire.waiting == 16)
        let held = wire
        await #expect(throws: WireTrouble("words in clear after encryption was agreed")) {
            try await held.encrypt(try Self.tls(), as: nil)
        }
        await wire.close()
        try await server.close()
    }

    @Test("What came with the answer itself ends the talk as well")
    func together() async throws {
        let server = try await Self.server(["220 go ahead\r\n250 AUTH PLAIN\r\n"])
        var wire = try await Self.wire(to: server)
        try await wire.send("STARTTLS\r\n")
        #expect(try await wire.line() == "220 go ahead")
        let held = wire
        await #expect(throws: WireTrouble.self) { try await held.encrypt(try Self.tls(), as: nil) }
        await wire.close()
        try await server.close()
    }

    @Test("Nothing waiting lets encryption begin")
    func clean() async throws {
        let server = try await Self.server(["220 go ahead\r\n"])
        var wire = try await Self.wire(to: server)
        try await wire.send("STARTTLS\r\n")
        #expect(try await wire.line() == "220 go ahead")
        #expect(wire.waiting == 0)
        try await wire.encrypt(try Self.tls(), as: nil)
        await wire.close()
        try await server.close()
    }
}
