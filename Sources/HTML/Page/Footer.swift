/// The foot of every page: the same help in the same place, and when an unused session ends.
package func pageFooter(in frame: Frame) -> Markup {
    let links = footerLinks.markup { item in
        """
        <li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="\(item.link)">\
        \(item.title)</a></li>

        """
    }
    return """
        <footer class="govuk-footer kith-footer">
        <div class="govuk-width-container">
        <h2 class="govuk-visually-hidden">Help and about Kith</h2>
        <ul class="govuk-footer__inline-list">
        \(links)</ul>
        \(timeOutWords(frame.timeOut))<p class="govuk-body-s kith-footer__words">If a child is in immediate danger, \
        call 999.</p>
        </div>
        </footer>
        """
}

private let footerLinks: [NavigationItem] = [
    NavigationItem("Help", "/help"),
    NavigationItem("Accessibility", "/accessibility"),
    NavigationItem("Privacy", "/privacy"),
    NavigationItem("Cookies", "/cookies"),
]

private func timeOutWords(_ timeOut: TimeOut?) -> Markup {
    guard let timeOut else { return "" }
    return """
        <p class="govuk-body-s kith-footer__words">For safety you will be signed out after \
        \(timeOut.seconds / 60) minutes in which you do nothing. What you write is kept.</p>

        """
}
