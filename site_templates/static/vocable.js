// Copies what stands on the page, and opens the tree at once. All else needs no script.
for (const action of document.querySelectorAll("[data-copy]")) {
  const button = action.querySelector("button");
  const said = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const source = document.getElementById(action.dataset.copy);
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = action.dataset.done;
    setTimeout(() => { button.textContent = said; }, 2000);
  });
  button.setAttribute("aria-live", "polite");
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
  for (let node = target && target.parentElement; node; node = node.parentElement) {
    if (node.tagName === "DETAILS") node.open = true;
  }
};
addEventListener("hashchange", reveal);
reveal();
