// The search of every page: the box in the header, and the page of results.
import { SearchBox } from "./searching/box.js";
import { SearchIndex } from "./searching/index.js";
import { ResultsPage } from "./searching/results.js";

for (const form of document.querySelectorAll("form.search")) {
  const language = document.documentElement.dataset.language ?? document.documentElement.lang;
  const index = new SearchIndex(form.dataset.index, language);
  if (form.classList.contains("results")) new ResultsPage(form, index);
  else new SearchBox(form, index);
}
