"""A practitioner who has no mouse: Tab, Space, the arrows, Enter and typing."""

FOCUSED = """() => {
  const at = document.activeElement
  if (!at || at === document.body) return null
  const labels = at.labels ? [...at.labels].map(one => one.innerText.trim()) : []
  const group = at.closest('fieldset')
  return {
    tag: at.tagName, type: at.type || '', name: at.name || '', checked: !!at.checked,
    words: (at.innerText || at.value || '').trim(), labels: labels,
    group: group ? (group.querySelector('legend')?.innerText || '').trim() : '',
    near: (at.closest('li, article, section, tr')?.innerText || '').trim(),
  }
}"""
MOST_TABS = 250
MOST_CHOICES = 120


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, page):
        self.page = page

    def tab_to(self, fits, what):
        """Moves to the first thing that fits, from wherever the focus is, round the page once."""
        for _ in range(MOST_TABS):
            at = self.page.evaluate(FOCUSED)
            if at and fits(at):
                return at
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {what} on {self.page.url}")

    def press(self, words, about=""):
        """Presses the link or button of these words, where it stands beside these others."""
        def fits(at):
            return at["tag"] in ("A", "BUTTON", "SUMMARY") and at["words"].startswith(words) and about in at["near"]

        self.tab_to(fits, f"“{words}”")
        before = self.page.evaluate("performance.timeOrigin")
        self.page.keyboard.press("Enter")
        self.page.wait_for_function("before => performance.timeOrigin !== before", arg=before)
        self.page.wait_for_load_state()

    def open(self, words):
        """Opens what is folded away under these words."""
        at = self.tab_to(lambda at: at["tag"] == "SUMMARY" and at["words"].startswith(words), f"“{words}”")
        self.page.keyboard.press("Enter")
        return at

    def type(self, question, text, part=None):
        """Types into the field of a question; of a date, into one of its parts."""
        def fits(at):
            named = [label for label in at["labels"] if label.startswith(part or question)]
            return at["tag"] in ("INPUT", "TEXTAREA") and bool(named) and (part is None or question in at["group"])

        self.tab_to(fits, f"the field “{question}”")
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose(self, question, answer):
        """Chooses one answer with Space, reaching it with the arrow keys where it is one of several."""
        at = self.tab_to(
            lambda at: at["type"] in ("radio", "checkbox") and at["group"].startswith(question), f"“{question}”")
        for _ in range(MOST_CHOICES):
            if any(label.startswith(answer) for label in at["labels"]):
                if not at["checked"]:
                    self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown" if at["type"] == "radio" else "Tab")
            at = self.page.evaluate(FOCUSED)
        raise AssertionError(f"the keyboard never reaches “{answer}” of “{question}”")

    def select(self, question, answer):
        """Chooses from a list by typing how it begins."""
        at = self.tab_to(
            lambda at: (at["tag"] == "SELECT" or at["type"] == "text") and any(
                label.startswith(question) for label in at["labels"]), f"the list “{question}”")
        self.page.keyboard.type(answer)
        if at["tag"] != "SELECT":
            return
        shown = self.page.evaluate("document.activeElement.selectedOptions[0].innerText")
        assert shown.startswith(answer), f"typing “{answer}” chose “{shown}”"

    def sees(self, words):
        assert words in self.page.locator("main").inner_text(), f"“{words}” is not on {self.page.url}"

    def sign_in(self, name):
        self.press("Sign in as", about=name)

    def sign_out(self):
        self.press("Sign out")
        self.press("Choose someone to sign in as")
