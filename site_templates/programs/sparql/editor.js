// The field a query is written in. Tab leaves it, as it leaves any field.
import { acceptCompletion, autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";

// The colours are those of the page, by day and by night.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--editorial)" },
  { tag: [tags.string, tags.annotation], color: "var(--good)" },
  { tag: [tags.number, tags.bool], color: "var(--competing)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
]);
const LOOK = EditorView.theme({
  "&": { color: "var(--ink)", background: "var(--paper)", border: "1px solid var(--edge)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { font: ".875rem/1.6 var(--mono)" },
  ".cm-content, .cm-gutter": { minHeight: "12rem" },
  ".cm-content": { caretColor: "var(--ink)", padding: ".5rem 0" },
  "&.cm-focused .cm-matchingBracket": { background: "var(--wash)", outline: "1px solid var(--edge)" },
  ".cm-gutters": { background: "var(--wash)", color: "var(--quiet)", borderColor: "var(--rule)" },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--rejected)",
    textUnderlineOffset: ".25em",
  },
  ".cm-tooltip": { background: "var(--paper)", border: "1px solid var(--edge)", color: "var(--ink)" },
  // As many as are shown: a box that scrolls would want the focus.
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { font: ".875rem/1.6 var(--mono)", maxHeight: "none" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".125rem .5rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--accent)",
    color: "var(--paper)",
  },
  ".cm-completionDetail": { font: "italic .8125rem var(--sans)" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", borderColor: "var(--rejected)" },
});

export class Editor {
  #view;

  /** `complete` is a source of completions; `run` answers Ctrl+Enter. */
  constructor(parent, { text, label, described, phrases, complete, run }) {
    const running = { key: "Mod-Enter", run: () => (run(), true) };
    // In a tree of its own the editor adopts its style sheets; in the page it would write
    // them there, which the Content-Security-Policy forbids. What describes it goes along.
    const root = parent.attachShadow({ mode: "open" });
    for (const id of [label, described]) {
      const copy = document.getElementById(id).cloneNode(true);
      copy.hidden = true;
      root.append(copy);
    }
    this.#view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          // Before the others: Mod-Enter means a new line to them.
          keymap.of([running, { key: "Tab", run: acceptCompletion }]),
          SparqlLanguage,
          syntaxHighlighting(COLOURS),
          LOOK,
          lineNumbers(),
          lintGutter(),
          history(),
          bracketMatching(),
          autocompletion({ override: [complete], icons: false, maxRenderedOptions: 10 }),
          keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.lineWrapping,
          EditorState.phrases.of(phrases),
          EditorView.contentAttributes.of({
            "aria-labelledby": label,
            "aria-describedby": described,
            translate: "no",
            spellcheck: "false",
            autocapitalize: "off",
          }),
        ],
      }),
    });
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  set text(text) {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({ changes: { from: 0, to: length, insert: text } });
    this.point(null);
  }

  /** Give the line and column, from 1, of an offset. */
  place(offset) {
    const line = this.#view.state.doc.lineAt(Math.min(offset, this.#view.state.doc.length));
    return { line: line.number, column: [...line.text.slice(0, offset - line.from)].length + 1 };
  }

  /** Point at what is wrong and put the cursor there; without an offset, at nothing. */
  point(offset, message) {
    const { state } = this.#view;
    if (offset === null) {
      this.#view.dispatch(setDiagnostics(state, []));
      return;
    }
    const from = Math.min(offset, state.doc.length);
    const word = /^[^\s{}()]+/.exec(state.doc.sliceString(from, from + 80));
    const to = Math.min(from + (word?.[0].length ?? 1), state.doc.length);
    this.#view.dispatch(setDiagnostics(state, [{ from, to, severity: "error", message }]));
    this.#view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
  }

  focus() {
    this.#view.focus();
  }
}
