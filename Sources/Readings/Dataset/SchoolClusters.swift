import Guidance
import Practice
import Store

/// A cluster of schools as figures are told by it: its name, and which schools and settings belong to it.
package struct SchoolCluster: Sendable, Hashable {
    /// The entry that formed it, by which a line of figures stands.
    package let number: Int
    package let name: String
    package let schools: Set<AgencyID>

    package init(number: Int, name: String, schools: Set<AgencyID>) {
        self.number = number
        self.name = name
        self.schools = schools
    }

    /// What stands for children in no cluster: at another school, or at none on record.
    package static let none = ""
    package static let noneInWords = "In no cluster, or no school on record"
}

extension Tables {
    /// Clusters of schools, a row for each school of each.
    static let clusters: [Table] = [
        Table(
            "school_cluster", key: "stream, item",
            """
            stream TEXT NOT NULL, item TEXT NOT NULL, council TEXT NOT NULL, number INTEGER NOT NULL,
            name TEXT NOT NULL, school TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT, PRIMARY KEY (stream, item)
            """, indexes: ["school_cluster_council (council, from_on)"])
    ]
}

extension Readings {
    private static let clusterRows = OwnedRows(
        "school_cluster", ["stream", "item", "council", "number", "name", "school", "from_on", "until_on"]
    ) { .text($0.text(1)) }

    /// Pictures which schools belong to which cluster of a partnership.
    func write(clustersOf partnership: Partnership, of stream: StreamID, in session: any Session) throws {
        guard let council = partnership.begun?.act.council else { return }
        let id = Value.text(stream.description)
        let rows = partnership.clusters.flatMap { cluster in
            cluster.schools.map { school -> [Value] in
                [
                    id, .text("\(cluster.number) \(school.id)"), .text(council.id), Value(cluster.number),
                    .text(cluster.name), .text(school.id), .text(cluster.from.description),
                    Value(cluster.until?.description),
                ]
            }
        }
        try Self.clusterRows.settle(rows, of: id, with: self, in: session)
    }

    /// The clusters of schools of a council's area on a day, by name.
    package func schoolClusters(
        of council: AgencyID, on day: Day, in session: any Session
    ) throws -> [SchoolCluster] {
        var found: [Int: (name: String, schools: Set<AgencyID>)] = [:]
        try session.each(
            """
            SELECT number, name, school FROM school_cluster
            WHERE council = ? AND from_on <= ? AND (until_on IS NULL OR until_on >= ?)
            """, [.text(council.id), .text(day.description), .text(day.description)]
        ) { row in
            found[row.number(0), default: (row.text(1), [])].schools.insert(AgencyID(unchecked: row.text(2)))
        }
        return found.map { SchoolCluster(number: $0.key, name: $0.value.name, schools: $0.value.schools) }
            .sorted { ($0.name, $0.number) < ($1.name, $1.number) }
    }
}

/// The same things counted by cluster and by phase of school, by which it is known whether the two tables tell more
/// together than each by itself.
struct ClusterSums {
    private(set) var byCluster: [String: Sum] = [:]
    private(set) var byPhase: [String: Sum] = [:]
    /// Which phases and clusters have children in common.
    private var together: [String: Set<String>] = [:]

    mutating func add(_ sum: Sum, cluster: String, phase: String) {
        byCluster[cluster, default: Sum()] = (byCluster[cluster] ?? Sum()) + sum
        byPhase[phase, default: Sum()] = (byPhase[phase] ?? Sum()) + sum
        if sum.total > 0 { together[cluster, default: []].insert(phase) }
    }

    /// Whether the two tables have nothing in common but the sum of all: no few clusters hold just the children of a few
    /// phases, so that neither table tells a number that the other hides.
    var sharesOnlyTheWhole: Bool {
        var groups: [Set<String>] = []
        for phases in together.values {
            let touching = groups.filter { !$0.isDisjoint(with: phases) }
            groups.removeAll { !$0.isDisjoint(with: phases) }
            groups.append(touching.reduce(phases) { $0.union($1) })
        }
        return groups.count < 2
    }
}

extension Suppression {
    /// The table by cluster, each line safe beside the table by phase; nil where the two would tell more together.
    static func clusters(
        _ values: [String], _ sums: ClusterSums, countsMet: Bool
    ) -> [Figure]? {
        let rows = table(values.map { sums.byCluster[$0] ?? Sum() }, countsMet: countsMet).rows
        if sums.sharesOnlyTheWhole { return rows }
        let phases = table(
            SchoolPhase.allCases.map { sums.byPhase[$0.rawValue] ?? Sum() }, countsMet: countsMet
        ).rows
        let hides = (rows + phases).contains { $0.total == nil || (countsMet && $0.met == nil) }
        return hides ? nil : rows
    }
}
