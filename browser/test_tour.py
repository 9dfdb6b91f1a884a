"""README's ten-minute tour, word for word, with nothing but the keyboard: Tab, Space, the arrows, Enter and typing."""

import datetime

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
        for _ in range(60):
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


def test_the_ten_minute_tour_by_keyboard_alone(open_page):
    page = open_page("/demo")
    hands = Keyboard(page)

    hands.sign_in("Miriam Calder")
    hands.press("Find a person")
    hands.type("Name", "Temi Akintola")
    for part, number in [("Day", "9"), ("Month", "8"), ("Year", "2016")]:
        hands.type("Date of birth", number, part)
    hands.press("Search")
    hands.sees("Temitope")
    hands.press("Record a concern")
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    hands.choose("Is a child in immediate danger?", "No")
    hands.choose("What is it about?", "Neglect")
    for part, number in [("Day", yesterday.day), ("Month", yesterday.month), ("Year", yesterday.year)]:
        hands.type("When did you see or hear it?", str(number), part)
    hands.type("When did you see or hear it?", "12:20pm", "Time")
    hands.type("What did you see or notice?", "Temi had no lunch and asked two others for theirs.")
    hands.type("What did the child say, in their own words?", "“Mummy's poorly again.”")
    hands.choose("How do you know?", "Fact")
    hands.press("Record the concern")
    hands.sees("Recorded")
    hands.sign_out()

    hands.sign_in("Joanna Petrie")
    hands.press("Decide what to do about a concern", about="Temitope Akintola")
    hands.choose("What will be done?", "Refer to children's social care")
    hands.type("Why?", "It is the third time, and her mother is ill.")
    hands.press("Record the decision")
    hands.press("Refer a child to the council")
    hands.choose("Is the child in danger now?", "Likely to be harmed if nothing changes")
    hands.select("Which council?", "Larkshire County Council")
    hands.choose("What are you asking for?", "Referral")
    hands.type("What are you worried about?", "Temi is hungry at school and her mother is ill again.")
    hands.type("Where is the child now?", "At school until 3:15pm, then at home.")
    hands.choose("Have the parents or carers been told of this referral?", "Yes")
    hands.choose("Does the family agree to this referral?", "They agreed")
    hands.choose("On what lawful basis do you share this?", "Public task")
    hands.press("Check your answers")
    hands.press("Send the referral")
    hands.press("Go to what you recorded")
    hands.sees("Decide what response a referral needs")
    hands.sign_out()

    hands.sign_in("Yasmin Kaleem")
    hands.press("Waiting")
    hands.press("Say openly whether this is a contact or a referral", about="Temitope Akintola")
    hands.choose("", "Referral")
    hands.type("Why?", "The school asks for help for a child who is going hungry.")
    hands.press("Record how it is taken")
    hands.press("Tell the referrer that it arrived")
    hands.choose("", "In this record")
    hands.press("Record that they were told")
    hands.press("Decide what response the child needs")
    hands.choose("Which level of need does this meet?", "Child in need")
    hands.choose("What happens next?", "Assess under section 17")
    hands.choose("What is the child's primary need?", "A parent's disability or illness")
    hands.type("Why is this the right response?", "Someone needs to find out what would help you all.")
    hands.press("Check your answers")
    hands.press("Record the decision")
    hands.sees("supervisor or manager")
    hands.sign_out()

    hands.sign_in("Dafydd Pritchard")
    hands.press("Decide what response a referral needs", about="Temitope Akintola")
    hands.choose("Which level of need does this meet?", "Child in need")
    hands.choose("What happens next?", "Assess under section 17")
    hands.choose("What is the child's primary need?", "A parent's disability or illness")
    hands.type("Why is this the right response?", "Someone needs to find out what would help you all.")
    hands.press("Check your answers")
    hands.press("Record the decision")
    hands.press("Name the lead practitioner")
    hands.select("Who leads the assessment?", "Jerome Baptiste")
    hands.type("Why are they able to lead it?", "He knows the family.")
    hands.select("Who supervises, and will approve the assessment?", "Niamh Corrigan")
    hands.press("Name the lead practitioner")
    hands.press("Who has looked")
    for name in ["Miriam Calder", "Joanna Petrie", "Yasmin Kaleem", "Dafydd Pritchard"]:
        hands.sees(name)
