/// The roots of the complete subtrees that make up a growing tree, largest first.
package struct Frontier: Sendable, Equatable {
    package private(set) var size = 0
    private var peaks: [TreeHash] = []

    package init() {}

    /// The frontier kept as `bytes`, 32 to a peak; nil unless it is one of `size` leaves.
    init?(size: Int, bytes: UnsafeRawBufferPointer) {
        guard size >= 0, bytes.count == size.nonzeroBitCount * 32 else { return nil }
        self.size = size
        for start in stride(from: 0, to: bytes.count, by: 32) {
            guard let peak = TreeHash(UnsafeRawBufferPointer(rebasing: bytes[start..<(start + 32)])) else {
                return nil
            }
            peaks.append(peak)
        }
    }

    var bytes: [UInt8] { peaks.flatMap(\.bytes) }

    /// Adds a leaf and names every subtree that it completes: level (1 is two leaves), position, hash.
    package mutating func append(
        _ leaf: TreeHash, completed: (_ level: Int, _ position: Int, _ hash: TreeHash) throws -> Void
    ) rethrows {
        var hash = leaf
        var level = 0
        var pairs = size
        while pairs & 1 == 1, let left = peaks.popLast() {
            hash = TreeHash(left, hash)
            level += 1
            pairs >>= 1
            try completed(level, pairs, hash)
        }
        peaks.append(hash)
        size += 1
    }

    package mutating func append(_ leaf: TreeHash) { append(leaf) { _, _, _ in } }

    package var root: TreeHash {
        guard var root = peaks.last else { return .ofNothing }
        for peak in peaks.dropLast().reversed() { root = TreeHash(peak, root) }
        return root
    }
}

/// Proofs of RFC 9162 section 2.1, made from the hashes of complete subtrees.
struct MerkleTree {
    /// The hash of the complete subtree at this level (0 is a leaf) and position.
    let node: (_ level: Int, _ position: Int) throws -> TreeHash

    /// The hash of `count` leaves from `start`.
    func root(from start: Int = 0, count: Int) throws -> TreeHash {
        if count == 0 { return .ofNothing }
        if count & (count - 1) == 0 {
            let level = count.trailingZeroBitCount
            return try node(level, start >> level)
        }
        let left = largestPower(below: count)
        return TreeHash(try root(from: start, count: left), try root(from: start + left, count: count - left))
    }

    /// That leaf `index` (from 0) is in the tree of `size` leaves.
    func inclusion(of index: Int, size: Int, from start: Int = 0) throws -> [TreeHash] {
        if size == 1 { return [] }
        let left = largestPower(below: size)
        if index < left {
            return try inclusion(of: index, size: left, from: start) + [
                root(from: start + left, count: size - left)
            ]
        }
        return try inclusion(of: index - left, size: size - left, from: start + left)
            + [root(from: start, count: left)]
    }

    /// That the tree of `old` leaves is the beginning of the tree of `size` leaves.
    func consistency(from old: Int, to size: Int) throws -> [TreeHash] {
        old == 0 ? [] : try subproof(old, start: 0, size: size, isWhole: true)
    }

    private func subproof(_ old: Int, start: Int, size: Int, isWhole: Bool) throws -> [TreeHash] {
        if old == size { return isWhole ? [] : [try root(from: start, count: size)] }
        let left = largestPower(below: size)
        if old <= left {
            return try subproof(old, start: start, size: left, isWhole: isWhole)
                + [root(from: start + left, count: size - left)]
        }
        return try subproof(old - left, start: start + left, size: size - left, isWhole: false)
            + [root(from: start, count: left)]
    }
}

/// The largest power of two smaller than `count` (at least 2).
private func largestPower(below count: Int) -> Int {
    1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
}

/// Whether `proof` shows that `leaf` is leaf `index` of the tree of `size` leaves with this root.
package func isIncluded(
    _ leaf: TreeHash, at index: Int, size: Int, root: TreeHash, proof: [TreeHash]
) -> Bool {
    guard index >= 0, index < size else { return false }
    var first = index
    var last = size - 1
    var hash = leaf
    for step in proof {
        if last == 0 { return false }
        if first & 1 == 1 || first == last {
            hash = TreeHash(step, hash)
            while first & 1 == 0, first != 0 {
                first >>= 1
                last >>= 1
            }
        } else {
            hash = TreeHash(hash, step)
        }
        first >>= 1
        last >>= 1
    }
    return last == 0 && hash == root
}

/// Whether `proof` shows that the tree of `old` leaves is the beginning of the tree of `size` leaves.
package func isConsistent(
    old: Int, oldRoot: TreeHash, size: Int, root: TreeHash, proof: [TreeHash]
) -> Bool {
    guard old >= 0, old <= size else { return false }
    if old == 0 { return proof.isEmpty && oldRoot == .ofNothing }
    if old == size { return proof.isEmpty && oldRoot == root }
    var steps = proof[...]
    if old & (old - 1) == 0 { steps = [oldRoot] + steps }
    guard let start = steps.popFirst() else { return false }
    var first = old - 1
    var last = size - 1
    while first & 1 == 1 {
        first >>= 1
        last >>= 1
    }
    var oldHash = start
    var hash = start
    for step in steps {
        if last == 0 { return false }
        if first & 1 == 1 || first == last {
            oldHash = TreeHash(step, oldHash)
            hash = TreeHash(step, hash)
            while first & 1 == 0, first != 0 {
                first >>= 1
                last >>= 1
            }
        } else {
            hash = TreeHash(hash, step)
        }
        first >>= 1
        last >>= 1
    }
    return last == 0 && oldHash == oldRoot && hash == root
}
