/// Unpacks what was packed with DEFLATE (RFC 1951), never further than it is told to.
struct Inflate {
    /// What came out.
    struct Unpacked {
        let bytes: [UInt8]
        /// The packed bytes were read to their own end.
        let isWhole: Bool
        /// The place after the last packed byte that was read.
        let end: Int
    }

    private enum Stop: Error { case damaged, full }

    private let bytes: ArraySlice<UInt8>
    private let most: Int
    private var place: Int
    private var hold: UInt64 = 0
    private var held = 0
    private var out: [UInt8] = []

    private init(_ bytes: ArraySlice<UInt8>, most: Int) {
        self.bytes = bytes
        self.most = most
        place = bytes.startIndex
    }

    /// - Returns: at most `most` bytes; nil where it is damaged.
    static func unpack(_ bytes: ArraySlice<UInt8>, most: Int) -> Unpacked? {
        var reader = Inflate(bytes, most: most)
        var isWhole = true
        do throws(Stop) { try reader.blocks() } catch {
            if error == .damaged { return nil }
            isWhole = false
        }
        return Unpacked(bytes: reader.out, isWhole: isWhole, end: reader.place - reader.held / 8)
    }

    /// The same with the two bytes before it that ZLIB (RFC 1950) writes; nil where they are not there.
    static func unpackZlib(_ bytes: ArraySlice<UInt8>, most: Int) -> Unpacked? {
        guard bytes.count > 6 else { return nil }
        let (first, second) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1])
        guard first & 0x0F == 8, (Int(first) << 8 | Int(second)) % 31 == 0, second & 0x20 == 0 else { return nil }
        return unpack(bytes.dropFirst(2), most: most)
    }

    private mutating func blocks() throws(Stop) {
        while true {
            let isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try stored()
            case 1: try coded(Self.fixedLengths, Self.fixedDistances)
            case 2:
                let (lengths, distances) = try tables()
                try coded(lengths, distances)
            default: throw Stop.damaged
            }
            if isLast { return }
        }
    }

    private mutating func fill(_ count: Int) {
        while held < count, place < bytes.endIndex {
            hold |= UInt64(bytes[place]) << UInt64(held)
            place += 1
            held += 8
        }
    }

    private mutating func bits(_ count: Int) throws(Stop) -> Int {
        if count == 0 { return 0 }
        fill(count)
        guard held >= count else { throw Stop.damaged }
        defer { drop(count) }
        return Int(hold & ((1 << UInt64(count)) - 1))
    }

    private mutating func drop(_ count: Int) {
        hold >>= UInt64(count)
        held -= count
    }

    private mutating func stored() throws(Stop) {
        drop(held % 8)
        let count = try bits(16)
        guard try bits(16) == ~count & 0xFFFF else { throw Stop.damaged }
        place -= held / 8
        (hold, held) = (0, 0)
        guard place + count <= bytes.endIndex else { throw Stop.damaged }
        let room = min(count, most - out.count)
        out += bytes[place..<(place + room)]
        place += room
        if room < count { throw Stop.full }
    }

    private mutating func coded(_ lengths: Code, _ distances: Code) throws(Stop) {
        while true {
            let symbol = try symbol(lengths)
            if symbol == 256 { return }
            guard out.count < most else { throw Stop.full }
            if symbol < 256 {
                out.append(UInt8(symbol))
                continue
            }
            guard symbol - 257 < Self.lengthBases.count else { throw Stop.damaged }
            let length = Self.lengthBases[symbol - 257] + (try bits(Self.lengthBits[symbol - 257]))
            let far = try self.symbol(distances)
            guard far < Self.distanceBases.count else { throw Stop.damaged }
            let distance = Self.distanceBases[far] + (try bits(Self.distanceBits[far]))
            guard distance <= out.count else { throw Stop.damaged }
            for _ in 0..<min(length, most - out.count) { out.append(out[out.count - distance]) }
        }
    }

    private mutating func symbol(_ code: Code) throws(Stop) -> Int {
        fill(15)
        let quick = code.quick[Int(hold & 511)]
        if quick != 0 {
            guard Int(quick & 15) <= held else { throw Stop.damaged }
            drop(Int(quick & 15))
            return Int(quick >> 4)
        }
        var (word, first, index) = (0, 0, 0)
        for length in 1...15 {
            guard length <= held else { throw Stop.damaged }
            word |= Int(hold >> UInt64(length - 1)) & 1
            let count = code.counts[length]
            if word - count < first {
                drop(length)
                return code.symbols[index + word - first]
            }
            index += count
            first = (first + count) << 1
            word <<= 1
        }
        throw Stop.damaged
    }

    private mutating func tables() throws(Stop) -> (Code, Code) {
        let (lengths, distances, own) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
        guard lengths <= 286, distances <= 30 else { throw Stop.damaged }
        var sizes = [Int](repeating: 0, count: 19)
        for place in 0..<own { sizes[Self.order[place]] = try bits(3) }
        guard let code = Code(sizes) else { throw Stop.damaged }
        var all: [Int] = []
        while all.count < lengths + distances {
            switch try symbol(code) {
            case 16:
                guard let last = all.last else { throw Stop.damaged }
                all += [Int](repeating: last, count: 3 + (try bits(2)))
            case 17: all += [Int](repeating: 0, count: 3 + (try bits(3)))
            case 18: all += [Int](repeating: 0, count: 11 + (try bits(7)))
            case let size: all.append(size)
            }
        }
        guard all.count == lengths + distances, all[256] != 0, let first = Code(Array(all[..<lengths])),
            let second = Code(Array(all[lengths...]))
        else { throw Stop.damaged }
        return (first, second)
    }

    /// A Huffman code by the lengths of its words, with those of up to nine bits at hand.
    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []
        var quick = [UInt16](repeating: 0, count: 512)

        /// Nil where there are more words than fit.
        init?(_ sizes: [Int]) {
            for size in sizes { counts[size] += 1 }
            counts[0] = 0
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                if left < 0 { return nil }
            }
            var (next, word) = ([Int](repeating: 0, count: 16), 0)
            for length in 1...15 {
                word = (word + counts[length - 1]) << 1
                next[length] = word
            }
            for length in 1...15 { symbols += sizes.indices.filter { sizes[$0] == length } }
            for (symbol, size) in sizes.enumerated() where size > 0 {
                defer { next[size] += 1 }
                if size > 9 { continue }
                var turned = 0
                for bit in 0..<size where next[size] >> bit & 1 == 1 { turned |= 1 << (size - 1 - bit) }
                for place in stride(from: turned, to: 512, by: 1 << size) {
                    quick[place] = UInt16(symbol << 4 | size)
                }
            }
        }
    }

    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let distanceBases = [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1_025, 1_537, 2_049, 3_073,
        4_097,
        6_145, 8_193, 12_289, 16_385, 24_577,
    ]
    private static let distanceBits = [
        0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
    ]
    private static let fixedLengths = Code(
        [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
            + [Int](repeating: 8, count: 8))!
    private static let fixedDistances = Code([Int](repeating: 5, count: 30))!
}
