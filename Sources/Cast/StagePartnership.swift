import Guidance
import Practice

/// The verbs of a partnership, and Larkshire's own as every story of it finds it.
extension Stage {
    /// Larkshire's partnership: told from its beginning where it is not on record yet.
    package func larkshirePartnership() async throws -> StreamID {
        let found = try await office.database.read { [readings = office.readings] in
            try readings.partnerships(in: $0).first
        }
        if let found { return found.stream }
        let stream = try await partnersComeTogether()
        try await boardTakesOver(stream)
        try await rolesAreNamed(stream)
        try await agenciesAreNamed(stream)
        try await scrutinyIsPlanned(stream)
        try await thresholdIsPublished(stream)
        try await arrangementsArePublished(stream)
        return stream
    }

    /// The three leads, without whom nothing is signed.
    static let leads: Answer = ["Helen Ashgrove", "Rhona Castellan", "Marcus Thornley"]
    /// Who runs the partnership's business.
    static let office = "Constance Adomako"

    private func partnersComeTogether() async throws -> StreamID {
        let stream = try await act(
            "partnership.begin", by: Stage.office, at: "2019-06-24 10:00",
            [
                "title": .text(Larkshire.partnership), "area": "the county of Larkshire",
                "council": .text(Larkshire.council), "name": .text(Larkshire.council), "from": "2019-06-24",
                "manager": .text(Stage.office),
            ]
        ).stream
        try await act(
            "partnership.addPartner", in: stream, by: Stage.office,
            [
                "agency": .text(Larkshire.police), "partnerKind": "police", "name": .text(Larkshire.police),
                "reach": "several", "footprint": "Larkshire and Marrowdale", "from": "2019-06-24",
            ])
        let group = try await act(
            "agency.register", by: Stage.office,
            [
                "name": "Larkshire Clinical Commissioning Group", "agencyKind": "clinicalCommissioningGroup",
                "phone": "01632 960102", "decidesReferrals": false,
            ]
        ).stream
        let health = try await act(
            "partnership.addPartner", in: stream, by: Stage.office,
            [
                "agency": .text(group.id), "partnerKind": "health", "name": "Larkshire Clinical Commissioning Group",
                "reach": "same", "footprint": "The county of Larkshire", "from": "2019-06-24",
            ])
        _ = health
        try await isRefused(
            "partnership.nameLead", for: "partnership.nameLead.edition", in: stream, by: Stage.office,
            at: "2021-03-02 11:00",
            [
                "agency": .text(Larkshire.council), "practitioner": "Helen Ashgrove", "post": "Chief executive",
                "mostSenior": true, "from": "2021-03-02",
            ])
        try await act(
            "partnership.endPartner", in: stream, by: Stage.office, at: "2022-06-30 15:00",
            [
                "agency": .text(group.id), "until": "2022-06-30",
                "because": "The group ends by law today. Larkshire Integrated Care Board takes its place tomorrow.",
            ])
        try await act(
            "agency.close", in: group, by: Stage.office, ["because": "Clinical commissioning groups ended by law."])
        return stream
    }

    private func boardTakesOver(_ stream: StreamID) async throws {
        try await act(
            "partnership.addPartner", in: stream, by: Stage.office, at: "2022-07-01 09:10",
            [
                "agency": .text(Larkshire.careBoard), "partnerKind": "health", "name": .text(Larkshire.careBoard),
                "reach": "several", "footprint": "Larkshire and two districts of Marrowdale", "from": "2022-07-01",
            ])
    }

    private func rolesAreNamed(_ stream: StreamID) async throws {
        var when: When = "2023-12-19 09:30"
        for (agency, who, post) in [
            (Larkshire.council, "Helen Ashgrove", "Chief executive"),
            (Larkshire.careBoard, "Rhona Castellan", "Chief executive"),
            (Larkshire.police, "Marcus Thornley", "Chief constable"),
        ] {
            try await act(
                "partnership.nameLead", in: stream, by: Stage.office, at: when,
                [
                    "agency": .text(agency), "practitioner": .text(who), "post": .text(post), "mostSenior": true,
                    "from": "2023-12-19",
                ])
            when = .next
        }
        for (agency, who, post, lead, level) in [
            (Larkshire.council, "Ottoline Frayne", "Director of children's services", "Helen Ashgrove", "director"),
            (Larkshire.careBoard, "Ngozi Adebayo-Finch", "Director of nursing", "Rhona Castellan", "director"),
            (
                Larkshire.police, "Adrian Coldwell", "Detective superintendent, head of public protection",
                "Marcus Thornley", "areaCommander"
            ),
        ] {
            try await act(
                "partnership.appointDelegate", in: stream, by: lead, at: .after(minutes: 60),
                [
                    "agency": .text(agency), "practitioner": .text(who), "post": .text(post), "level": .text(level),
                    "from": "2024-01-08",
                ])
        }
        try await act(
            "partnership.chooseChair", in: stream, by: Stage.office, at: "2024-01-10 10:00",
            [
                "practitioner": "Ottoline Frayne", "agreedBy": Stage.leads, "from": "2024-01-10",
                "rotatesOn": "2024-07-01", "because": "The council begins. The chair passes on every half year.",
            ])
    }

    private func agenciesAreNamed(_ stream: StreamID) async throws {
        var when: When = "2024-01-15 13:00"
        for (agency, group, because) in [
            (Larkshire.wrenstow, "school", "Children are in school every day; its staff see first what changes."),
            (Larkshire.tarnwick, "school", "The largest roll in the county."),
            (Larkshire.nursery, "earlyYears", "It knows children before anyone else does."),
            (Larkshire.sixthForm, "college", "Young people of sixteen and seventeen are children too."),
            (Larkshire.shortStay, "alternativeProvision", "Children who were excluded are often those most at risk."),
            (Larkshire.hospital, "health", "Injuries, births and admissions come through its doors."),
            (Larkshire.youthJustice, "justice", "Children who are harmed by others are also met for what they did."),
            (Larkshire.childrensHome, "residentialHome", "Children placed here come from far away and know nobody."),
            (Larkshire.housing, "housing", "Repairs and rent visits see how families live."),
            (Larkshire.lanternfold, "voluntary", "It is trusted by families who trust nobody else."),
            (Larkshire.rovers, "sport", "Two hundred children train here each week with adults who are volunteers."),
        ] {
            try await act(
                "partnership.nameAgency", in: stream, by: Stage.office, at: when,
                [
                    "agency": .text(agency), "group": .text(group), "because": .text(because), "consulted": true,
                    "acknowledgedOn": agency == Larkshire.rovers ? .null : "2024-01-12",
                    "contribution": group == "school" ? "A safeguarding lead for two audits a year" : .null,
                    "from": "2024-01-15",
                ])
            when = .next
        }
        try await act(
            "partnership.seatEducation", in: stream, by: Stage.office, at: "2024-01-16 09:00",
            [
                "practitioner": "Kwame Asante", "speaksFor": ["school", "earlyYears", "college"], "seat": "strategic",
                "chosen": "Elected by the heads' forum for two years; reports back each half term.",
                "from": "2024-01-16",
            ])
    }
}
