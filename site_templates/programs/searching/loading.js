// Loads a file of the index with a script element, which works from the disk too. The
// file calls `vocableSearch` with its name and what it holds.
const waiting = new Map();

globalThis.vocableSearch = (name, content) => waiting.get(name)?.(content);

export function load(folder, name, version = "") {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const done = (settle) => (value) => {
      waiting.delete(name);
      script.remove();
      settle(value);
    };
    waiting.set(name, done(resolve));
    script.onerror = () => done(reject)(new Error(`${folder}${name}.js`));
    script.src = `${folder}${name}.js${version && `?${version}`}`;
    document.head.append(script);
  });
}
