import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite("A connection must not dawdle")
struct SecurityConnectionTests {
    private let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/"))
    private let byte = HTTPRequestPart.body(ByteBuffer(string: "a"))

    private func connection() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: RequestTimeLimit(head: .seconds(20), body: .seconds(60)))
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 80)).wait()
        return channel
    }

    @Test("Without a head within 20 seconds it is cut")
    func noHead() throws {
        let channel = try connection()
        channel.embeddedEventLoop.advanceTime(by: .seconds(19))
        channel.pipeline.fireChannelReadComplete()
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test("A body that trickles for a minute is cut, however steadily")
    func trickle() throws {
        let channel = try connection()
        try channel.writeInbound(head)
        for _ in 0..<11 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(5))
            try channel.writeInbound(byte)
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!channel.isActive)
    }

    @Test("A request that has come is answered in its own time; the next one's head is timed again")
    func whole() throws {
        let channel = try connection()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .minutes(10))
        #expect(channel.isActive)
        channel.pipeline.fireChannelReadComplete()
        channel.embeddedEventLoop.advanceTime(by: .seconds(20))
        #expect(!channel.isActive)
    }
}
