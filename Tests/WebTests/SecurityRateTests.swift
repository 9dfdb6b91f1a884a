import Guidance
import Testing

@testable import Web

@Suite("Rates slow down, and forget")
struct SecurityRateTests {
    private let rate = Rate("test", most: 3, minutes: 1)

    @Test("The fourth try in a minute waits until the first is a minute old")
    func windowSlides() {
        let limiter = RateLimiter()
        let clock = StoppedClock()
        for _ in 0..<3 {
            #expect(limiter.take(rate, "a", at: clock.now) == nil)
            clock.pass(seconds: 10)
        }
        #expect(limiter.take(rate, "a", at: clock.now) == 30)
        #expect(limiter.take(rate, "b", at: clock.now) == nil)
        clock.pass(seconds: 30)
        #expect(limiter.take(rate, "a", at: clock.now) == nil)
        #expect(limiter.take(rate, "a", at: clock.now) != nil)
    }

    @Test("A try that was given back does not count")
    func givenBack() {
        let limiter = RateLimiter()
        let now = StoppedClock().now
        for _ in 0..<10 {
            #expect(limiter.take(rate, "a", at: now) == nil)
            limiter.giveBack(rate, "a")
        }
        #expect(limiter.keys == 0)
    }

    @Test("However many are counted, memory is bounded")
    func bounded() {
        let limiter = RateLimiter(mostKeys: 100)
        let clock = StoppedClock()
        for number in 0..<5_000 {
            _ = limiter.take(rate, "\(number)", at: clock.now)
            if number % 50 == 0 { clock.pass(seconds: 1) }
        }
        #expect(limiter.keys <= 101)
        #expect(limiter.take(rate, "4999", at: clock.now) == nil)
        _ = limiter.take(rate, "4999", at: clock.now)
        #expect(limiter.take(rate, "4999", at: clock.now) != nil, "the newest are not forgotten")
    }
}
