/// The row a statement stands on; columns are counted from 0 and read in place.
///
/// A row is only good inside the closure that received it: the next step overwrites it.
package protocol Row: AnyObject {
    /// The column as a whole number; 0 where it is null.
    func int(_ column: Int) -> Int64
    /// The column as text; empty where it is null.
    func text(_ column: Int) -> String
    /// A copy of the column's bytes; empty where it is null.
    func blob(_ column: Int) -> [UInt8]
    func isNull(_ column: Int) -> Bool
    /// The column's bytes (of a blob or of UTF-8 text) without copying them.
    func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T
}

extension Row {
    /// The column as `Int`.
    @inlinable package func number(_ column: Int) -> Int { Int(int(column)) }
    @inlinable package func truth(_ column: Int) -> Bool { int(column) != 0 }

    @inlinable package func optionalInt(_ column: Int) -> Int64? { isNull(column) ? nil : int(column) }
    @inlinable package func optionalNumber(_ column: Int) -> Int? { isNull(column) ? nil : Int(int(column)) }
    @inlinable package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
    @inlinable package func optionalBlob(_ column: Int) -> [UInt8]? { isNull(column) ? nil : blob(column) }
}
