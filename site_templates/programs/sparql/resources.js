// What a resource is called and where its page stands, as the build says it.
import { defaultGraph, namedNode } from "oxigraph";
import { canonical } from "./tags.js";

const ONTOLEX = "http://www.w3.org/ns/lemon/ontolex#";

/** The terms that lead to labels and kinds; nodes can be made once the engine runs. */
const terms = () => ({
  type: namedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
  written: namedNode(`${ONTOLEX}writtenRep`),
  forms: ["canonicalForm", "otherForm"].map((name) => namedNode(ONTOLEX + name)),
  sense: namedNode(`${ONTOLEX}sense`),
  number: namedNode("https://w3id.org/vocable/ns#senseNumber"),
});

const accepts = (wanted, tag) => tag === wanted || tag.startsWith(`${wanted}-`);

export class Resources {
  #store;
  #labels;
  #addresses;
  #predicates;
  #terms = terms();

  /** `labels` is how labels are chosen on this page, `addresses` the published file. */
  constructor(store, labels, addresses) {
    this.#store = store;
    this.#labels = labels;
    this.#addresses = addresses;
    this.#predicates = labels.predicates.map((iri) => namedNode(iri));
  }

  /** Give the label of a resource and the way to its page from the root of a language. */
  describe(iri) {
    const node = namedNode(iri);
    const literals = this.#literals(node);
    return { ...(literals.length && this.#best(literals)), href: this.#href(node) };
  }

  #objects(subject, predicate) {
    return this.#store
      .match(subject, predicate, null, defaultGraph())
      .map((quad) => quad.object);
  }

  #texts(subject, predicate) {
    return this.#objects(subject, predicate).filter(
      (node) => node.termType === "Literal" && node.value.trim(),
    );
  }

  #literals(node) {
    const [owner] = this.#store.match(null, this.#terms.sense, node, defaultGraph());
    if (owner) {
      const several = this.#objects(owner.subject, this.#terms.sense).length > 1;
      const number = this.#objects(node, this.#terms.number).map(({ value }) => value).sort()[0];
      const tail = several && number ? ` ${number}` : "";
      return this.#literals(owner.subject).map(({ value, language }) => ({
        value: value + tail,
        language,
      }));
    }
    for (const predicate of this.#predicates) {
      const found = this.#texts(node, predicate);
      if (found.length) return found;
    }
    const written = this.#texts(node, this.#terms.written);
    if (written.length) return written;
    for (const predicate of this.#terms.forms) {
      const found = this.#objects(node, predicate).flatMap((form) =>
        form.termType === "Literal" ? [] : this.#texts(form, this.#terms.written));
      if (found.length) return found;
    }
    return [];
  }

  #best(literals) {
    const { order, expected } = this.#labels;
    const ranked = literals.map(({ value, language }) => {
      const tag = canonical(language);
      const place = order.findIndex((wanted) => accepts(wanted, tag));
      return { value, tag, rank: place < 0 ? order.length + !tag : place };
    });
    ranked.sort((a, b) => a.rank - b.rank || compare(a.tag, b.tag) || compare(a.value, b.value));
    const { value, tag } = ranked[0];
    return { label: value, language: tag, fallback: Boolean(tag && expected && !accepts(expected, tag)) };
  }

  #href(node) {
    const { space, kinds, others } = this.#addresses;
    if (Object.hasOwn(others, node.value)) return others[node.value];
    const ruled = node.value.startsWith(space)
      && this.#objects(node, this.#terms.type).some((type) => kinds.includes(type.value));
    if (!ruled) return "";
    const path = node.value.slice(space.length).split("/").map(encodeURIComponent);
    return `${path.join("/")}.html`;
  }
}

const compare = (a, b) => Number(a > b) - Number(a < b);
