import Access
import Casework
import Guidance
import Record
import Store
import Web

extension KithFiles {
    /// Opens the record for work, making it where there is none, and brings its tables up to date.
    ///
    /// - Parameter area: the partnership's area for a new record; one that exists keeps the area it was made for.
    func office(area: String?, hours: OfficeHours? = nil, readers: Int = 4) async throws -> (
        office: Office, database: SQLiteDatabase
    ) {
        let (database, book) = try await openOrMake(RecordBook.migrations + RecordBook.fileMigrations, readers: readers)
        let made = try await database.read { try book.logs(in: $0).first?.area }
        let office = try await Office.open(
            database, keyring: book.keyring, library: try Library.load(), area: made ?? area ?? "area",
            hours: hours, makeID: systemID)
        try await database.migrate(webMigrations)
        return (office, database)
    }
}
