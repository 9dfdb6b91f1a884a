import Record
import Store

extension Readings {
    /// A digest of each table's content, sealed columns opened: equal exactly when the tables say the same.
    package func digests(in session: any Session) throws -> [String: [UInt8]] {
        var digests: [String: [UInt8]] = [:]
        for table in Tables.all {
            let columns = table.columnNames
            let shown = columns.map { table.sealed.contains($0) ? $0 : "quote(\($0))" }.joined(separator: ", ")
            var digest = TreeHash.ofNothing
            try session.each("SELECT \(shown) FROM \(table.name) ORDER BY \(table.key)") { row in
                var bytes = digest.bytes
                for (place, column) in columns.enumerated() {
                    if table.sealed.contains(column) {
                        let words = try row.optionalBlob(place).map { try open($0) }
                        bytes.append(words == nil ? 0 : 1)
                        bytes += words ?? []
                    } else {
                        bytes += Array(row.text(place).utf8)
                    }
                    bytes.append(0xff)
                }
                digest = bytes.withUnsafeBytes { TreeHash(leaf: $0) }
            }
            digests[table.name] = digest.bytes
        }
        return digests
    }
}

extension Table {
    /// The names of its columns, read from its own definition.
    var columnNames: [String] {
        var depth = 0
        var parts: [String] = [""]
        for character in columns {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.compactMap { part in
            let name = part.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            return name == "PRIMARY" ? nil : name
        }
    }
}
