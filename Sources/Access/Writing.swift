import Practice

extension Ties {
    /// Whether a letter may be written about a process of this kind: who only leads early help writes about early help.
    package func mayWrite(about process: ProcessName) -> Bool {
        guard case .relationship(let writers)? = ActRule.of("letter.write")?.needs else { return false }
        let writing = relationships.intersection(writers)
        return process == .earlyHelp ? !writing.isEmpty : writing.contains { $0 != .earlyHelpLead }
    }

    /// They lead, supervise or are on duty for the work with this person.
    package var carriesTheWork: Bool { !relationships.isDisjoint(with: ActRule.workers) }
}
