import Hummingbird
import HummingbirdCore
import NIOCore
import NIOHTTPTypes

/// What one connection may take of the server: time, headers, patience.
package enum ConnectionLimits {
    /// Connections at once; more wait to be accepted.
    package static let most = 2_048

    /// For `.http1(configuration:)`, with or without TLS round it.
    package static var channel: HTTP1Channel.Configuration {
        HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestTimeLimit()],
            idleTimeout: .seconds(60),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 8 * 1024, maxHeaderListSize: 32 * 1024, maxHeaderFieldCount: 100))
    }
}

/// Cuts a connection whose request does not arrive in time, however busily it trickles: 20 seconds for its
/// head, 60 for its body.
final class RequestTimeLimit: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let headLimit: TimeAmount
    private let bodyLimit: TimeAmount
    private var timer: Scheduled<Void>?
    /// The last parts that came were not in the middle of something.
    private var sawPart = false

    init(head: TimeAmount = .seconds(20), body: TimeAmount = .seconds(60)) {
        headLimit = head
        bodyLimit = body
    }

    func channelActive(context: ChannelHandlerContext) {
        start(headLimit, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stop()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        sawPart = true
        switch unwrapInboundIn(data) {
        case .head: start(bodyLimit, context)
        case .body: break
        case .end: stop()
        }
        context.fireChannelRead(data)
    }

    /// Bytes came that made no part: the head of the next request has begun.
    func channelReadComplete(context: ChannelHandlerContext) {
        if !sawPart && timer == nil { start(headLimit, context) }
        sawPart = false
        context.fireChannelReadComplete()
    }

    private func start(_ limit: TimeAmount, _ context: ChannelHandlerContext) {
        stop()
        let channel = context.channel
        timer = context.eventLoop.scheduleTask(in: limit) {
            channel.close(promise: nil)
        }
    }

    private func stop() {
        timer?.cancel()
        timer = nil
    }
}
