// Saves waiting to be sent. They are kept on this device until the service has acknowledged them, and are sent one at
// a time, in order, also after the page was loaded again. A save keeps its id however often it is sent.

import * as kept from "./kept.js";

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
const isReady = (save) => !save.held && !save.resting;

export class SaveQueue {
  #prefix;
  #send;
  #tell;
  #saves = [];
  #timer;
  #wait = FIRST_WAIT;
  #isSending = false;
  #acknowledged = [];
  #remembers;
  #onDevice = new Set();

  /**
   * `prefix` begins the names of what is kept on this device.
   * `send(save)` gives `{outcome, body}`; outcome is saved, conflict, refused, sign-in, closed or later.
   * `tell(outcome, save, body)` is called after each attempt.
   * With `remembers`, what was acknowledged stays on this device for a page that was kept from before.
   */
  constructor(prefix, send, tell, remembers = false) {
    this.#prefix = prefix;
    this.#send = send;
    this.#tell = tell;
    this.#remembers = remembers;
    const found = kept.list(prefix).map((save) => ({ ...save, held: false }));
    this.#saves = found.filter((save) => save.saved === undefined);
    this.#acknowledged = found.filter((save) => save.saved !== undefined);
    for (const save of this.#saves) this.#onDevice.add(save.save_id);
  }

  /** What waits, the oldest first; held ones wait for a decision of the person, resting ones for the end of typing. */
  get saves() {
    return this.#saves;
  }

  /** What was acknowledged, as revision `saved`, by pages before this one. */
  get acknowledged() {
    return this.#acknowledged;
  }

  /** The page shows what was acknowledged as `save`, or something later. */
  showsAlready(save) {
    this.#forget(save);
  }

  /** The page is about to be left. The next one may have been made before the last save arrived, so it is told. */
  leave() {
    this.#remembers = true;
  }

  get isBusy() {
    return this.#saves.some(isReady);
  }

  /** True when closing the page would lose something: this device did not take it. */
  get isOnPageOnly() {
    return this.#saves.some((save) => !this.#onDevice.has(save.save_id));
  }

  /** True while something newer of the same answer waits. */
  hasNewer(save) {
    return this.#saves.some((other) => key(other) === key(save));
  }

  /**
   * Adds a save; one of the same answer that was never sent is replaced, a held one too, and its place in the order
   * kept: a later answer may hang on it. `state` may say `{resting: true}` or `{held: true}`.
   */
  add(save, state = {}) {
    const isReplaced = (other) => !other.tried || other.held;
    const same = this.#saves.filter((other) => key(other) === key(save));
    const at = same.find(isReplaced)?.at ?? this.#later();
    const after = same.findLast((other) => !isReplaced(other))?.save_id;
    const fresh = { ...save, save_id: uuid(), at, after, tried: false, held: false, ...state };
    this.#keep(fresh);
    this.drop(save, isReplaced);
    // A full device may have room once what is replaced is gone.
    if (!this.#onDevice.has(fresh.save_id)) this.#keep(fresh);
    this.#saves.push(fresh);
    this.#saves.sort((a, b) => a.at - b.at);
    if (isReady(fresh)) this.resume();
  }

  /** After everything that waits, also where the clock of this device was set back meanwhile. */
  #later() {
    return Math.max(Date.now(), ...this.#saves.map((save) => save.at + 1));
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
        const save = this.#saves.find(isReady);
        goesOn = save !== undefined && (await this.#attempt(save));
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** True when the next one can be sent. */
  async #attempt(save) {
    if (this.#onDevice.has(save.save_id) && !kept.has(this.#prefix + save.save_id)) {
      // Another page of the same person has sent or replaced it.
      this.drop(save, (other) => other === save);
      return true;
    }
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
        this.#acknowledge(save, body.revision);
        this.#wait = FIRST_WAIT;
        return true;
      case "conflict":
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

  #acknowledge(save, revision) {
    this.drop(save, (other) => other.save_id === save.save_id);
    for (const other of this.#saves) {
      // One from another page was written without having seen this one: it keeps its revision, and a person decides.
      if (key(other) !== key(save) || other.tried || other.after !== save.save_id) continue;
      other.revision = revision;
      this.#keep(other);
    }
    for (const other of this.#acknowledged.filter((other) => key(other) === key(save))) this.#forget(other);
    this.#acknowledged = this.#acknowledged.filter((other) => key(other) !== key(save));
    if (!this.#remembers) return;
    this.#acknowledged.push({ ...save, saved: revision });
    this.#keep({ ...save, saved: revision });
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
    const { address, ...rest } = save;
    if (kept.put(this.#prefix + save.save_id, rest)) this.#onDevice.add(save.save_id);
  }

  #forget(save) {
    kept.remove(this.#prefix + save.save_id);
  }
}
