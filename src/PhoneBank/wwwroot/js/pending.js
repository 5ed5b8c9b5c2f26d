// @ts-check
// What was typed and is not yet acknowledged. It survives a reload and a crash of the page, and is gone with the tab or once it is saved.

/** @typedef {{ id: string, name: string, real: boolean, organisations: string[] }} Person */

export class Pending {
  /** @param {string} call */
  constructor(call) {
    this.key = `ledgerline-call-${call}`;
  }

  /** @returns {Record<string, Person>} */
  all() {
    return JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
  }

  /** @param {Person} person */
  keep(person) {
    this.write({ ...this.all(), [person.id]: person });
  }

  /** @param {string} id */
  forget(id) {
    const { [id]: _, ...rest } = this.all();
    this.write(rest);
  }

  /**
   * @private
   * @param {Record<string, Person>} people
   */
  write(people) {
    if (Object.keys(people).length > 0) sessionStorage.setItem(this.key, JSON.stringify(people));
    else sessionStorage.removeItem(this.key);
  }
}
