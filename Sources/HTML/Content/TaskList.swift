/// One part of a long piece of work, and how far it is.
package struct TaskItem: Sendable {
    package var title: String
    package var link: Link?
    package var hint: String?
    /// A tag, or plain words for what is done.
    package var status: Markup

    package init(_ title: String, _ link: Link?, hint: String? = nil, status: Markup) {
        self.title = title
        self.link = link
        self.hint = hint
        self.status = status
    }
}

/// The parts of a long piece of work, in any order; `id` begins the ids of its parts.
package func taskList(_ id: String, _ items: [TaskItem]) -> Markup {
    let list = items.enumerated().markup { index, item in taskItem("\(id)-\(index + 1)", item) }
    return "<ul class=\"govuk-task-list\">\n\(list)</ul>\n"
}

private func taskItem(_ id: String, _ item: TaskItem) -> Markup {
    let hint = item.hint.map {
        "<div id=\"\(id)-hint\" class=\"govuk-task-list__hint\">\($0)</div>" as Markup
    }
    let described = item.hint == nil ? "\(id)-status" : "\(id)-hint \(id)-status"
    let name: Markup
    if let link = item.link {
        name = """
            <a class="govuk-link govuk-task-list__link" href="\(link)" aria-describedby="\(described)">\
            \(item.title)</a>
            """
    } else {
        name = "<div>\(item.title)</div>"
    }
    let linked: Markup = item.link == nil ? "" : " govuk-task-list__item--with-link"
    return """
        <li class="govuk-task-list__item\(linked)"><div class="govuk-task-list__name-and-hint">\(name)\(hint)</div>\
        <div class="govuk-task-list__status" id="\(id)-status">\(item.status)</div></li>

        """
}
