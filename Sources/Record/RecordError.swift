import Store

/// Why the record did not take, or does not give, an entry. The texts hold ids and numbers, never content.
package enum RecordError: Error, Sendable, Equatable {
    /// Somebody else added to the stream since it was read.
    case changedMeanwhile(stream: String, expected: Int, actual: Int)
    /// The subject's data key was destroyed: the payload can never be read again.
    case erased(subject: String)
    /// The stored bytes are not what was recorded.
    case damaged(number: Int, why: String)
    case noSuchEntry(Int)
    /// The draft breaks a limit of the format.
    case unfit(String)
    /// The master key is not the one this database was made with.
    case wrongKey
    case keyFile(String)
    /// A checkpoint, proof or key that cannot be read or does not hold.
    case unproven(String)
    case store(StoreError)
    case failed(String)

    /// Wraps what a statement threw.
    init(_ error: any Error) {
        switch error {
        case let error as RecordError: self = error
        case let error as StoreError: self = .store(error)
        default: self = .failed(String(describing: type(of: error)))
        }
    }
}

extension RecordError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .changedMeanwhile(let stream, let expected, let actual):
            "\(stream) changed meanwhile: it was at version \(expected) when read and is now at \(actual)."
        case .erased(let subject): "What was recorded under \(subject) has been erased."
        case .damaged(let number, let why): "Entry \(number) is not as it was recorded: \(why)."
        case .noSuchEntry(let number): "There is no entry \(number)."
        case .unfit(let why): "This cannot be recorded: \(why)."
        case .wrongKey: "The master key does not belong to this database."
        case .keyFile(let why): why
        case .unproven(let why): why
        case .store(let error): error.description
        case .failed(let why): "The record could not be used (\(why))."
        }
    }
}

/// Runs `body`, giving whatever it throws as a `RecordError`.
func recorded<T>(_ body: () throws -> T) throws(RecordError) -> T {
    do { return try body() } catch { throw RecordError(error) }
}
