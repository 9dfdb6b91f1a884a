extension BodyPlace {
    /// The point for a part of the body, by its code in the guidance's list `bodyParts`; nil for a part that the
    /// drawing does not know. The child's left is on the viewer's right in front, and on the viewer's left behind.
    package init?(part code: String) {
        guard let place = Self.places[code] else { return nil }
        self = place
    }

    private static let places: [String: BodyPlace] = {
        var places = middle
        // Given for the child's right side, from the front; the left is the same mirrored.
        for (part, x, y) in sides {
            places["right" + part] = BodyPlace(.front, x, y)
            places["left" + part] = BodyPlace(.front, 100 - x, y)
        }
        return places
    }()

    private static let middle: [String: BodyPlace] = [
        "headFront": BodyPlace(.front, 50, 8), "face": BodyPlace(.front, 50, 20),
        "nose": BodyPlace(.front, 50, 21), "mouth": BodyPlace(.front, 50, 27),
        "chin": BodyPlace(.front, 50, 34), "neckFront": BodyPlace(.front, 50, 41),
        "chest": BodyPlace(.front, 50, 64), "abdomen": BodyPlace(.front, 50, 100),
        "genitals": BodyPlace(.front, 50, 140), "headBack": BodyPlace(.back, 50, 20),
        "scalp": BodyPlace(.back, 50, 6), "neckBack": BodyPlace(.back, 50, 41),
        "upperBack": BodyPlace(.back, 50, 64), "lowerBack": BodyPlace(.back, 50, 104),
        "buttocks": BodyPlace(.back, 50, 136),
    ]

    private static let sides: [(part: String, x: Int, y: Int)] = [
        ("Eye", 45, 16), ("Cheek", 43, 24), ("Ear", 36, 20), ("Shoulder", 29, 53), ("UpperArm", 24, 76),
        ("Elbow", 21, 98), ("Forearm", 17, 116), ("Hand", 11, 140), ("Hip", 34, 128), ("Thigh", 38, 160),
        ("Knee", 39, 184), ("LowerLeg", 40, 208), ("Foot", 38, 235),
    ]
}
