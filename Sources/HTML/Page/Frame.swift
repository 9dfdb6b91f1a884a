/// What stays round every page: who is signed in, where they can go, and what the installation is.
package struct Frame: Sendable {
    /// Where the style sheets, scripts and icon of this start of the server are.
    package var assets: PageAssets
    /// Says that this is not a live record; nil on a live one.
    package var notice: Notice?
    package var navigation: [NavigationItem]
    /// Nobody before signing in.
    package var viewer: Viewer?
    /// The token that every form of this page carries; empty before there is a session.
    package var csrf: String
    package var timeOut: TimeOut?
    /// How the page is marked, on screen and on paper; nil on pages about nobody.
    package var sensitivity: String?
    /// Who prints the page and when, in words, for the top of the paper.
    package var printed: String?

    package init(
        assets: PageAssets, notice: Notice? = nil, navigation: [NavigationItem] = [], viewer: Viewer? = nil,
        csrf: String = "", timeOut: TimeOut? = nil, sensitivity: String? = nil, printed: String? = nil
    ) {
        self.assets = assets
        self.notice = notice
        self.navigation = navigation
        self.viewer = viewer
        self.csrf = csrf
        self.timeOut = timeOut
        self.sensitivity = sensitivity
        self.printed = printed
    }
}

/// The files every page asks the browser for.
package struct PageAssets: Sendable {
    /// Base sheet first, our own sheet last.
    package var styles: [Link]
    /// Modules, loaded after the page.
    package var scripts: [Link]
    package var icon: Link
    /// The design system's own script, which `init.js` starts; nil when the fallback sheet is used.
    package var frontend: Link?

    package init(styles: [Link], scripts: [Link], icon: Link, frontend: Link? = nil) {
        self.styles = styles
        self.scripts = scripts
        self.icon = icon
        self.frontend = frontend
    }

    /// The one line of script that stands in the page: it tells the style sheets that scripts run.
    package static let scriptSnippet: StaticString = """
        document.body.className += ' js-enabled' + \
        ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');
        """

    /// The hash of that line, as a content security policy names it.
    package static let scriptSnippetHash = "sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw="
}

/// A strip over every page of a demonstration, training or test installation.
package struct Notice: Sendable {
    package var tag: String
    package var words: Markup

    package init(tag: String, words: Markup) {
        self.tag = tag
        self.words = words
    }

    /// The people are invented.
    package static let demo = Notice(
        tag: "Demo", words: "Every person, place and event here is invented. Do not enter real information.")
}

/// One place in the main menu.
package struct NavigationItem: Sendable {
    package var title: String
    package var link: Link
    package var isCurrent: Bool
    /// How many things wait there, said in words after the title.
    package var count: Int?

    package init(_ title: String, _ link: Link, isCurrent: Bool = false, count: Int? = nil) {
        self.title = title
        self.link = link
        self.isCurrent = isCurrent
        self.count = count
    }
}

/// The practitioner signed in, and for whom they act.
package struct Viewer: Sendable {
    package var name: String
    /// Role and agency: "Social worker, Wendlebury Council".
    package var actingAs: String
    package var account: Link
    package var signOut: Link

    package init(name: String, actingAs: String, account: Link = "/account", signOut: Link = "/sign-out") {
        self.name = name
        self.actingAs = actingAs
        self.account = account
        self.signOut = signOut
    }
}

/// When a session that nobody uses ends.
package struct TimeOut: Sendable {
    package var seconds: Int
    /// How long before the end the page warns.
    package var warningSeconds: Int
    package var extend: Link
    /// Where the browser goes when the time is up.
    package var ended: Link

    package init(
        seconds: Int, warningSeconds: Int = 120, extend: Link = "/session/extend",
        ended: Link = "/sign-in?ended=time"
    ) {
        self.seconds = seconds
        self.warningSeconds = warningSeconds
        self.extend = extend
        self.ended = ended
    }
}
