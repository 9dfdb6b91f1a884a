import Editions
import Foundation
import Testing

@testable import Guidance

/// A fault is put into a copy of the content; loading must name its file and its line.
@Suite("The loader")
struct LoaderTests {
    struct Fault: CustomTestStringConvertible {
        let sentence: String
        let file: String
        let old: String
        let new: String
        /// What the error must say.
        let says: String
        /// The text at whose line the error must point; nil for the changed line.
        let at: String?

        init(
            _ sentence: String, _ file: String, _ old: String, _ new: String, says: String, at: String? = nil
        ) {
            self.sentence = sentence
            self.file = file
            self.old = old
            self.new = new
            self.says = says
            self.at = at
        }

        var testDescription: String { sentence }
    }

    static let faults = [
        Fault(
            "an unknown key", "duties/referral.yaml", "  owner: \"the council that received it\"",
            "  ownr: \"the council that received it\"", says: "Unknown key “ownr”"),
        Fault(
            "an unknown key in a version", "duties/referral.yaml", "      basis: guidance",
            "      bassis: guidance",
            says: "Unknown key “bassis”"),
        Fault(
            "a missing citation", "duties/protection.yaml", "      cite: \"WT2023 p100\"\n", "",
            says: "has no “cite”",
            at: "    - from: 2023-12-15\n      edition: WT2023\n      within: 15 working days\n      basis"),
        Fault(
            "an empty citation", "duties/protection.yaml", "cite: \"WT2023 p100\"", "cite: \"\"",
            says: "must be text"),
        Fault(
            "a citation of nothing known", "duties/protection.yaml", "cite: \"WT2023 p100\"",
            "cite: \"WT1999 p1\"",
            says: "does not start with a known source"),
        Fault(
            "an overlap", "duties/assessment.yaml", "    - from: 2023-12-15", "    - from: 2018-08-01",
            says: "overlaps"),
        Fault(
            "a gap", "duties/assessment.yaml", "    - from: 2018-07-04", "    - from: 2018-08-01",
            says: "There is a gap", at: "  history:"),
        Fault(
            "an edition on the wrong day", "duties/assessment.yaml", "      edition: WT2020",
            "      edition: WT2018",
            says: "is not in force on", at: "    - from: 2020-12-09"),
        Fault(
            "an edition nobody knows", "duties/assessment.yaml", "      edition: WT2020",
            "      edition: WT2021",
            says: "There is no edition “WT2021”"),
        Fault(
            "a limit that cannot be read", "duties/assessment.yaml", "within: 45 working days",
            "within: 45 workdays",
            says: "is not a limit"),
        Fault(
            "a limit in the wrong number", "duties/assessment.yaml", "within: 45 working days",
            "within: 1 working days", says: "is not a limit"),
        Fault(
            "a status that is neither", "duties/assessment.yaml", "status: confirmed", "status: maybe",
            says: "Use one of: confirmed, unconfirmed"),
        Fault(
            "a day that is not one", "duties/assessment.yaml", "    - from: 2023-12-15",
            "    - from: 2023-02-30",
            says: "is not a day"),
        Fault(
            "a duty nobody reads", "duties/assessment.yaml", "assessment.told:", "assessment.sung:",
            says: "Nothing reads the duty “assessment.sung”"),
        Fault(
            "a duty written twice", "duties/referral.yaml", "referral.feedback:", "assessment.told:",
            says: "here twice"),
        Fault(
            "an act kind misspelled", "duties/assessment.yaml", "stops: assessment.approve", "stops: approve",
            says: "is not a kind of act"),
        Fault(
            "a list nobody reads", "lists/people.yaml", "nameUses:", "nameUsages:",
            says: "Nothing reads the list"),
        Fault(
            "a code twice in one edition", "lists/people.yaml", "code: former,", "code: legal,",
            says: "there twice in one edition"),
        Fault(
            "a key written twice", "lists/people.yaml", "nameUses:", "sex:",
            says: "not YAML that can be read",
            at: "sex:"),
        Fault(
            "broken YAML", "lists/people.yaml", "label: \"Known as\" }", "label: \"Known as\" ",
            says: "not YAML that can be read", at: "    - { code: birth, label: \"Name at birth\" }"),
        Fault(
            "a role nobody has", "rules/practice.yaml", "roles: [conferenceChair]", "roles: [chairman]",
            says: "There is no role “chairman”"),
        Fault(
            "a truth that is neither", "rules/practice.yaml", "qualified: true", "qualified: yes",
            says: "true or false"),
        Fault(
            "an edition that leaves a gap", "editions.yaml", "until: 2020-12-08", "until: 2020-12-01",
            says: "does not begin the day after", at: "WT2020:"),
        Fault(
            "a holiday on no day", "bank-holidays.yaml", "\"Good Friday\": 04-06", "\"Good Friday\": 04-31",
            says: "is not on a day of 2012"),
        Fault(
            "a year left out", "bank-holidays.yaml", "  2014:", "  2034:",
            says: "does not follow the year before"),
        Fault(
            "a meaning out of order", "definitions/practice.yaml", "    - { from: WT2020, cite: \"WT2020 glossary\"",
            "    - { from: WT2018, cite: \"WT2020 glossary\"", says: "overlap"),
        Fault(
            "a form without a use for an answer", "forms/made.yaml", "for: duty referral.decision",
            "hint: none",
            says: "has no “for”", at: "    step:"),
        Fault(
            "a form whose duty does not exist", "forms/made.yaml", "duties: [referral.decision]",
            "duties: [referral.dance]", says: "There is no duty “referral.dance”"),
        Fault(
            "an answer for a rule that does not exist", "forms/made.yaml", "for: rule referral.decide",
            "for: rule referral.dance", says: "There is no rule"),
        Fault(
            "an answer for nothing in particular", "forms/made.yaml", "for: duty referral.decision",
            "for: fun",
            says: "does not say what the answer is for"),
        Fault(
            "a choice without a list", "forms/made.yaml", "      list: referralOutcomes\n", "",
            says: "has no “list”",
            at: "    step:"),
        Fault(
            "a list that does not exist", "forms/made.yaml", "list: referralOutcomes", "list: outcomes",
            says: "is not a list that is known"),
        Fault(
            "a type that does not exist", "forms/made.yaml", "type: words", "type: essay",
            says: "is not a type"),
        Fault(
            "a question shown after one that is not asked", "forms/made.yaml", "when: { step: [s17] }",
            "when: { stop: [s17] }", says: "which is not asked before"),
        Fault(
            "a question shown after no answer of the list", "forms/made.yaml", "when: { step: [s17] }",
            "when: { step: [s99] }", says: "is not in referralOutcomes"),
        Fault(
            "a child's words that one form would write for brothers and sisters", "forms/made.yaml",
            "  questions:\n    step:\n", "  together: true\n  questions:\n    step:\n      holds: childsWords\n",
            says: "holds a child's words", at: "    step:"),
        Fault(
            "a question of each child in a form for one", "forms/made.yaml", "type: words",
            "type: words\n      each: true",
            says: "is asked of each child in a form for one", at: "    because:"),
        Fault(
            "a form without a citation", "forms/made.yaml", "  cite: \"WT2023 para 153\"\n", "",
            says: "has no “cite”", at: "made.decide:"),
    ]

