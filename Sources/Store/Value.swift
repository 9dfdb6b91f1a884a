/// A value handed to a statement in place of a `?`.
package enum Value: Sendable, Hashable {
    case null
    case int(Int64)
    case text(String)
    case blob([UInt8])
}

extension Value {
    package init(_ number: Int) { self = .int(Int64(number)) }
    package init(_ number: Int?) { self = number.map { .int(Int64($0)) } ?? .null }
    package init(_ number: Int64?) { self = number.map { .int($0) } ?? .null }
    package init(_ text: String) { self = .text(text) }
    package init(_ text: String?) { self = text.map { .text($0) } ?? .null }
    package init(_ bytes: [UInt8]) { self = .blob(bytes) }
    package init(_ bytes: [UInt8]?) { self = bytes.map { .blob($0) } ?? .null }
    package init(_ truth: Bool) { self = .int(truth ? 1 : 0) }
}

extension Value: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByStringInterpolation
{
    package init(integerLiteral value: Int64) { self = .int(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(nilLiteral: ()) { self = .null }
    package init(booleanLiteral value: Bool) { self = .int(value ? 1 : 0) }
}
