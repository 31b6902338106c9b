// What a query is, read from its syntax tree: its kind, and what is refused in it.
import { SparqlLanguage } from "codemirror-lang-sparql";

const REFUSED = {
  Update1: "update",
  ServiceGraphPattern: "service",
  DatasetClause: "from",
};
const KINDS = {
  SelectQuery: "solutions",
  AskQuery: "boolean",
  ConstructQuery: "triples",
  DescribeQuery: "triples",
};

/**
 * Read a query; give its kind, `solutions`, `boolean` or `triples`, and what is refused
 * as on the command line: updates, SERVICE and FROM.
 */
export function read(query) {
  let kind = "solutions";
  let refused = null;
  SparqlLanguage.parser.parse(query).iterate({
    enter({ name, from }) {
      if (name in KINDS) kind = KINDS[name];
      if (name in REFUSED) refused ??= { reason: REFUSED[name], offset: from };
    },
  });
  return { kind, refused };
}

/** The keywords of queries, without those of updates and of what is refused. */
export const KEYWORDS = (() => {
  const update = /^(LOAD|INTO|TO|CLEAR|DROP|CREATE|ADD|MOVE|COPY|INSERT|DATA|DELETE|WITH|DEFAULT|ALL|USING|SERVICE|SILENT|FROM|NAMED|GRAPH|TRUE|FALSE)$/;
  const names = SparqlLanguage.parser.nodeSet.types.map((type) => type.name);
  return [...new Set(names)].filter((name) => /^[A-Z][A-Z_\d]+$/.test(name) && !update.test(name));
})();