    static let made = """
        made.decide:
          title: Decide
          button: Record
          duties: [referral.decision]
          cite: "WT2023 para 153"
          questions:
            step:
              label: What happens next?
              type: choice
              list: referralOutcomes
              for: duty referral.decision
            because:
              label: Why?
              type: words
              when: { step: [s17] }
              for: rule referral.decide

        """

    @Test("names the file and the line of", arguments: faults)
    func fault(fault: Fault) throws {
        let folder = try ContentCopy()
        defer { folder.remove() }
        try folder.write("forms/made.yaml", LoaderTests.made)
        let text = try folder.read(fault.file)
        let range = try #require(text.range(of: fault.old))
        let changed = text.replacingCharacters(in: range, with: fault.new)
        try folder.write(fault.file, changed)
        let place: String.Index
        if let at = fault.at {
            let before = changed[..<range.lowerBound].range(of: at, options: .backwards)
            place = try #require(before ?? changed.range(of: at)).lowerBound
        } else {
            place = range.lowerBound
        }
        let leading = fault.at == nil ? fault.new.prefix { $0 == "\n" }.count : 0
        let line = changed[..<place].count { $0 == "\n" } + 1 + leading
        let error = try #require(throws: ContentError.self) { try Library(folder: folder.url) }
        #expect(error.file == fault.file)
        #expect(error.line == line, "\(error)")
        #expect(error.description.contains(fault.says), "\(error)")
    }

    @Test("refuses a file that nothing reads, and a file that is gone")
    func files() throws {
        let folder = try ContentCopy()
        defer { folder.remove() }
        try folder.write("notes.yaml", "a: b\n")
        #expect(
            try #require(throws: ContentError.self) { try Library(folder: folder.url) }.file == "notes.yaml")
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("notes.yaml"))
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("acronyms.yaml"))
        #expect(
            try #require(throws: ContentError.self) { try Library(folder: folder.url) }.file == "acronyms.yaml")
    }

    @Test("refuses content from which a duty or a list is missing")
    func missing() throws {
        for file in ["duties/homelessness.yaml", "lists/assessments.yaml"] {
            let folder = try ContentCopy()
            defer { folder.remove() }
            try FileManager.default.removeItem(at: folder.url.appendingPathComponent(file))
            let error = try #require(throws: ContentError.self) { try Library(folder: folder.url) }
            #expect(error.problem.contains("is in no file"))
        }
    }
}
