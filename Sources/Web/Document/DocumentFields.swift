/// The names under which the form page sends files and what belongs to them.
enum DocumentFields {
    /// Files chosen and not yet sent.
    static let files = "_files"
    /// What the files now sent are.
    static let what = "_what"
    /// The kind of information they hold, an option of `informationKinds`.
    static let holds = "_holds"
    /// Files that were sent before and wait.
    static let waiting = "_document"
    /// The waiting file to be thrown away.
    static let remove = "_remove"

    /// What the browser's own window offers first.
    static let accepts = ".jpg,.jpeg,.png,.pdf,.docx,.odt,.txt"
}
