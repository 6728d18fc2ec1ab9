// Saves waiting to be sent. They are kept on this device until the service has acknowledged them, and are sent one at
// a time, in order, also after the page was loaded again. A save keeps its id however often it is sent.

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;
const SIGN_IN_WAIT = 5_000;

/** A version 4 UUID. `crypto.randomUUID` is missing where the service is reached without TLS. */
function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const key = (save) => `${save.question}.${save.unit}`;

export class SaveQueue {
  #prefix;
  #send;
  #tell;
  #saves = [];
  #timer;
  #wait = FIRST_WAIT;
  #isSending = false;
  #acknowledged = [];
  #isLeaving = false;

  /**
   * `prefix` begins the names of what is kept on this device.
   * `send(save)` gives `{outcome, body}`; outcome is saved, conflict, locked, refused, sign-in, closed or later.
   * `tell(outcome, save, body)` is called after each attempt.
   */
  constructor(prefix, send, tell) {
    this.#prefix = prefix;
    this.#send = send;
    this.#tell = tell;
    const kept = this.#kept();
    this.#saves = kept.filter((save) => save.saved === undefined);
    this.#acknowledged = kept.filter((save) => save.saved !== undefined);
    for (const save of this.#acknowledged) this.#forget(save);
  }

  /** What waits, the oldest first; held ones wait for a decision of the person. */
  get saves() {
    return this.#saves;
  }

  /** What was acknowledged, as revision `saved`, while the page before this one was being left. */
  get acknowledged() {
    return this.#acknowledged;
  }

  /** The page is about to be left. The next one may have been made before the last save arrived, so it is told. */
  leave() {
    this.#isLeaving = true;
  }

  get isBusy() {
    return this.#saves.some((save) => !save.held);
  }

  /** Adds a save; one of the same answer that was never sent is replaced, a held one too. */
  add(save) {
    this.#isLeaving = false;
    this.drop(save, (other) => !other.tried || other.held);
    const fresh = { ...save, save_id: uuid(), at: Date.now(), tried: false, held: false };
    this.#saves.push(fresh);
    this.#keep(fresh);
    this.resume();
  }

  /** Forgets saves of the same answer as `save`. */
  drop(save, which = () => true) {
    const isDropped = (other) => key(other) === key(save) && which(other);
    for (const other of this.#saves.filter(isDropped)) this.#forget(other);
    this.#saves = this.#saves.filter((other) => !isDropped(other));
  }

  /** Tries again now. */
  resume() {
    clearTimeout(this.#timer);
    this.#deliver();
  }

  /** True once nothing waits to be sent; false when that takes longer than `milliseconds`. */
  async settled(milliseconds) {
    const end = Date.now() + milliseconds;
    this.resume();
    while (this.isBusy && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
    return !this.isBusy;
  }

  async #deliver() {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      let goesOn = true;
      while (goesOn) {
        const save = this.#saves.find((other) => !other.held);
        goesOn = save !== undefined && (await this.#attempt(save));
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** True when the next one can be sent. */
  async #attempt(save) {
    save.tried = true;
    this.#keep(save);
    const { outcome, body } = await this.#send(save);
    const goesOn = this.#take(outcome, save, body);
    this.#tell(outcome, save, body);
    return goesOn;
  }

  #take(outcome, save, body) {
    switch (outcome) {
      case "saved":
        this.drop(save, (other) => other.save_id === save.save_id);
        if (this.#isLeaving) this.#keep({ ...save, saved: body.revision });
        for (const other of this.#saves) {
          if (key(other) === key(save) && !other.tried) other.revision = body.revision;
        }
        this.#wait = FIRST_WAIT;
        return true;
      case "conflict":
        return this.#hold(this.#newest(save));
      case "locked":
        return this.#hold(this.#newest(save));
      case "refused":
        // What was given since may be right.
        if (this.#newest(save) === save) return this.#hold(save);
        this.drop(save, (other) => other === save);
        return true;
      case "closed":
        for (const other of this.#saves) other.held = true;
        return false;
      case "sign-in":
        this.#timer = setTimeout(() => this.#deliver(), SIGN_IN_WAIT);
        return false;
      default:
        this.#timer = setTimeout(() => this.#deliver(), this.#wait);
        this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
        return false;
    }
  }

  #newest(save) {
    return this.#saves.findLast((other) => key(other) === key(save));
  }

  /** Keeps only this save of the answer, for the person to decide. */
  #hold(save) {
    this.drop(save, (other) => other !== save);
    save.held = true;
    return true;
  }

  #keep(save) {
    try {
      localStorage.setItem(this.#prefix + save.save_id, JSON.stringify(save));
    } catch {
      // A full or forbidden store: the save still waits on the page.
    }
  }

  #forget(save) {
    try {
      localStorage.removeItem(this.#prefix + save.save_id);
    } catch {
      // As above.
    }
  }

  #kept() {
    try {
      return Object.keys(localStorage)
        .filter((name) => name.startsWith(this.#prefix))
        .map((name) => ({ ...JSON.parse(localStorage.getItem(name)), held: false }))
        .sort((a, b) => a.at - b.at);
    } catch {
      return [];
    }
  }
}
