import Foundation

/// The file of 32 random bytes from which every key is made; without it nothing sealed can ever be read.
enum MasterKeyFile {
    static let size = 32

    /// The key in the file; nil when there is no file.
    static func read(_ path: String) throws(RecordError) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if file < 0, errno == ENOENT { return nil }
        guard file >= 0 else { throw refusal(path, "cannot be opened (\(reason()))") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw refusal(path, "cannot be examined (\(reason()))") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw refusal(path, "is not a plain file") }
        guard status.st_mode & 0o077 == 0 else {
            let mode = String(status.st_mode & 0o777, radix: 8)
            throw refusal(path, "may be used by others than its owner (mode \(mode)); run: chmod 600 \(path)")
        }
        guard status.st_size == size else {
            throw refusal(path, "holds \(status.st_size) bytes where a master key has \(size)")
        }
        var key = [UInt8](repeating: 0, count: size)
        guard Glibc.read(file, &key, size) == size else {
            throw refusal(path, "cannot be read (\(reason()))")
        }
        return key
    }

    /// Makes a new key, complete and on the disk before it gets its name. Never replaces a file.
    static func make(_ path: String) throws(RecordError) -> [UInt8] {
        guard let random = systemRandom(size + 8) else {
            throw refusal(path, "cannot be made: no randomness")
        }
        let key = Array(random.prefix(size))
        let part = path + "." + hex(random.suffix(8))
        let file = open(part, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw refusal(part, "cannot be made (\(reason()))") }
        defer {
            close(file)
            unlink(part)
        }
        guard fchmod(file, 0o600) == 0, write(file, key, size) == size, fsync(file) == 0 else {
            throw refusal(part, "cannot be written (\(reason()))")
        }
        guard link(part, path) == 0 else { throw refusal(path, "cannot be made (\(reason()))") }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw refusal(folder, "cannot be opened (\(reason()))") }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw refusal(folder, "cannot be synced (\(reason()))") }
        return key
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    private static func refusal(_ path: String, _ why: String) -> RecordError {
        .keyFile("The master key file \(path) \(why).")
    }
}
