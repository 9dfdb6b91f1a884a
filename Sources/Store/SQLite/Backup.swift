import Foundation
import GRDB

/// Copies the database as it stands to a new file, complete and on the disk before it gets its name.
func copyDatabase(of pool: DatabasePool, to path: String) throws {
    guard access(path, F_OK) != 0 else { throw StoreError.exists(path) }
    let part = path + ".part"
    let made = open(part, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard made >= 0 else {
        throw errno == EEXIST ? StoreError.exists(part) : cannot("make", part)
    }
    Glibc.close(made)
    defer { unlink(part) }
    do {
        let copy = try DatabaseQueue(path: part)
        try pool.backup(to: copy)
        try copy.close()
    } catch let error as DatabaseError {
        throw StoreError.failed(
            code: error.extendedResultCode.rawValue, message: error.message ?? "", sql: "backup")
    }
    let file = open(part, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw cannot("open", part) }
    defer { Glibc.close(file) }
    guard fsync(file) == 0 else { throw cannot("sync", part) }
    // A link, unlike a rename, does not replace a file that has appeared meanwhile.
    guard link(part, path) == 0 else {
        throw errno == EEXIST ? StoreError.exists(path) : cannot("name", path)
    }
    try syncDirectory(of: path)
}

/// Makes a new file's name durable.
func syncDirectory(of path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { throw cannot("open", folder) }
    defer { Glibc.close(directory) }
    guard fsync(directory) == 0 else { throw cannot("sync", folder) }
}

/// Runs blocking work away from the threads that tasks share.
func offThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
}

private func cannot(_ verb: String, _ path: String) -> StoreError {
    .cannotOpen("cannot \(verb) \(path): \(String(cString: strerror(errno)))")
}
