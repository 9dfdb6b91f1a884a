import Crypto
import Testing

@testable import Record

/// The tree as RFC 9162 section 2.1 writes it down, with none of the product's code.
private enum Naive {
    static func hash(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    static func power(below count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        if leaves.isEmpty { return hash([]) }
        if leaves.count == 1 { return leaves[leaves.startIndex] }
        let middle = leaves.startIndex + power(below: leaves.count)
        return hash([1] + root(leaves[..<middle]) + root(leaves[middle...]))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        if leaves.count == 1 { return [] }
        let left = power(below: leaves.count)
        let middle = leaves.startIndex + left
        if index < left { return path(index, leaves[..<middle]) + [root(leaves[middle...])] }
        return path(index - left, leaves[middle...]) + [root(leaves[..<middle])]
    }

    static func subproof(_ old: Int, _ leaves: ArraySlice<[UInt8]>, _ isWhole: Bool) -> [[UInt8]] {
        if old == leaves.count { return isWhole ? [] : [root(leaves)] }
        let left = power(below: leaves.count)
        let middle = leaves.startIndex + left
        if old <= left { return subproof(old, leaves[..<middle], isWhole) + [root(leaves[middle...])] }
        return subproof(old - left, leaves[middle...], false) + [root(leaves[..<middle])]
    }
}

@Suite("The tree of RFC 9162")
struct MerkleTreeTests {
    static let most = 64
    private let leaves = (0..<most).map { Naive.hash([0, UInt8($0)]) }

    private func grown(_ size: Int) -> (Frontier, MerkleTree) {
        var frontier = Frontier()
        var nodes: [[Int]: TreeHash] = [:]
        for number in 0..<size {
            let leaf = [UInt8(number)].withUnsafeBytes { TreeHash(leaf: $0) }
            nodes[[0, number]] = leaf
            frontier.append(leaf) { nodes[[$0, $1]] = $2 }
        }
        let known = nodes
        return (
            frontier,
            MerkleTree { level, position in
                guard let node = known[[level, position]] else { throw RecordError.failed("no node") }
                return node
            }
        )
    }

    private func hashes(_ naive: [[UInt8]]) -> [TreeHash] { naive.compactMap { TreeHash($0) } }

    @Test(
        "has the roots of the definition at every size, grown or from complete subtrees", arguments: 0...most)
    func roots(_ size: Int) throws {
        let (frontier, tree) = grown(size)
        #expect(frontier.root.bytes == Naive.root(leaves[..<size]))
        #expect(try tree.root(count: size).bytes == Naive.root(leaves[..<size]))
        let kept = frontier.bytes.withUnsafeBytes { Frontier(size: size, bytes: $0) }
        #expect(kept == frontier)
    }

    @Test("proves every entry of every size, and refuses every change to the proof", arguments: 1...most)
    func inclusion(_ size: Int) throws {
        let (frontier, tree) = grown(size)
        let root = frontier.root
        let other = TreeHash.ofNothing
        for index in 0..<size {
            let proof = try tree.inclusion(of: index, size: size)
            #expect(proof == hashes(Naive.path(index, leaves[..<size])))
            let leaf = try tree.node(0, index)
            func holds(
                _ leaf: TreeHash, at place: Int = index, size count: Int = size, root sum: TreeHash = root,
                _ steps: [TreeHash]
            ) -> Bool { isIncluded(leaf, at: place, size: count, root: sum, proof: steps) }
            var wrong = 0
            #expect(holds(leaf, proof))
            if holds(other, proof) { wrong += 1 }
            if holds(leaf, root: other, proof) { wrong += 1 }
            for place in -1...size where place != index && holds(leaf, at: place, proof) { wrong += 1 }
            if holds(leaf, proof + [other]) { wrong += 1 }
            for step in proof.indices {
                var changed = proof
                changed[step] = other
                if holds(leaf, changed) { wrong += 1 }
                var shorter = proof
                shorter.remove(at: step)
                if holds(leaf, shorter) { wrong += 1 }
                if step > 0, proof[step] != proof[step - 1] {
                    var swapped = proof
                    swapped.swapAt(step, step - 1)
                    if holds(leaf, swapped) { wrong += 1 }
                }
            }
            #expect(wrong == 0, "leaf \(index) of \(size)")
        }
    }

    @Test("proves that every size grew from every smaller one, and refuses every change", arguments: 1...most)
    func consistency(_ size: Int) throws {
        let (frontier, tree) = grown(size)
        let root = frontier.root
        let other = TreeHash(.ofNothing, .ofNothing)
        for old in 0...size {
            let oldRoot = grown(old).0.root
            let proof = try tree.consistency(from: old, to: size)
            if old > 0 { #expect(proof == hashes(Naive.subproof(old, leaves[..<size], true))) }
            #expect(isConsistent(old: old, oldRoot: oldRoot, size: size, root: root, proof: proof))
            var wrong = 0
            if isConsistent(old: old, oldRoot: other, size: size, root: root, proof: proof) { wrong += 1 }
            if old > 0, isConsistent(old: old, oldRoot: oldRoot, size: size, root: other, proof: proof) {
                wrong += 1
            }
            if isConsistent(old: old, oldRoot: oldRoot, size: size, root: root, proof: proof + [other]) {
                wrong += 1
            }
            for step in proof.indices {
                var changed = proof
                changed[step] = other
                if isConsistent(old: old, oldRoot: oldRoot, size: size, root: root, proof: changed) {
                    wrong += 1
                }
                var shorter = proof
                shorter.remove(at: step)
                if isConsistent(old: old, oldRoot: oldRoot, size: size, root: root, proof: shorter) {
                    wrong += 1
                }
            }
            for another in 0...size where another != old {
                if isConsistent(old: another, oldRoot: oldRoot, size: size, root: root, proof: proof) {
                    wrong += 1
                }
            }
            #expect(wrong == 0, "\(old) to \(size)")
        }
        #expect(!isConsistent(old: size + 1, oldRoot: root, size: size, root: root, proof: []))
    }

    @Test("reads few complete subtrees for a proof in a large log")
    func reads() throws {
        var reads = 0
        let tree = MerkleTree { level, position in
            reads += 1
            return level == 0 ? .ofNothing : TreeHash(.ofNothing, .ofNothing)
        }
        let proof = try tree.inclusion(of: 700_001, size: 1_000_001)
        #expect(proof.count <= 20)
        #expect(reads <= 40)
    }
}
