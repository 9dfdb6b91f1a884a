import Practice

/// Someone to sign in as on a demo: who they are and what there is to try.
package struct Persona: Sendable {
    package let name: String
    package let email: String
    package let agency: String
    /// In the words of the picker: "Teacher".
    package let role: String
    package let tries: String
    package internal(set) var practitioner: PractitionerID

    /// In the order of a child's way through the agencies.
    package static let all: [Persona] = [
        Persona("Miriam Calder", "Teacher", "Record a concern about a child in two minutes."),
        Persona(
            "Joanna Petrie", "Designated safeguarding lead",
            "Decide on the concerns that wait, refer a child, and read what the council answered."),
        Persona(
            "Sunita Deol", "Designated safeguarding lead at another school",
            "Go through the checklist for the edition in force, its policies and training, before governors meet."),
        Persona(
            "Yasmin Kaleem", "Duty social worker at the front door",
            "See what came in, say whether it is a contact or a referral, and tell whoever sent it."),
        Persona(
            "Dafydd Pritchard", "Supervisor at the front door",
            "Decide what response each child needs, beside the clock, and name the lead practitioner."),
        Persona(
            "Jerome Baptiste", "Social worker who leads assessments",
            "Look at my work, record a visit, write the assessment and submit it."),
        Persona(
            "Niamh Corrigan", "Practice supervisor",
            "Compare two versions of an assessment side by side; return it or approve it."),
        Persona(
            "Owen Tredinnick", "Chair of child protection conferences",
            "Write a conference's record with others at once, and record what it decides."),
        Persona(
            "Imran Sadiq", "Police officer",
            "Send information to the council, and see what may be seen of a child."),
        Persona(
            "Teresa Lockhart", "Health visitor",
            "Answer the lead practitioner of a family whose assessment she took part in."),
        Persona(
            "Olu Fashola", "School nurse",
            "Answer an invitation to a strategy discussion, and write a report for a conference."),
        Persona(
            "Gareth Lomax", "Family support worker who leads early help",
            "See a family's plan with its actions, and record the review that is due."),
        Persona(
            "Gita Bhandari", "Data protection officer", "See who has looked, and review emergency access."),
        Persona(
            "Constance Adomako", "Partnership manager",
            "See who speaks for each partner, hold the arrangements against the list, and publish a version."),
        Persona(
            "Ngozi Adebayo-Finch", "Delegated safeguarding partner and chair",
            "Find what the chair may decide and what is for the leads, and try both."),
        Persona(
            "Dr Ishbel Munro", "Independent scrutineer",
            "Read what the partners do together, and record what scrutiny found for them to answer."),
        Persona(
            "Piotr Lisowski", "System administrator", "Add a practitioner; find that no child's record opens."
        ),
        Persona(
            "Ruth Ellingham", "Supervisor in the council next door",
            "Take over a child who moved, and find that others do not show."),
    ]

    private init(_ name: String, _ role: String, _ tries: String) {
        let player = Larkshire.practitioners.first { $0.name == name }
        self.name = name
        email = player?.email ?? ""
        agency = player?.agency ?? ""
        self.role = role
        self.tries = tries
        practitioner = PractitionerID(unchecked: "")
    }
}
