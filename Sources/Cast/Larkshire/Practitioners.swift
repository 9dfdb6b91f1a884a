/// The practitioners of Larkshire. Nobody here exists; telephone numbers are of the range kept for drama.
extension Larkshire {
    /// What a practitioner is registered with.
    struct Player: Sendable {
        let name: String
        let agency: String
        let roles: [String]
        var team: String?
        var manager: String?
        var isSocialWorker = false
        let phone: String
        /// Their e-mail address, where it does not follow from their name.
        var address: String?

        /// Line managers come before those they manage.
        init(
            _ name: String, _ agency: String, _ roles: [String], team: String? = nil,
            under manager: String? = nil,
            socialWorker: Bool = false, phone: Int
        ) {
            self.name = name
            self.agency = agency
            self.roles = roles
            self.team = team
            self.manager = manager
            isSocialWorker = socialWorker
            self.phone = "07700 900\(phone)"
        }

        var email: String {
            if let address { return address }
            let spoken = name.hasPrefix("Dr ") ? String(name.dropFirst(3)) : name
            let plain = spoken.lowercased().filter { $0.isASCII && ($0.isLetter || $0 == " ") }
            return plain.replacing(" ", with: ".")
                + (agency == neighbour ? "@marrowdale.example" : "@larkshire.example")
        }
    }

    static let practitioners: [Player] =
        socialCareStaff + councilStaff + schoolStaff + healthStaff + otherStaff + strategicStaff

    private static let frontDoor = "Front door"
    private static let east = "Assessment East"
    private static let west = "Assessment West"

    private static let socialCareStaff: [Player] = [
        Player("Margaret Oyelaran", council, ["socialWorkManager"], socialWorker: true, phone: 101),
        Player(
            "Dafydd Pritchard", council, ["supervisor", "dutySocialWorker"], team: frontDoor,
            under: "Margaret Oyelaran", socialWorker: true, phone: 102),
        Player(
            "Yasmin Kaleem", council, ["dutySocialWorker"], team: frontDoor, under: "Dafydd Pritchard",
            socialWorker: true, phone: 103),
        Player(
            "Tom Ferriby", council, ["dutySocialWorker"], team: frontDoor, under: "Dafydd Pritchard",
            socialWorker: true, phone: 104),
        Player(
            "Bettina Osei", council, ["familySupportWorker"], team: frontDoor, under: "Dafydd Pritchard",
            phone: 105),
        Player(
            "Niamh Corrigan", council, ["supervisor"], team: east, under: "Margaret Oyelaran",
            socialWorker: true,
            phone: 106),
        Player(
            "Jerome Baptiste", council, ["socialWorker"], team: east, under: "Niamh Corrigan",
            socialWorker: true,
            phone: 107),
        Player(
            "Agnieszka Wrona", council, ["socialWorker"], team: east, under: "Niamh Corrigan",
            socialWorker: true,
            phone: 108),
        Player(
            "Samuel Quartey", council, ["supervisor", "dutySocialWorker"], team: west,
            under: "Margaret Oyelaran",
            socialWorker: true, phone: 109),
        Player(
            "Priya Raghunathan", council, ["socialWorker"], team: west, under: "Samuel Quartey",
            socialWorker: true,
            phone: 110),
        Player(
            "Callum Stroud", council, ["socialWorker"], team: west, under: "Samuel Quartey",
            socialWorker: true,
            phone: 111),
        Player(
            "Farida Noorzai", council, ["socialWorker"], team: "Disabled children", under: "Samuel Quartey",
            socialWorker: true, phone: 112),
        Player(
            "Ruth Ellingham", neighbour, ["supervisor", "dutySocialWorker"], team: "Contact centre",
            socialWorker: true, phone: 113),
        Player(
            "Idris Penhallow", neighbour, ["dutySocialWorker"], team: "Contact centre",
            under: "Ruth Ellingham",
            socialWorker: true, phone: 114),
    ]

