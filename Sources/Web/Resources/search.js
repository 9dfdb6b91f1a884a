// Searches the copy of the guidance library where no server answers. The list of words was made with the copy; this
// finds in it what Kith itself would find. Nothing that is typed leaves the page.

const place = document.getElementById("search");
const says = document.getElementById("search-says");
const list = document.getElementById("search-results");
const typed = (new URLSearchParams(location.search).get("q") ?? "").slice(0, 200);

// One spelling for several: no capitals, no plural, British for American.
const folded = (word, spellings) => {
  if (word.length > 3) {
    if (word.endsWith("ies")) word = word.slice(0, -3) + "y";
    else if (word.endsWith("s") && !/(ss|us|is)$/.test(word)) word = word.slice(0, -1);
  }
  return spellings.reduce((so, [american, british]) => so.replaceAll(american, british), word);
};

const wordsOf = (text, index) => text.toLowerCase().replaceAll("'", "").split(/[^a-z0-9\u0080-\uffff]+/)
  .filter((word) => word && !index.unsaid.includes(word)).map((word) => folded(word, index.spellings));

// How many letters are put in, left out, changed or swapped with a neighbour.
const distance = (one, other) => {
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 0; i < one.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j += 1) {
      let cost = Math.min(row[j + 1] + 1, next[j] + 1, row[j] + (one[i] === other[j] ? 0 : 1));
      if (i > 0 && j > 0 && one[i] === other[j - 1] && one[i - 1] === other[j]) cost = Math.min(cost, before[j - 1] + 1);
      next.push(cost);
    }
    [before, row] = [row, next];
  }
  return row[other.length];
};

const commonest = (words, known) => words.reduce((best, word) => {
  if (best === undefined || known.get(word) > known.get(best)) return word;
  return known.get(word) === known.get(best) && word < best ? word : best;
}, undefined);

// The word itself, else the commonest that begins with it, else the commonest that is nearly it.
const meantBy = (word, known) => {
  if (known.has(word)) return word;
  const all = [...known.keys()];
  const longer = word.length >= 4 ? commonest(all.filter((other) => other.startsWith(word)), known) : undefined;
  if (longer) return longer;
  const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  const near = (other) => Math.abs(other.length - word.length) <= most && distance(other, word) <= most;
  return most > 0 ? commonest(all.filter(near), known) : undefined;
};

const find = (index) => {
  const entries = index.entries.map((entry) => ({ ...entry, weights: new Map(Object.entries(entry.words)
    .flatMap(([weight, words]) => words.split(" ").map((word) => [word, Number(weight)]))) }));
  const known = new Map();
  for (const { weights } of entries) for (const word of weights.keys()) known.set(word, (known.get(word) ?? 0) + 1);
  const instead = [];
  const wanted = wordsOf(typed, index).slice(0, 12).map((word) => {
    const meant = meantBy(word, known);
    if (meant && meant !== word && !meant.startsWith(word)) instead.push(`“${meant}” instead of “${word}”`);
    return ({ weights }) => {
      const weight = Math.max(weights.get(word) ?? 0, weights.get(meant) ?? 0);
      const readings = index.stands[word] ?? [];
      return readings.reduce((so, reading) => so > 0 ? so : Math.min(...reading.map((one) => weights.get(one) ?? 0)), weight);
    };
  });
  const hits = wanted.length === 0 ? [] : entries.map((entry) => {
    const weights = wanted.map((weigh) => weigh(entry));
    return { entry, score: weights.every((one) => one > 0) ? weights.reduce((sum, one) => sum + one, 0) : 0 };
  }).filter(({ score }) => score > 0);
  hits.sort((one, other) => other.score - one.score || (one.entry.title < other.entry.title ? -1 : 1));
  return { found: hits.slice(0, 40).map(({ entry }) => entry), instead };
};

const shown = (entry) => {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.className = "govuk-link";
  link.href = entry.address;
  link.textContent = entry.title;
  const source = document.createElement("span");
  source.className = "kith-cite";
  source.textContent = entry.source;
  item.append(link, `. ${entry.says} `, source);
  return item;
};

const search = async () => {
  document.getElementById("q").value = typed;
  if (typed.trim() === "") { says.textContent = "Type what you look for, and press Search."; return; }
  const answer = await fetch(place.dataset.index, { credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  const { found, instead } = find(await answer.json());
  const count = found.length === 40 ? "40 results, the best ones" : `${found.length} ${found.length === 1 ? "result" : "results"}`;
  const nothing = "Nothing in the guidance or the glossary has all of these words. Try fewer words, or look in a list.";
  const spelt = instead.length > 0 ? `Searched for ${instead.join(", ")}. ` : "";
  says.textContent = spelt + (found.length === 0 ? nothing : `${count} for “${typed}”.`);
  list.replaceChildren(...found.map(shown));
  list.hidden = found.length === 0;
};

search().catch(() => { says.textContent = "The list of words could not be read here. Everything is in the lists below."; });
