import Hummingbird

/// A request that the doors do not let through to practice: what it is called, and what the person can do.
///
/// A rule of practice that says no is a `Refusal`; this is for everything before it (and for faults of ours).
package struct TurnedAway: Error, Sendable {
    /// Stable names for scripts; pages show the words.
    package enum Reason: String, Sendable {
        case unreadable, tooLarge, notFound, wrongMethod, mayNot, otherSite, formExpired, signInNeeded
        case wrongToken, slowDown, unavailable, fault
    }

    package let reason: Reason
    package let status: HTTPResponse.Status
    package let title: String
    package let words: String
    package let remedy: String
    package var headers: HTTPFields

    package init(
        _ reason: Reason, _ status: HTTPResponse.Status, _ title: String, _ words: String,
        instead remedy: String,
        headers: HTTPFields = [:]
    ) {
        self.reason = reason
        self.status = status
        self.title = title
        self.words = words
        self.remedy = remedy
        self.headers = headers
    }
}

extension TurnedAway {
    /// The request itself makes no sense; `why` is ours, never a piece of what was sent.
    package static func unreadable(_ why: String) -> TurnedAway {
        TurnedAway(
            .unreadable, .badRequest, "This request could not be read", why,
            instead: "Go back, check what you entered and send it again.")
    }

    package static func tooLarge(most bytes: Int) -> TurnedAway {
        TurnedAway(
            .tooLarge, .contentTooLarge, "Too much was sent at once",
            "One form or request may hold up to \(bytes / 1024) KiB. Nothing was saved.",
            instead: "Shorten it, or record it in several parts.")
    }

    /// Also for what the viewer may not know to exist: the words are the same.
    package static let notFound = TurnedAway(
        .notFound, .notFound, "Page not found",
        "There is nothing at this address, or nothing that you can see.",
        instead: "Check the address, or start from your work.")

    package static func wrongMethod(allowed: [HTTPRequest.Method]) -> TurnedAway {
        TurnedAway(
            .wrongMethod, .methodNotAllowed, "This cannot be done here",
            "The address exists, but not for this kind of request.",
            instead: "Start again from the page that led here.",
            headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
    }

    /// Says nothing about whether what was asked for exists.
    package static let mayNot = TurnedAway(
        .mayNot, .forbidden, "You cannot do this",
        "Your role does not allow this.", instead: "If you need it for your work, ask your manager.")

    package static let otherSite = TurnedAway(
        .otherSite, .forbidden, "This did not come from Kith",
        "The request was sent by another site, so nothing was done.",
        instead: "Open Kith itself and do it there.")

    package static let formExpired = TurnedAway(
        .formExpired, .forbidden, "This form is out of date",
        "You have signed in again since you opened it, or your browser did not show that it is yours. "
            + "Nothing was saved.",
        instead: "Go back to the form, check what you wrote and send it again.")

    package static let signInNeeded = TurnedAway(
        .signInNeeded, .unauthorized, "Sign in to go on",
        "You are not signed in, or your time ran out. Nothing was saved.",
        instead: "Sign in and try again.")

    package static let wrongToken = TurnedAway(
        .wrongToken, .unauthorized, "No valid token",
        "The request carries no token, or one that is unknown, revoked or past its date.",
        instead: "Send `Authorization: Bearer` with a token made by `kith token create`.",
        headers: [.wwwAuthenticate: "Bearer realm=\"kith\""])

    package static func slowDown(seconds: Int, _ words: String) -> TurnedAway {
        TurnedAway(
            .slowDown, .tooManyRequests, "Please wait", words, instead: "Try again in \(inWords(seconds)).",
            headers: [.retryAfter: "\(seconds)"])
    }

    package static let unavailable = TurnedAway(
        .unavailable, .serviceUnavailable, "Kith cannot do this now",
        "Kith is busy or cannot record at the moment. Nothing was saved.",
        instead: "Try again in a minute. If a child is in immediate danger, call 999.",
        headers: [.retryAfter: "60"])

    package static let fault = TurnedAway(
        .fault, .internalServerError, "Something went wrong",
        "This is a fault of ours, and it has been noted under the reference below.",
        instead: "Try again. If it happens again, give the reference to those who run Kith for you.")

    /// "20 seconds", "1 minute", "15 minutes"
    static func inWords(_ seconds: Int) -> String {
        if seconds < 90 { return seconds == 1 ? "1 second" : "\(seconds) seconds" }
        let minutes = (seconds + 59) / 60
        return minutes == 1 ? "1 minute" : "\(minutes) minutes"
    }
}
