/// The agencies of Larkshire, an area that does not exist, and one council next door.
extension Larkshire {
    package static let council = "Larkshire County Council"
    package static let neighbour = "Marrowdale Borough Council"
    package static let police = "Larkshire Constabulary"
    package static let careBoard = "Larkshire Integrated Care Board"
    package static let partnership = "Larkshire Safeguarding Partnership"
    package static let wrenstow = "Wrenstow Primary School"
    package static let quillham = "Quillham Primary School"
    package static let fallowby = "Fallowby Primary School"
    package static let ottermere = "Ottermere Academy"
    package static let tarnwick = "Tarnwick High School"
    package static let ambrook = "Ambrook School"
    package static let nursery = "Puddlefoot Nursery"
    package static let sixthForm = "Quillham Sixth Form College"
    package static let hospital = "Ottermere Infirmary Trust"
    package static let communityHealth = "Larkshire Community Health"
    package static let mindwell = "Fenmoor Young People's Mental Health"
    package static let surgery = "Wrenstow Surgery"
    package static let earlyHelp = "Larkshire Early Help"
    package static let lanternfold = "The Lanternfold Trust"
    package static let hollowmoor = "Hollowmoor Refuge"
    package static let housing = "Tarn Valley Housing"
    package static let adultCare = "Larkshire Adult Social Care"

    /// What an agency of the area is registered with.
    struct Body: Sendable {
        let name: String
        let kind: String
        let phone: String
        var hours = "Monday to Friday, 8:30am to 5pm"
        var outOfHours: String?
        var decides = false
    }

    static let agencies: [Body] = [
        Body(
            name: council, kind: "localAuthority", phone: "01632 960100", outOfHours: "01632 960199",
            decides: true),
        Body(
            name: neighbour, kind: "localAuthority", phone: "01632 960500", outOfHours: "01632 960599",
            decides: true),
        Body(
            name: police, kind: "police", phone: "01632 960101",
            hours: "Public protection unit: every day, 7am to 11pm"),
        Body(name: partnership, kind: "partnership", phone: "01632 960103"),
        Body(name: wrenstow, kind: "school", phone: "01632 960110", hours: "In term time, 8am to 4:30pm"),
        Body(name: quillham, kind: "school", phone: "01632 960111", hours: "In term time, 8am to 4:30pm"),
        Body(name: fallowby, kind: "school", phone: "01632 960112", hours: "In term time, 8am to 4:30pm"),
        Body(name: ottermere, kind: "school", phone: "01632 960113", hours: "In term time, 8am to 5pm"),
        Body(name: tarnwick, kind: "school", phone: "01632 960114", hours: "In term time, 8am to 5pm"),
        Body(name: ambrook, kind: "school", phone: "01632 960115", hours: "In term time, 8am to 5pm"),
        Body(
            name: nursery, kind: "earlyYears", phone: "01632 960116", hours: "Monday to Friday, 7:30am to 6pm"
        ),
        Body(name: sixthForm, kind: "college", phone: "01632 960117"),
        Body(
            name: hospital, kind: "hospitalTrust", phone: "01632 960120", hours: "Always",
            outOfHours: "01632 960120"),
        Body(name: communityHealth, kind: "communityHealth", phone: "01632 960121"),
        Body(name: mindwell, kind: "mentalHealth", phone: "01632 960122"),
        Body(
            name: surgery, kind: "generalPractice", phone: "01632 960123",
            hours: "Monday to Friday, 8am to 6:30pm"),
        Body(name: earlyHelp, kind: "earlyHelp", phone: "01632 960130"),
        Body(name: housing, kind: "housing", phone: "01632 960150"),
        Body(name: adultCare, kind: "adultServices", phone: "01632 960151"),
        Body(name: lanternfold, kind: "voluntary", phone: "01632 960140"),
        Body(
            name: hollowmoor, kind: "domesticAbuse", phone: "01632 960141", hours: "Always",
            outOfHours: "01632 960141"),
    ]
}
