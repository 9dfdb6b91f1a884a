/// Schools of Quillstone Schools Trust beyond Larkshire, and the council of one of them.
extension Larkshire {
    package static let marrowbridge = "Marrowbridge Academy"
    package static let eskerfell = "Eskerfell Academy"
    package static let eskerdale = "Eskerdale Council"

    static let trustSchools: [Body] = [
        Body(name: eskerdale, kind: "localAuthority", phone: "01632 960170", decides: true),
        Body(name: marrowbridge, kind: "school", phone: "01632 960171", hours: "In term time, 8am to 5pm"),
        Body(name: eskerfell, kind: "school", phone: "01632 960172", hours: "In term time, 8am to 4:30pm"),
    ]

    static let trustStaff: [Player] = [
        Player("Greta Lindqvist", marrowbridge, ["designatedSafeguardingLead"], phone: 181),
        Player("Rhys Tomlin", eskerfell, ["headTeacher", "designatedSafeguardingLead"], phone: 182),
    ]
}
