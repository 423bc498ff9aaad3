/** Bytes, or the promise of such as are made beside. */
export type Made = Uint8Array | Promise<Uint8Array>;

/** What goes to a file one after another although some of it is still being made. */
export class OrderedWrites {
  private waiting: { readonly made: Made; readonly write: (bytes: Uint8Array) => void }[] = [];

  /** Has `write` called with what is made, after all that was added before. */
  add(made: Made, write: (bytes: Uint8Array) => void): void {
    if (made instanceof Uint8Array && this.waiting.length === 0) {
      write(made);
    } else {
      this.waiting.push({ made, write });
    }
  }

  /** Waits until no more than `most` are not written. */
  async settle(most: number): Promise<void> {
    while (this.waiting.length > most) {
      const [first] = this.waiting;
      const bytes = await first?.made;
      this.waiting.shift();
      if (bytes !== undefined) {
        first?.write(bytes);
      }
    }
  }
}
