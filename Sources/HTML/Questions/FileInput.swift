/// One or several files to send along.
///
/// - Parameter accepts: the endings and media types the browser offers; the server looks at the bytes all the same.
package func fileInput(_ field: Field, accepts: String, several: Bool = false) -> Markup {
    let error: Markup = field.error == nil ? "" : " govuk-file-upload--error"
    let multiple: Markup = several ? " multiple" : ""
    return """
        <div class="\(classes: field.groupClass)">
        \(field.labelMarkup)\(field.hintMarkup)\(field.more)\(field.errorMarkup)\
        <input class="govuk-file-upload\(error)" id="\(field.id)" name="\(field.name)" type="file"\
        \(attribute: "accept", accepts)\(multiple)\(attribute: "aria-describedby", field.describedBy())>
        </div>

        """
}

extension Field {
    /// The same question, sent under another name.
    package func sentAs(_ name: String) -> Field {
        var other = self
        other.name = name
        return other
    }
}
