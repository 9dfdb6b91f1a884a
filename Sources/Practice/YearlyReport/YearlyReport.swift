import Guidance

/// The safeguarding partners' report on one year: what was done, how effective it was, what has not moved.
///
/// One stream is one council area's report on one year. It is written part by part beside the evidence that the record
/// has, and published; what was published stays as it was, with its figures, and a later version says what changed.
package struct YearlyReport: Process {
    package static let name = ProcessName.yearlyReport
    package static let acts: [any Act<YearlyReport>.Type] = [
        Begin.self, Write.self, AskToSign.self, Sign.self, Publish.self, Send.self,
    ]

    /// Parts without which no report is published; options of `yearlyReportSections`.
    package static let mustBeWritten = ["done", "effectiveness"]

    package internal(set) var begun: Stamped<Begin>?
    /// Every version of every part, by option of `yearlyReportSections`.
    package internal(set) var written: [String: [Stamped<Write>]] = [:]
    /// Who has signed it as it stands; none after a part was written or a version published.
    package internal(set) var signatures: [Signature] = []
    /// Since when the partners are asked to sign it; nil once a version is published.
    package internal(set) var asked: Stamped<AskToSign>?
    package internal(set) var versions: [Version] = []
    package internal(set) var sent: [Stamped<Send>] = []

    package init() {}

    package var about: [PersonID] { [] }
    package var year: ReportingYear? { begun.map { ReportingYear(ending: $0.act.year) } }
    /// A part as it stands now.
    package func section(_ code: String) -> Stamped<Write>? { written[code]?.last }
    /// The parts as they stand now, by option of `yearlyReportSections`.
    package var sections: [String: String] { written.compactMapValues { $0.last?.act.text } }

    /// How far a report has come.
    package enum Stage: String, Sendable, Codable, CaseIterable {
        case begun, published, sent

        package var inWords: String {
            switch self {
            case .begun: "Being written"
            case .published: "Published, to be sent"
            case .sent: "Published and sent"
            }
        }
    }

    package var stage: Stage {
        guard let latest = versions.last else { return .begun }
        return sent.contains { latest.stamp.number < $0.stamp.number } ? .sent : .published
    }

    /// A report as it was published: its words and figures, and the hash by which they can be proved.
    package struct Version: Sendable {
        /// Counted from 1.
        package let number: Int
        package let published: Publish
        package let stamp: Stamp
        package let sections: [String: String]
    }

    /// Duties `yearlyReport.byAutumn` from the year's end and `yearlyReport.publication` from the report before, until it
    /// is published first; `yearlyReport.copies` from then until it is sent.
    package func clocks(under guidance: Guidance) -> [Clock] {
        guard let begun, let year else { return [] }
        // It is the office's, whoever runs the business by then.
        let owner = Owner.role(begun.stamp.agency, Partnership.officeRole)
        let first = versions.first
        var clocks = [
            Clock(
                .yearlyReportByAutumn, about: nil, from: Moment(year.until), under: guidance,
                stoppedAt: first?.stamp.happenedAt, lateBecause: first?.published.lateBecause, owner: owner,
                stops: Publish.kind)
        ]
        if let previous = begun.act.previousOn {
            clocks.append(
                Clock(
                    .yearlyReport, about: nil, from: Moment(previous), under: guidance,
                    stoppedAt: first?.stamp.happenedAt, lateBecause: first?.published.lateBecause, owner: owner,
                    stops: Publish.kind))
        }
        if let first {
            clocks.append(
                Clock(
                    .yearlyReportCopies, about: nil, from: first.stamp.happenedAt, under: guidance,
                    stoppedAt: sent.first?.stamp.happenedAt, lateBecause: sent.first?.act.lateBecause, owner: owner,
                    stops: Send.kind))
        }
        return clocks
    }

    package func next(under guidance: Guidance) -> [ActKind] {
        switch stage {
        case .begun: begun == nil ? [Begin.kind] : [Write.kind, AskToSign.kind, Sign.kind, Publish.kind]
        case .published: [Send.kind, Write.kind, AskToSign.kind, Sign.kind, Publish.kind]
        case .sent: [Write.kind, AskToSign.kind, Sign.kind, Publish.kind]
        }
    }

    /// The report was begun.
    func mustBeBegun(_ rule: String) throws(Refusal) {
        guard begun != nil else {
            throw .notNow(rule + ".begun", "There is no such report.", instead: "Begin the report first.")
        }
    }
}

/// One figure of a yearly report as it was published: small numbers are words in it, and it never changes.
package struct FrozenFigure: Sendable, Hashable, Codable {
    /// A measure of the multi-agency dataset.
    package let measure: String
    package let title: String
    /// A number, or in words that it is not given.
    package let total: String
    /// How many of them, in number and share; nil where the measure only counts.
    package let met: String?
    /// What was counted, from what, by which clock.
    package let definition: String

    package init(measure: String, title: String, total: String, met: String?, definition: String) {
        self.measure = measure
        self.title = title
        self.total = total
        self.met = met
        self.definition = definition
    }

    /// The figure in one line, as the hash of a published report takes it.
    var line: String { [measure, title, total, met ?? "", definition].joined(separator: "\t") }
}
