// The engine in its worker: loaded once, asked, stopped, started again.
import wasm from "oxigraph/web_bg.wasm";
import { fetched, unpacked } from "./fetching.js";

// While a classic script runs, it knows where it stands; later it does not.
const HERE = document.currentScript.src;
// Packed by hatch_build.py.
const PROGRAM = new URL(`${wasm}.gz`, HERE);
const WORKER = new URL("sparql-worker.js", HERE);

/** What a query that was not answered throws: the reason by its key, and its place. */
export class Mistake extends Error {
  constructor({ reason, offset, detail }) {
    super(reason);
    Object.assign(this, { reason, offset, detail });
  }
}

export class Engine {
  #settings;
  #told;
  #files = null;
  #worker = null;
  #waiting = null;

  /** `settings` are those of the page; `told` hears the bytes that came of the files. */
  constructor(settings, told) {
    this.#settings = settings;
    this.#told = told;
  }

  /** Load engine and data, or wait until they are there; gives the number of triples. */
  load() {
    this.#worker ??= this.#start().catch((error) => {
      this.#worker = null;
      throw error;
    });
    return this.#worker.then(({ triples }) => triples);
  }

  /** Answer a query of a kind; throws a Mistake for one that cannot be answered. */
  async ask(query, kind) {
    await this.load();
    const { worker } = await this.#worker;
    return this.#reply(worker, { query, kind });
  }

  /** End the running query with its worker; a new one is made ready. */
  async stop() {
    const stopped = this.#waiting;
    if (!stopped) return;
    this.#waiting = null;
    (await this.#worker).worker.terminate();
    this.#restart();
    stopped.reject(new Mistake({ reason: "stopped" }));
  }

  #restart() {
    this.#worker = null;
    // Its own failure is told when it is next asked.
    this.load().catch(() => {});
  }

  async #start() {
    this.#files ??= this.#fetch().catch((error) => {
      this.#files = null;
      throw error;
    });
    const files = await this.#files;
    const worker = new Worker(WORKER);
    const { prefixes, labels, shown } = this.#settings;
    const { triples } = await this.#reply(worker, { files, prefixes, labels, shown });
    return { worker, triples };
  }

  async #fetch() {
    const { data, addresses } = this.#settings;
    const [program, dump, map] = await Promise.all(
      [PROGRAM, data, addresses].map((url) => fetched(url, this.#told)),
    );
    return {
      program: await WebAssembly.compile(await unpacked(program)),
      dump,
      addresses: JSON.parse(await map.text()),
    };
  }

  #reply(worker, message) {
    return new Promise((resolve, reject) => {
      const waiting = { reject };
      const done = () => {
        if (this.#waiting === waiting) this.#waiting = null;
      };
      if (message.query !== undefined) this.#waiting = waiting;
      worker.onmessage = ({ data }) => {
        done();
        if (!data.mistake) return resolve(data);
        if (data.broken) {
          worker.terminate();
          this.#restart();
        }
        return reject(new Mistake(data.mistake));
      };
      worker.onerror = (event) => {
        done();
        event.preventDefault();
        reject(new Error(event.message || String(WORKER)));
      };
      worker.postMessage(message);
    });
  }
}