    private static let councilStaff: [Player] = [
        Player("Owen Tredinnick", council, ["conferenceChair"], socialWorker: true, phone: 120),
        Player("Thandiwe Mokoena", neighbour, ["conferenceChair"], socialWorker: true, phone: 119),
        Player("Lorna Whitcombe", council, ["designatedOfficer"], socialWorker: true, phone: 121),
        Player(
            "Gita Bhandari", council, ["dataProtectionOfficer"], team: "Information governance", phone: 122),
        Player("Sven Halloran", council, ["analyst"], team: "Performance", phone: 123),
        Player("Piotr Lisowski", council, ["systemAdministrator"], team: "Systems", phone: 124),
        Player("Constance Adomako", partnership, ["partnershipManager"], phone: 125),
    ]

    private static let schoolStaff: [Player] = [
        Player("Kwame Asante", wrenstow, ["headTeacher"], phone: 130),
        Player("Joanna Petrie", wrenstow, ["designatedSafeguardingLead"], under: "Kwame Asante", phone: 131),
        Player("Miriam Calder", wrenstow, ["teacher"], team: "Year 3", under: "Kwame Asante", phone: 132),
        Player("Sunita Deol", quillham, ["designatedSafeguardingLead"], phone: 133),
        Player("Ben Arkwright", quillham, ["teacher"], team: "Reception", under: "Sunita Deol", phone: 134),
        Player("Harriet Lund", fallowby, ["designatedSafeguardingLead", "headTeacher"], phone: 135),
        Player("Marcus Venn", ottermere, ["designatedSafeguardingLead"], phone: 136),
        Player("Leila Haddad", ottermere, ["teacher"], team: "Year 10", under: "Marcus Venn", phone: 137),
        Player("Deborah Stannard", tarnwick, ["designatedSafeguardingLead"], phone: 138),
        Player(
            "Euan Gilchrist", tarnwick, ["teacher"], team: "Year 8", under: "Deborah Stannard", phone: 139),
        Player("Ifeoma Nwachukwu", ambrook, ["designatedSafeguardingLead"], phone: 140),
        Player("Carys Bevan", nursery, ["designatedSafeguardingLead"], phone: 141),
        Player("Anton Dragomir", sixthForm, ["designatedSafeguardingLead"], phone: 142),
    ]

    private static let healthStaff: [Player] = [
        Player("Dr Philippa Crane", careBoard, ["hospitalDoctor"], team: "Designated doctor", phone: 150),
        Player("Dr Vikram Sethi", hospital, ["emergencyClinician"], team: "Emergency department", phone: 151),
        Player("Siobhan Brady", hospital, ["nurse"], team: "Midwifery", phone: 152),
        Player("Dr Alice Thornbury", hospital, ["hospitalDoctor"], team: "Children's ward", phone: 153),
        Player("Teresa Lockhart", communityHealth, ["healthVisitor"], team: "North", phone: 154),
        Player("Olu Fashola", communityHealth, ["nurse"], team: "School nursing", phone: 155),
        Player("Dr Nadia Rahman", surgery, ["generalPractitioner"], phone: 156),
        Player("Hannah Weiss", mindwell, ["nurse"], team: "Crisis", phone: 157),
    ]

    private static let otherStaff: [Player] = [
        Player("Karen Mellor", police, ["policeOfficer"], team: "Public protection unit", phone: 160),
        Player(
            "Imran Sadiq", police, ["policeOfficer"], team: "Public protection unit", under: "Karen Mellor",
            phone: 161),
        Player("Wendy Prior", police, ["policeAnalyst"], under: "Karen Mellor", phone: 162),
        Player("Jacqueline Toussaint", earlyHelp, ["earlyHelpPractitioner"], phone: 163),
        Player("Gareth Lomax", earlyHelp, ["familySupportWorker"], under: "Jacqueline Toussaint", phone: 164),
        Player("Esme Kirkbride", lanternfold, ["voluntarySectorWorker"], phone: 165),
        Player("Dean Ashworth", lanternfold, ["youthWorker"], under: "Esme Kirkbride", phone: 166),
        Player("Paulette Simms", hollowmoor, ["voluntarySectorWorker"], phone: 167),
    ]
}
