import Store

/// The rows of a table that picture one stream, each told apart within the stream by a column of its own.
///
/// An act changes few of them. Those that are so already are left alone, since a row that is dropped and written
/// again costs a page in each of its indexes.
struct OwnedRows: Sendable {
    private let sealed: Int?
    private let key: @Sendable (any Row) -> Value
    private let select: String
    private let insert: String
    private let update: String
    private let delete: String

    /// - Parameters:
    ///   - columns: the owner first, then what tells its rows apart, then the rest. With no rest, a row given twice
    ///     is kept once.
    ///   - sealed: the column, if any, that is given in clear and kept sealed.
    ///   - key: reads what tells a row apart.
    init(
        _ table: String, _ columns: [String], sealed: String? = nil,
        key: @escaping @Sendable (any Row) -> Value
    ) {
        let names = columns.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let this = "\(columns[0]) = ? AND \(columns[1]) = ?"
        let rest = columns.dropFirst(2)
        self.sealed = sealed.flatMap { columns.firstIndex(of: $0) }
        self.key = key
        select = "SELECT \(names) FROM \(table) WHERE \(columns[0]) = ?"
        insert =
            "INSERT INTO \(table) (\(names)) VALUES (\(marks))"
            + (rest.isEmpty ? " ON CONFLICT DO NOTHING" : "")
        update = "UPDATE \(table) SET \(rest.map { "\($0) = ?" }.joined(separator: ", ")) WHERE \(this)"
        delete = "DELETE FROM \(table) WHERE \(this)"
    }

    /// Makes the owner's rows these. Each begins with the owner and what tells it apart.
    func settle(_ rows: [[Value]], of owner: Value, with readings: Readings, in session: any Session) throws {
        var new = rows
        var changed: [[Value]] = []
        var gone: [Value] = []
        try session.each(select, [owner]) { row in
            let key = key(row)
            guard let place = new.firstIndex(where: { $0[1] == key }) else { return gone.append(key) }
            let wanted = new.remove(at: place)
            if try !isSame(row, wanted, readings) { changed.append(wanted) }
        }
        for key in gone { try session.run(delete, [owner, key]) }
        for row in changed {
            let row = try kept(row, readings)
            try session.run(update, Array(row.dropFirst(2) + row.prefix(2)))
        }
        for row in new { try session.run(insert, kept(row, readings)) }
    }

    private func isSame(_ row: any Row, _ values: [Value], _ readings: Readings) throws -> Bool {
        for (column, value) in values.enumerated() where column > 1 {
            if column == sealed, case .blob(let clear) = value {
                guard let words = row.optionalBlob(column), try readings.open(words) == clear else {
                    return false
                }
            } else if !row.holds(value, at: column) {
                return false
            }
        }
        return true
    }

    private func kept(_ row: [Value], _ readings: Readings) throws -> [Value] {
        guard let sealed, case .blob(let clear) = row[sealed] else { return row }
        var row = row
        row[sealed] = .blob(try readings.seal(clear))
        return row
    }
}

extension Row {
    /// Whether a column is exactly this value.
    fileprivate func holds(_ value: Value, at column: Int) -> Bool {
        switch value {
        case .null: isNull(column)
        case .int(let number): !isNull(column) && int(column) == number
        case .text(let text): !isNull(column) && withBytes(column) { $0.elementsEqual(text.utf8) }
        case .blob(let bytes): !isNull(column) && withBytes(column) { $0.elementsEqual(bytes) }
        }
    }
}
