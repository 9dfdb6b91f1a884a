import Testing

@testable import HTML

@Suite("A map of peers and places")
struct PlaceMapTests {
    private func map(places: Int, peers: Int) -> PlaceMap {
        var nodes = [PlaceMap.Node("Amara Nowak", note: "This child", kind: .child)]
        for place in 0..<places { nodes.append(PlaceMap.Node("Place \(place)", note: "Park", kind: .place)) }
        for peer in 0..<peers { nodes.append(PlaceMap.Node("Peer \(peer)", note: "Peer", kind: .peer)) }
        var ties: [PlaceMap.Tie] = []
        for place in 0..<places {
            ties.append(PlaceMap.Tie(from: 0, to: 1 + place, sureness: .likely, words: "To a place"))
        }
        for peer in 0..<peers {
            ties.append(
                PlaceMap.Tie(
                    from: 1 + places + peer, to: 1 + peer % max(1, places), sureness: .uncertain, words: "There"))
        }
        return PlaceMap(nodes: nodes, ties: ties)
    }

    @Test("No two boxes overlap and all lie inside the figure", arguments: [(1, 0), (3, 5), (8, 20), (0, 3)])
    func boxes(places: Int, peers: Int) {
        let layout = PlaceMapLayout(map(places: places, peers: peers))
        for (place, box) in layout.boxes.enumerated() {
            #expect(box.left >= 0 && box.top >= 0 && box.right <= layout.width && box.bottom <= layout.height)
            for other in layout.boxes.dropFirst(place + 1) { #expect(!box.overlaps(other)) }
        }
    }

    @Test("The list says every tie once, in the order of the numbers on the lines")
    func list() {
        var figure = map(places: 2, peers: 2)
        figure.ties.append(PlaceMap.Tie(from: 0, to: 4, sureness: .confirmed, words: "Friends"))
        figure.ties.append(PlaceMap.Tie(from: 3, to: 4, sureness: .expired, words: "Were friends"))
        let text = placeMap(figure, title: "Map", on: "1 May 2024").text
        #expect(text.components(separatedBy: "<li id=\"tie-").count == 7)
        #expect(text.contains("Expired: not used"))
        #expect(text.contains("The list under the figure says the same."))
        for words in ["Likely", "Uncertain", "Confirmed", "Expired, not used"] { #expect(text.contains(words)) }
    }

    @Test("A name that somebody typed is escaped and cut, never drawn over its box")
    func names() {
        let long = "<b>" + String(repeating: "Very long name ", count: 8)
        let figure = PlaceMap(
            nodes: [
                PlaceMap.Node(long, note: "This child", kind: .child), PlaceMap.Node(long, note: long, kind: .place),
            ], ties: [PlaceMap.Tie(from: 0, to: 1, sureness: .confirmed, words: "\(long)")])
        let text = placeMap(figure, title: "Map", on: "1 May 2024").text
        #expect(!text.contains("<b>"))
        #expect(text.contains("…"))
    }
}
