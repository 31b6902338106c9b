// The page that asks the vocabulary in SPARQL: editor, engine and answers put together.
import { Answers } from "./sparql/answers.js";
import { completing } from "./sparql/completion.js";
import { Editor } from "./sparql/editor.js";
import { Engine, Mistake } from "./sparql/engine.js";
import { naming } from "./sparql/names.js";
import { read } from "./sparql/reading.js";

// Above this many bytes, and on a slow connection, nothing is loaded unasked.
const MUCH = 12_000_000;
const SLOW = ["slow-2g", "2g", "3g"];

const find = (id) => document.getElementById(id);
const settings = JSON.parse(find("sparql-settings").textContent);
const { words } = settings;

/** Say whether the reader should decide when so much is loaded. */
function careful() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  return saveData || SLOW.includes(effectiveType) || settings.size > MUCH;
}

function open() {
  const [status, mistake, button] = ["status", "mistake", "run"].map((id) => find(`sparql-${id}`));
  const name = naming(settings.prefixes);
  const answers = new Answers(find("sparql-answer"), words, settings.up, name);
  let came = 0;
  let asking = null;
  let attempts = 0;
  const engine = new Engine(settings, (bytes) => {
    came += bytes;
    const share = Math.min(Math.round((100 * came) / settings.size), 100);
    find("sparql-progress").value = share;
  });
  find("sparql").hidden = false;
  const editor = new Editor(find("sparql-editor"), {
    text: settings.start,
    label: "sparql-label",
    described: "sparql-keys",
    phrases: words.phrases,
    complete: completing(settings, name),
    run,
  });
  const example = (text) => settings.queries.find((one) => one.text.trim() === text.trim());

  const say = (text) => { status.textContent = text; };

  function complain({ reason, offset = null, detail = "" }) {
    const where = offset === null ? null : editor.place(offset);
    const place = where
      ? words.place.replace("{line}", where.line).replace("{column}", where.column)
      : "";
    const text = (words.mistakes[reason] ?? words.mistakes.unanswered).replaceAll("{detail}", detail);
    mistake.textContent = place + text;
    mistake.hidden = false;
    editor.point(offset, text);
    say("");
  }

  /** The address of this page with the query in it; a named one is called by its name. */
  function permalink() {
    const named = example(editor.text);
    const [key, value] = named ? ["name", named.name] : ["query", editor.text];
    return `#${key}=${encodeURIComponent(value)}`;
  }

  /** Show which of the questions is asked, if it is one. */
  function mark(asked) {
    for (const link of document.querySelectorAll("[data-query]")) {
      if (link.dataset.query === asked) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  async function load() {
    find("sparql-progress").hidden = false;
    say(words.loading);
    try {
      const triples = await engine.load();
      say(words.ready.replace("{n}", new Intl.NumberFormat(document.documentElement.lang).format(triples)));
      return true;
    } catch (error) {
      complain({ reason: "unready", detail: error.detail ?? error.message });
      return false;
    } finally {
      find("sparql-progress").hidden = true;
    }
  }

  async function attempt() {
    const own = ++attempts;
    const text = editor.text;
    const { kind, refused } = read(text);
    mistake.hidden = true;
    editor.point(null);
    answers.clear();
    history.replaceState(null, "", permalink());
    mark(example(text)?.name);
    try {
      if (refused) throw new Mistake(refused);
      if (!(await load())) return;
      if (own !== attempts) throw new Mistake({ reason: "stopped" });
      say(words.running);
      const answer = await engine.ask(text, kind);
      answers.show(answer, example(text)?.name ?? "query");
      say(answers.summary(answer));
    } catch (error) {
      if (error.reason === "stopped") say(words.stopped);
      else complain(error instanceof Mistake ? error : { reason: "unanswered", detail: error.message });
    }
  }

  async function run() {
    if (asking) return;
    button.textContent = button.dataset.stop;
    asking = attempt();
    await asking;
    asking = null;
    button.textContent = button.dataset.run;
  }

  async function stop() {
    attempts += 1;
    await engine.stop();
    await asking;
  }

  /** Read the query that the address holds, or null. */
  function asked() {
    const place = new URLSearchParams(location.hash.slice(1).replaceAll("+", "%2B"));
    const named = settings.queries.find((one) => one.name === place.get("name"));
    return named?.text ?? place.get("query");
  }

  function write(text) {
    if (text !== editor.text) editor.text = text;
  }

  async function change() {
    const text = asked();
    if (text === null) return;
    if (asking) await stop();
    write(text);
    run();
  }

  button.addEventListener("click", () => (asking ? stop() : run()));
  const copy = find("sparql-link");
  // Only a secure place has a clipboard; the address bar has the link everywhere.
  if (!navigator.clipboard) copy.remove();
  copy.addEventListener("click", async () => {
    const said = copy.textContent;
    history.replaceState(null, "", permalink());
    await navigator.clipboard.writeText(location.href);
    copy.textContent = copy.dataset.done;
    setTimeout(() => { copy.textContent = said; }, 2000);
  });
  // The questions lead to their answers; here they lead into the editor.
  for (const link of document.querySelectorAll("[data-query]")) {
    link.href = `#name=${link.dataset.query}`;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      history.pushState(null, "", link.hash);
      change();
      find("sparql").scrollIntoView({ block: "nearest" });
    });
  }
  addEventListener("hashchange", change);

  const first = asked();
  if (first !== null) {
    write(first);
    // The address of a question leads to its place in the list.
    find("sparql").scrollIntoView();
  }
  if (careful()) say(words.waiting);
  else if (first !== null) run();
  else load();
}

// From the disk a browser gives no program what it needs.
if (location.protocol === "file:") find("sparql-disk").hidden = false;
else open();
