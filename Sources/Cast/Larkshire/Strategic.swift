/// Those who speak for Larkshire's safeguarding partners, and the agencies that work with them without holding a
/// child's record.
extension Larkshire {
    package static let schoolsTrust = "Quillstone Schools Trust"
    package static let shortStay = "Kestrelmoor Short Stay School"
    package static let rovers = "Wrenstow Rovers Juniors"
    package static let youthJustice = "Larkshire Youth Justice Service"
    package static let childrensHome = "Ferncroft Children's Home"

    static let strategicAgencies: [Body] =
        [
            Body(name: schoolsTrust, kind: "academyTrust", phone: "01632 960160"),
            Body(name: shortStay, kind: "school", phone: "01632 960161", hours: "In term time, 8am to 4pm"),
            Body(name: rovers, kind: "sport", phone: "01632 960162", hours: "Saturdays, 9am to noon"),
            Body(name: youthJustice, kind: "youthJustice", phone: "01632 960163"),
            Body(name: childrensHome, kind: "childrensHome", phone: "01632 960164", hours: "Always"),
        ] + trustSchools

    static let strategicStaff: [Player] =
        [
            Player("Helen Ashgrove", council, ["safeguardingPartner"], team: "Chief executive", phone: 170),
            Player("Rhona Castellan", careBoard, ["safeguardingPartner"], team: "Chief executive", phone: 171),
            Player("Marcus Thornley", police, ["safeguardingPartner"], team: "Chief officer", phone: 172),
            Player(
                "Ottoline Frayne", council, ["safeguardingPartner"], team: "Children's services",
                under: "Helen Ashgrove", phone: 173),
            Player(
                "Ngozi Adebayo-Finch", careBoard, ["safeguardingPartner"], team: "Nursing and quality",
                under: "Rhona Castellan", phone: 174),
            Player(
                "Adrian Coldwell", police, ["safeguardingPartner"], team: "Public protection",
                under: "Marcus Thornley", phone: 175),
            Player(
                "Bronwen Tate", police, ["safeguardingPartner"], team: "Public protection", under: "Marcus Thornley",
                phone: 176),
            Player("Dr Ishbel Munro", partnership, ["independentScrutineer"], phone: 177),
            Player("Fenella Brightwater", partnership, ["partnershipManager"], phone: 179),
            Player("Beatrix Lowndes", hospital, ["safeguardingManager"], team: "Safeguarding", phone: 190),
            Player("Leonie Garraway", schoolsTrust, ["safeguardingManager"], team: "Safeguarding", phone: 178),
        ] + trustStaff
}
