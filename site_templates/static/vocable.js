// Copies what stands on the page, and opens the tree at once. All else needs no script.
const fileText = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return new Blob([await answer.text()], { type: "text/plain" });
};
for (const action of document.querySelectorAll("[data-copy], [data-copy-from]")) {
  const button = action.querySelector("button");
  const said = button.textContent;
  const { copy, copyFrom, done, failed } = action.dataset;
  // From the disk no script may read the file beside the page.
  button.hidden = !navigator.clipboard || (copyFrom && location.protocol === "file:");
  button.addEventListener("click", async () => {
    try {
      if (copyFrom) {
        // Begun while the click counts; some browsers forget it during a download.
        await navigator.clipboard.write([new ClipboardItem({ "text/plain": fileText(copyFrom) })]);
      } else {
        await navigator.clipboard.writeText(document.getElementById(copy).textContent);
      }
      button.textContent = done;
    } catch (error) {
      if (!failed) throw error;
      button.textContent = failed;
    }
    setTimeout(() => { button.textContent = said; }, 2000);
  });
  button.setAttribute("aria-live", "polite");
}
// A branch that has a page of its own opens in its place; where the page cannot be read,
// as from the disk, the link leads there.
for (const part of document.querySelectorAll("[data-part]")) {
  part.addEventListener("click", async (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || location.protocol === "file:") return;
    event.preventDefault();
    try {
      const answer = await fetch(part.href);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const tree = page.querySelector(".tree");
      if (!answer.ok || !tree || tree.querySelector(".slices")) throw new Error(answer.status);
      const rows = document.adoptNode(tree.querySelector("ul"));
      for (const link of rows.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), part.href);
      const details = document.createElement("details");
      const summary = document.createElement("summary");
      summary.setAttribute("aria-label", part.dataset.part);
      details.append(summary);
      details.open = true;
      part.closest("li").prepend(details);
      part.closest("li").append(rows);
      const count = document.createElement("span");
      count.className = "count";
      count.textContent = part.dataset.count;
      part.replaceWith(count);
      summary.focus();
    } catch {
      location.href = part.href;
    }
  });
}
for (const action of document.querySelectorAll("[data-open]")) {
  const button = action.querySelector("button");
  const branches = document.querySelectorAll(`.${action.dataset.open} details`);
  const words = [button.textContent, button.dataset.done];
  let open = false;
  button.hidden = branches.length === 0;
  button.addEventListener("click", () => {
    open = !open;
    for (const branch of branches) branch.open = open;
    button.textContent = words[Number(open)];
  });
}
// A link to a place inside a closed branch opens the way to it.
const reveal = () => {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let node = target; node; node = node.parentElement) {
    const branch = node.tagName === "DETAILS" ? node : node !== target && node.querySelector(":scope > details");
    if (branch) branch.open = true;
  }
};
addEventListener("hashchange", reveal);
reveal();
// What a mark leads to is shown beside it while it is pointed at or has the focus.
const marks = document.querySelectorAll(".marks a");
if (marks.length && HTMLElement.prototype.hasOwnProperty("popover")) {
  const box = document.createElement("div");
  box.className = "peek";
  box.popover = "manual";
  document.body.append(box);
  let closing;
  const stay = () => clearTimeout(closing);
  const close = () => { stay(); if (box.matches(":popover-open")) box.hidePopover(); };
  const leave = () => { stay(); closing = setTimeout(close, 200); };
  const show = (mark) => {
    const evidence = document.getElementById(mark.hash.slice(1));
    if (!evidence) return;
    stay();
    box.replaceChildren(...evidence.cloneNode(true).childNodes);
    if (!box.matches(":popover-open")) box.showPopover();
    const place = mark.getBoundingClientRect();
    const left = Math.min(place.left, innerWidth - box.offsetWidth - 16);
    const below = place.bottom + 8 + box.offsetHeight < innerHeight;
    box.style.left = `${Math.max(8, left)}px`;
    box.style.top = `${below ? place.bottom + 8 : place.top - 8 - box.offsetHeight}px`;
  };
  for (const mark of marks) {
    mark.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(mark); });
    mark.addEventListener("pointerleave", leave);
    mark.addEventListener("focus", () => { if (mark.matches(":focus-visible")) show(mark); });
    mark.addEventListener("blur", leave);
    mark.addEventListener("click", close);
  }
  box.addEventListener("pointerenter", stay);
  box.addEventListener("pointerleave", leave);
  addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  addEventListener("scroll", close, { passive: true });
}
// The same place of the page, and what is asked there, in another language.
for (const link of document.querySelectorAll(".languages a")) {
  const follow = () => {
    const target = new URL(link.href);
    // The page of results keeps its own question there.
    target.search ||= location.search;
    target.hash = location.hash;
    link.href = target.href;
  };
  for (const event of ["pointerdown", "focus", "click"]) link.addEventListener(event, follow);
}
